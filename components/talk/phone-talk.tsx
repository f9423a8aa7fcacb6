import { memo, type ReactNode } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import type { LiveEvent } from '../live/history.ts'
import { Panel, soft } from '../phone/look.tsx'
import { Act, Press, useHands } from '../phone/tools.tsx'
import { BothClocks } from '../time/both-clocks.tsx'

/** A line said here and not yet seen in the log, with what is known of its way. */
export interface PendingLine {
  id: string
  text: string
  state: ReactNode
}

/** So many lines stand open: with more, what is further down the page is out of a thumb's reach. */
const IN_VIEW = 3

/** The newest lines of talk, those before them folded, and one line to answer. */
export function TalkPanel(props: {
  lines: readonly LiveEvent[]
  pending?: readonly PendingLine[]
  /** Who has seen a line of the reader's own, by its seq, in words; '' while nobody has. */
  seenBy?: (seq: number) => string
  typing?: readonly { account: string; text: string }[]
  /** Called as the reader types. */
  onType?: (text: string) => void
}) {
  const { me, nameOf, state, lang } = useHands()
  const words = phoneTalk[lang]
  const { lines, pending = [], typing = [] } = props
  const sideOf = (account: string) => {
    const role = Object.values(state.people).find((p) => p.account === account)?.role
    return role === 'sentinel' ? 'side-site' : role === 'upgrader' ? 'side-home' : ''
  }
  const before = lines.slice(0, Math.max(0, lines.length - IN_VIEW))
  const lineOf = (e: LiveEvent) => (
    <TalkLine
      key={e.seq}
      line={e}
      who={nameOf(e.actor)}
      side={sideOf(e.actor)}
      seen={e.actor === me.account ? (props.seenBy?.(e.seq) ?? '') : ''}
      erased={words.erased}
      siteZone={state.head.site.zone}
      homeZone={state.head.home.zone}
      lang={lang}
    />
  )
  return (
    <Panel id="talk" title={words.title}>
      {lines.length + pending.length + typing.length === 0 ? <p className={soft}>{words.none}</p> : null}
      {before.length === 0 ? null : (
        <details>
          <summary className="block min-h-11 py-2.5 text-home cursor-pointer">
            {words.earlier(before.length)}
          </summary>
          <ol className="grid gap-2.5 mt-1">{before.map(lineOf)}</ol>
        </details>
      )}
      <ol
        className={`grid gap-2.5 ${before.length === 0 ? '' : 'mt-2.5'}`}
        aria-live="polite"
        aria-relevant="additions"
      >
        {lines.slice(before.length).map(lineOf)}
        {pending.map((p) => (
          <li key={p.id} className={`${lineLook}border-line`}>
            <p className="whitespace-pre-line">{p.text}</p>
            <p className={soft}>{p.state}</p>
          </li>
        ))}
      </ol>
      {typing.map((t) => (
        <p key={t.account}>
          <span className={soft}>{words.writes(nameOf(t.account))}</span> {t.text}
        </p>
      ))}
      <Act form="talk" type="talk.say" className="say flex gap-2 mt-2 [&>button]:w-auto">
        <label className="sr-only" htmlFor="say">
          {words.say}
        </label>
        <input
          id="say"
          className="flex-1 min-w-0"
          name="text"
          type="text"
          required
          maxLength={4000}
          autoComplete="off"
          enterKeyHint="send"
          placeholder={words.say}
          onInput={props.onType === undefined ? undefined : (e) => props.onType?.(e.currentTarget.value)}
        />
        <Press>{phonePage[lang].send}</Press>
      </Act>
    </Panel>
  )
}

const lineLook = 'line pl-2.5 border-l-3 '

// The page is drawn every second; a line only when something of it changed. So it takes all it shows as plain values.
const TalkLine = memo(function TalkLine(props: {
  line: LiveEvent
  who: string
  side: string
  /** Who has seen it, in words; '' while nobody has. */
  seen: string
  erased: string
  siteZone: string
  homeZone: string
  lang: Lang
}) {
  const { line, siteZone, homeZone, lang } = props
  if (line.type !== 'talk.said') return null
  const sided = props.side !== ''
  return (
    <li className={`${lineLook}${sided ? `${props.side} border-side` : 'border-line'}`}>
      <p className="text-[0.8125rem] [&_time]:text-[0.8125rem]">
        <strong className={sided ? 'text-side' : 'text-ink-soft'}>{props.who}</strong>{' '}
        <BothClocks instant={line.happenedAt} siteZone={siteZone} homeZone={homeZone} lang={lang} size="sm" />
      </p>
      <p className="whitespace-pre-line">{line.body === null ? <em>{props.erased}</em> : line.body.text}</p>
      {props.seen === '' ? null : <p className={soft}>✓ {props.seen}</p>}
    </li>
  )
})
