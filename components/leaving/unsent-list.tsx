'use client'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { DeviceTime } from '../time/device-time.tsx'
import { StateMark } from '../ui/marks.tsx'
import type { Undelivered } from './undelivered.ts'

/** What became of one that was sent just now. `no`: refused, or not taken, in words. */
export type Became = { is: 'sending' | 'sent' } | { is: 'no'; why: string }

/**
 * What was not delivered: what each is, of which upgrade, when it was said by this device's clock and zone, and what became
 * of it. With `words` also what was written: for who wrote it, and once only.
 */
export function UnsentList(props: {
  lang: Lang
  items: readonly Undelivered[]
  /** What the upgrades are called, as far as whoever reads may know. */
  titles?: Readonly<Record<string, string>>
  became?: Readonly<Record<string, Became>>
  /** The account that is signed in: what is another's is said to be. */
  mine?: string | null
  words?: boolean
}) {
  const { lang, items, titles = {}, became = {}, mine } = props
  const own = leaving[lang]
  return (
    <ul aria-label={own.unsent.list} className="my-2 grid gap-2">
      {items.map((u) => {
        const title = titles[u.upgrade]
        const what = thingOf(u, lang)
        const written = props.words === true ? writtenIn(u) : ''
        return (
          <li key={u.id} className="border-l-2 border-line-strong pl-3">
            <p>
              {title === undefined ? what : own.of(what, title)} <DeviceTime instant={u.saidAt} lang={lang} />
            </p>
            {written === '' ? null : (
              <p className="whitespace-pre-line text-ink-soft [overflow-wrap:anywhere]">{written}</p>
            )}
            <Fate of={became[u.id]} item={u} lang={lang} />
            {mine === undefined || mine === u.account ? null : (
              <p className="text-sm text-ink-soft">{own.unsent.someone}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Fate({ of, item, lang }: { of: Became | undefined; item: Undelivered; lang: Lang }) {
  const words = leaving[lang].unsent
  const refused = refusedOf(item, lang)
  if (of?.is === 'no') return <p className="text-sm text-bad">{of.why}</p>
  if (of !== undefined)
    return (
      <p className="inline-flex items-center gap-1 text-sm text-ink-soft">
        {of.is === 'sent' ? <StateMark mark="check" tone="good" /> : null}
        {words[of.is]}
      </p>
    )
  return refused === null ? null : (
    <p className="text-sm text-bad">
      {words.refused} {refused}
    </p>
  )
}

/** Why the server refused it before; null: it did not. What is refused can't be sent again. */
export function refusedOf({ said }: Undelivered, lang: Lang): string | null {
  if ('photo' in said) return said.photo.refused
  return said.refused === null ? null : refusalText(said.refused, lang)
}

function thingOf({ said }: Undelivered, lang: Lang): string {
  const type = 'photo' in said ? 'photo.added' : said.command.type
  const { things, other } = leaving[lang]
  return phoneSaid[lang].did[type] ?? things[type.split('.')[0] ?? ''] ?? other
}

const written = ['text', 'note', 'reason', 'saw', 'handOver', 'question', 'unless', 'then', 'title'] as const

function writtenIn({ said }: Undelivered): string {
  if ('photo' in said) return ''
  const command = said.command as CommandInput & Partial<Record<(typeof written)[number], unknown>>
  return written.flatMap((key) => (typeof command[key] === 'string' ? [command[key]] : [])).join('\n')
}
