import type { DeviceClock } from '../live/clock.ts'

/** Somebody who is typing, and the words so far. */
export interface Typist {
  account: string
  text: string
}

/** Words that stand still for so long are not being typed any more, ms. */
const STILL = 8000
/** Told this often at the most, ms; the last word always. */
const EVERY = 90

/** Live talk: what the others are typing, and telling them what is typed here. */
export class Typists {
  readonly #clock: DeviceClock
  readonly #changed: () => void
  readonly #stop = new Map<string, () => void>()
  #typing: readonly Typist[] = []
  #wait: (() => void) | null = null
  #next: { text: string; tell: (text: string) => void } | null = null
  #told = ''

  constructor(clock: DeviceClock, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
  }

  get now(): readonly Typist[] {
    return this.#typing
  }

  hear(account: string, text: string): void {
    this.#stop.get(account)?.()
    this.#stop.delete(account)
    const others = this.#typing.filter((t) => t.account !== account)
    if (text === '' && others.length === this.#typing.length) return
    this.#typing = text === '' ? others : [...others, { account, text }]
    if (text !== '')
      this.#stop.set(
        account,
        this.#clock.after(STILL, () => this.hear(account, '')),
      )
    this.#changed()
  }

  say(text: string, tell: (text: string) => void): void {
    this.#next = { text, tell }
    if (this.#wait === null) this.#tell()
  }

  close(): void {
    for (const stop of this.#stop.values()) stop()
    this.#stop.clear()
    this.#wait?.()
    this.#wait = null
    this.#next = null
    this.#told = ''
    this.#typing = []
  }

  #tell(): void {
    const next = this.#next
    this.#next = null
    this.#wait = null
    if (next === null || next.text === this.#told) return
    this.#told = next.text
    next.tell(next.text)
    this.#wait = this.#clock.after(EVERY, () => this.#tell())
  }
}
