import { joins } from '../../domain/messages/joins.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { press, strip, told } from './look.tsx'
import { useHands, When } from './tools.tsx'

/** What became of a tap. */
export type Said =
  | { now: 'sending' | 'no-answer' | 'keeping'; did: string }
  /** Kept back for a moment; the dock below says so to the eye. */
  | { now: 'held'; did: string }
  | { now: 'kept'; did: string; count: number; kept: boolean }
  | { now: 'setback'; did: string; why: string }
  /** On the server's disk; `at` on the upgrade's clock, null where nothing had to change. */
  | { now: 'stored'; did: string; at: number | null; seenBy: string }
  | { now: 'refused'; did: string; why: string; dismiss: (() => void) | null }
  /** The log knows nothing of it. */
  | { now: 'unknown' }

const tones = { stored: 'good', kept: 'warn', setback: 'warn', 'no-answer': 'warn' } as const
const marks: Record<Said['now'], string> = {
  held: '…',
  sending: '…',
  'no-answer': '…',
  keeping: '…',
  kept: '↑',
  setback: '↻',
  stored: '✓',
  refused: '✕',
  unknown: '?',
}

/** Says of the last taps what is known and no more: on the way, stored, seen, or why not. */
export function SaidLines({ said }: { said: readonly Said[] }) {
  return (
    <div role="status">
      {said.map((s, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
        <SaidLine key={i} said={s} />
      ))}
    </div>
  )
}

function SaidLine({ said }: { said: Said }) {
  const { lang } = useHands()
  const words = phoneSaid[lang]
  if (said.now === 'held') return <p className="sr-only">{said.did + joins[lang].colon + words.heldAloud}</p>
  const bad = said.now === 'refused' || said.now === 'unknown' || (said.now === 'kept' && !said.kept)
  return (
    <div
      className={strip(bad ? 'bad' : said.now in tones ? tones[said.now as keyof typeof tones] : 'plain')}
      role={bad ? 'alert' : undefined}
    >
      <span aria-hidden="true">{said.now === 'kept' && !said.kept ? '!' : marks[said.now]}</span>
      <p className={told}>
        {said.now === 'unknown' ? null : <strong>{said.did + joins[lang].colon}</strong>}
        <Rest said={said} />
      </p>
      {said.now === 'refused' && said.dismiss !== null ? (
        <button type="button" className={press('quiet')} onClick={said.dismiss}>
          {words.dismiss}
        </button>
      ) : null}
    </div>
  )
}

function Rest({ said }: { said: Exclude<Said, { now: 'held' }> }) {
  const { lang } = useHands()
  const words = phoneSaid[lang]
  switch (said.now) {
    case 'sending':
      return words.sending
    case 'no-answer':
      return words.noAnswer
    case 'keeping':
      return words.keeping
    case 'kept':
      return words[said.kept ? 'kept' : 'notKept'](said.count)
    case 'setback':
      return words.setback(said.why)
    case 'stored':
      return (
        <>
          {words.stored} {said.at === null ? null : <When at={said.at} />}
          {said.seenBy === '' ? null : `, ${words.seenBy(said.seenBy)}`}
        </>
      )
    case 'refused':
      return `${words.refused}. ${said.why}`
    case 'unknown':
      return words.unknown
  }
}
