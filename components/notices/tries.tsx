import { type Tried, triesSince } from '../../domain/notices/notices.ts'
import { triedLine, triedWords } from '../../domain/notices/words/tried.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { useNumbers } from './use-numbers.ts'

/** How people were told: of each channel the last try, the newest last. What failed says why; whom to call, the number. */
export function Tries(props: {
  tried: readonly Tried[] | undefined
  /** When it was asked last, or null: it is over. */
  since: number | null
  /** Nobody has answered. */
  unanswered: boolean
}) {
  const { tried, since, unanswered } = props
  const { state, lang, role, zones, readOnly } = useDesk()
  const tries = since === null ? [] : triesSince(tried, since).sort((a, b) => a.at - b.at)
  const mayCall = unanswered && !readOnly && role === 'upgrader'
  const calls = tries.flatMap((t) => (t.channel === 'tel' && t.person !== null ? [t.person] : []))
  const numbers = useNumbers(state.id, mayCall ? calls.join() : '')
  if (tries.length === 0) return null
  return (
    <ul
      className="tries grid gap-0.5 border-s-2 border-line ps-2 text-xs text-ink-soft"
      aria-label={triedWords[lang].title}
    >
      {tries.map((t) => {
        const who = t.person === null ? '' : state.people[t.person]?.name || t.person
        return (
          <li
            key={`${t.person} ${t.channel}`}
            className={`flex flex-wrap items-baseline gap-x-2 wrap-anywhere ${t.why === null ? (unanswered && t.channel === 'tel' ? 'tone-warn text-tone' : '') : 'tone-bad text-tone'}`}
          >
            {triedLine(t, who, lang)}
            {!unanswered || t.channel !== 'tel' || t.person === null
              ? null
              : numbers[t.person]?.map((n) => (
                  <a key={n} className="font-mono text-base" href={`tel:${n.replace(/[^+\d]/g, '')}`}>
                    {n}
                  </a>
                ))}{' '}
            <BothClocks instant={t.at} {...zones} lang={lang} size="sm" />
          </li>
        )
      })}
    </ul>
  )
}
