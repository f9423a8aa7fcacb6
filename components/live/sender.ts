import type { Answer, CommandFrame } from '../../domain/contract/wire.ts'
import type { DeviceClock } from './clock.ts'
import { isHeld, type Outbox, type OutboxEntry } from './outbox.ts'

/** Unanswered for so long over a line that is up, a command is said to have no answer and is sent again, ms. */
export const NO_ANSWER = 10_000
/** Silent for this many tries, the line itself is not believed any more. */
const TRIES = 2
const FIRST_WAIT = 2000
const LONGEST_WAIT = 30_000

export interface SenderEnds {
  send(frame: Omit<CommandFrame, 'upgrade'>, answer: (a: Answer) => void): void
  changed(): void
  /** The line looks up and answers nothing. */
  silent(): void
  /** Whether the events of an answer are shown here already; if not, they are on their way. */
  stored(answer: { seqs: number[] }): boolean
}

export type Sender = ReturnType<typeof createSender>

/**
 * Sends what is in the outbox, in order, one at a time: what was said second must not be stored when the first was not.
 * One that stays unanswered is sent again for ever, under its id, but holds up those behind it no longer.
 */
export function createSender(outbox: Outbox, clock: DeviceClock, ends: SenderEnds) {
  const watch = new Map<string, () => void>()
  let isUp = false
  /** Ends the pause after a setback. */
  let pause: (() => void) | null = null
  let wait = FIRST_WAIT

  function flush(): void {
    if (!isUp || pause !== null) return
    for (const e of outbox.entries) {
      if (e.state === 'sent' && !e.noAnswer) return
      if (e.state !== 'queued' || isHeld(e)) continue
      outbox.set(e.id, { state: 'sent', setback: null })
      attempt(e, 1)
      ends.changed()
      return
    }
  }

  function attempt(e: OutboxEntry, n: number): void {
    watch.get(e.id)?.()
    watch.set(
      e.id,
      clock.after(NO_ANSWER, () => {
        if (outbox.find(e.id)?.state !== 'sent') return
        outbox.set(e.id, { noAnswer: true })
        ends.changed()
        if (n >= TRIES) return ends.silent()
        attempt(e, n + 1)
        flush()
      }),
    )
    ends.send({ id: e.id, saidAt: e.saidAt, sentAt: clock.now(), command: e.command }, (answer) =>
      answered(e.id, answer),
    )
  }

  function answered(id: string, answer: Answer): void {
    watch.get(id)?.()
    watch.delete(id)
    const entry = outbox.find(id)
    // Its events came first, or an earlier try was answered.
    if (entry === undefined || entry.state === 'stored' || entry.state === 'refused') {
      flush()
      return
    }
    if (!answer.ok && isSetback(answer.refusal.code)) {
      setBack(id, answer)
      return
    }
    wait = FIRST_WAIT
    if (answer.ok && (answer.seqs.length === 0 || ends.stored(answer))) outbox.remove(id)
    else
      outbox.set(id, {
        state: answer.ok ? 'stored' : 'refused',
        answer,
        noAnswer: false,
        setback: null,
      })
    ends.changed()
    flush()
  }

  function setBack(id: string, answer: Extract<Answer, { ok: false }>): void {
    outbox.set(id, { state: 'queued', noAnswer: false, setback: answer.refusal })
    pause ??= clock.after(wait, () => {
      pause = null
      flush()
    })
    wait = Math.min(wait * 2, LONGEST_WAIT)
    ends.changed()
  }

  return {
    flush,
    up(): void {
      isUp = true
      flush()
    },
    down(): void {
      isUp = false
      pause?.()
      pause = null
      for (const stop of watch.values()) stop()
      watch.clear()
      // Stored ones too, until their events have been seen: their receipts make it harmless, and a backup restored
      // meanwhile may not hold them.
      for (const e of outbox.entries)
        if (e.state === 'sent' || e.state === 'stored')
          outbox.set(e.id, { state: 'queued', noAnswer: false, answer: null })
    },
    /** The history those answers were about is not the log's: what counted as stored is sent again. */
    again(): void {
      for (const e of outbox.entries)
        if (e.state === 'stored') outbox.set(e.id, { state: 'queued', answer: null })
    },
    /**
     * Events passed by up to `seq`. What was said to be stored under one of those, and was not among them, is not in this
     * history: a backup was restored that ends before it.
     */
    passed(seq: number): void {
      for (const e of outbox.entries)
        if (e.state === 'stored' && e.answer?.ok === true && Math.max(...e.answer.seqs) <= seq)
          outbox.set(e.id, { state: 'queued', answer: null })
    },
    /** The state moved on without its events passing by (a fresh snapshot): drops what it is known to hold. */
    shown(): void {
      for (const e of outbox.entries) if (e.answer?.ok === true && ends.stored(e.answer)) outbox.remove(e.id)
    },
  }
}

/** Nothing was decided: the server could not take it just now, or can't until a backup is restored. */
export function isSetback(code: string): boolean {
  return setbacks.includes(code)
}

export const setbacks: readonly string[] = [
  'not-stored',
  'not-read',
  'database-damaged',
  'log-damaged',
  'too-many',
  'server-fault',
]
