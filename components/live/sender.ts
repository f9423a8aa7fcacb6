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

/**
 * Sends what is in the outbox, in order, one at a time: what was said second must not be stored when the first was not.
 * One that stays unanswered is sent again for ever, under its id, but holds up those behind it no longer.
 */
export class Sender {
  readonly #outbox: Outbox
  readonly #clock: DeviceClock
  readonly #ends: SenderEnds
  readonly #watch = new Map<string, () => void>()
  #up = false
  /** Ends the pause after a setback. */
  #pause: (() => void) | null = null
  #wait = FIRST_WAIT

  constructor(outbox: Outbox, clock: DeviceClock, ends: SenderEnds) {
    this.#outbox = outbox
    this.#clock = clock
    this.#ends = ends
  }

  up(): void {
    this.#up = true
    this.flush()
  }

  down(): void {
    this.#up = false
    this.#pause?.()
    this.#pause = null
    for (const stop of this.#watch.values()) stop()
    this.#watch.clear()
    // Stored ones too, until their events have been seen: their receipts make it harmless, and a backup restored
    // meanwhile may not hold them.
    for (const e of this.#outbox.entries)
      if (e.state === 'sent' || e.state === 'stored')
        this.#outbox.set(e.id, { state: 'queued', noAnswer: false, answer: null })
  }

  flush(): void {
    if (!this.#up || this.#pause !== null) return
    for (const e of this.#outbox.entries) {
      if (e.state === 'sent' && !e.noAnswer) return
      if (e.state !== 'queued' || isHeld(e)) continue
      this.#outbox.set(e.id, { state: 'sent', setback: null })
      this.#try(e, 1)
      this.#ends.changed()
      return
    }
  }

  /** The history those answers were about is not the log's: what counted as stored is sent again. */
  again(): void {
    for (const e of this.#outbox.entries)
      if (e.state === 'stored') this.#outbox.set(e.id, { state: 'queued', answer: null })
  }

  /**
   * Events passed by up to `seq`. What was said to be stored under one of those, and was not among them, is not in this
   * history: a backup was restored that ends before it.
   */
  passed(seq: number): void {
    for (const e of this.#outbox.entries)
      if (e.state === 'stored' && e.answer?.ok === true && Math.max(...e.answer.seqs) <= seq)
        this.#outbox.set(e.id, { state: 'queued', answer: null })
  }

  /** The state moved on without its events passing by (a fresh snapshot): drops what it is known to hold. */
  shown(): void {
    for (const e of this.#outbox.entries)
      if (e.answer?.ok === true && this.#ends.stored(e.answer)) this.#outbox.remove(e.id)
  }

  #try(e: OutboxEntry, n: number): void {
    this.#watch.get(e.id)?.()
    this.#watch.set(
      e.id,
      this.#clock.after(NO_ANSWER, () => {
        if (this.#outbox.find(e.id)?.state !== 'sent') return
        this.#outbox.set(e.id, { noAnswer: true })
        this.#ends.changed()
        if (n >= TRIES) return this.#ends.silent()
        this.#try(e, n + 1)
        this.flush()
      }),
    )
    this.#ends.send({ id: e.id, saidAt: e.saidAt, sentAt: this.#clock.now(), command: e.command }, (answer) =>
      this.#answered(e.id, answer),
    )
  }

  #answered(id: string, answer: Answer): void {
    this.#watch.get(id)?.()
    this.#watch.delete(id)
    const entry = this.#outbox.find(id)
    // Its events came first, or an earlier try was answered.
    if (entry === undefined || entry.state === 'stored' || entry.state === 'refused') {
      this.flush()
      return
    }
    if (!answer.ok && isSetback(answer.refusal.code)) {
      this.#setBack(id, answer)
      return
    }
    this.#wait = FIRST_WAIT
    if (answer.ok && (answer.seqs.length === 0 || this.#ends.stored(answer))) this.#outbox.remove(id)
    else
      this.#outbox.set(id, {
        state: answer.ok ? 'stored' : 'refused',
        answer,
        noAnswer: false,
        setback: null,
      })
    this.#ends.changed()
    this.flush()
  }

  #setBack(id: string, answer: Extract<Answer, { ok: false }>): void {
    this.#outbox.set(id, { state: 'queued', noAnswer: false, setback: answer.refusal })
    this.#pause ??= this.#clock.after(this.#wait, () => {
      this.#pause = null
      this.flush()
    })
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT)
    this.#ends.changed()
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
