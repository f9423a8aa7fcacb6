import { useEffect, useState } from 'react'
import { joins } from '../../domain/messages/joins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { deviceClock } from '../live/clock.ts'
import { press, strip, taps, told } from './look.tsx'
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

/** What the server found about the command that a form said just before this page was asked for. */
export type SaidAtLoad =
  | { id: string; outcome: 'stored'; type: string; seq: number | null; at: number | null }
  | { id: string; outcome: 'refused'; why: string }
  | { id: string; outcome: 'unknown' }

/** As a line on the screen. `seenBy`: who has seen it since, in words. */
export function saidAtLoad(said: SaidAtLoad | null, lang: Lang, seenBy = ''): readonly Said[] {
  if (said === null) return []
  const words = phoneSaid[lang]
  if (said.outcome === 'stored')
    return [{ now: 'stored', did: words.did[said.type] ?? words.you, at: said.at, seenBy }]
  if (said.outcome === 'refused') return [{ now: 'refused', did: words.you, why: said.why, dismiss: null }]
  return [{ now: 'unknown' }]
}

/** A tap that is kept back for a moment. */
export interface Held {
  id: string
  did: string
  /** Until it goes out, ms. */
  left: number
  /** How long it is kept back in all, ms. */
  total: number
}

/** A thumb on its way to "undo" must not meet what lies beneath, ms. */
const LINGER = 1500

const dock =
  'fixed z-2 left-0 right-0 bottom-0 px-3 pt-2 pb-[calc(0.5rem+env(safe-area-inset-bottom))] bg-[linear-gradient(to_bottom,transparent,var(--ground)_0.75rem)]'

/**
 * At the bottom of the screen, under whatever was tapped: that it lives in this page alone, for as long as that is so;
 * and while a tap can still be taken back, what it was, how long it waits, and "undo".
 */
export function UndoDock(props: { held: Held | null; undo: (id: string) => void; onlyHere: number }) {
  const { held, undo, onlyHere } = props
  const { lang } = useHands()
  const words = phoneSaid[lang]
  const [last, setLast] = useState<Held | null>(null)
  const id = held?.id ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another tap, or its end, changes what is shown
  useEffect(() => {
    if (held !== null) return setLast(held)
    return deviceClock.after(LINGER, () => setLast(null))
  }, [id])
  const shown = held ?? last
  const only =
    onlyHere === 0 ? null : (
      <p className="max-w-130 mx-auto mb-1.5 px-4 py-2 border-2 border-bad rounded-xl bg-bad-soft font-semibold leading-[1.3]">
        <span aria-hidden="true">!</span> {words.onlyHere(onlyHere)}
      </p>
    )
  if (shown === null) return only === null ? null : <div className={dock}>{only}</div>
  return (
    <div className={dock}>
      {only}
      <div className="relative flex items-center gap-3 max-w-130 mx-auto py-1.5 pr-1.5 pl-4 overflow-hidden rounded-xl bg-ink text-ground [box-shadow:0_6px_24px_rgb(0_0_0/.45)]">
        <p className="flex-1 min-w-0 leading-tight">
          <strong className="block">{shown.did}</strong>
          <span className="block text-base" aria-hidden="true">
            {held === null ? words.out : <Count key={held.id} left={held.left} />}
          </span>
        </p>
        <button
          type="button"
          className={`${taps} flex-none min-w-28 min-h-16 px-4 py-2 border-current bg-transparent text-inherit text-center text-[1.1875rem] font-semibold disabled:opacity-55`}
          disabled={held === null}
          onClick={() => {
            setLast(null)
            undo(shown.id)
          }}
        >
          {words.undo}
        </button>
        {held === null ? null : <Bar key={held.id} {...held} />}
      </div>
    </div>
  )
}

/** Counts by the device: the upgrade's own clock may stand. */
function Count({ left }: { left: number }) {
  const { lang } = useHands()
  const [seconds, setSeconds] = useState(Math.ceil(left / 1000))
  useEffect(() => deviceClock.after(1000, () => setSeconds(Math.max(0, seconds - 1))), [seconds])
  return phoneSaid[lang].goesOut(seconds)
}

/** Runs out by itself, from where it stood when it was first drawn. */
function Bar({ left, total }: Held) {
  const [delay] = useState(left - total)
  return (
    <span
      className="absolute left-0 right-0 bottom-0 h-1 bg-site-mark origin-left animate-[run-out_linear_both] motion-reduce:hidden"
      aria-hidden="true"
      style={{ animationDuration: `${total}ms`, animationDelay: `${delay}ms` }}
    />
  )
}
