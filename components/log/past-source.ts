import type { Me } from '../../domain/contract/wire.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Replay } from '../../domain/replay/replay.ts'
import type { LiveEvent } from '../live/history.ts'
import { blankView, type LiveView } from '../live/live-view.ts'
import type { UpgradeSource } from '../live/source.ts'

/** How many lines of talk and log the past desk has beside it. */
const LINES = 120

/** An upgrade as it stood at a moment that can be moved. Looks live to a screen; what is said to it goes nowhere. */
export class PastUpgrade implements UpgradeSource {
  readonly upgrade: string
  readonly firstNow: number
  readonly #me: Me
  readonly #listeners = new Set<() => void>()
  #view: LiveView
  #now: number

  constructor(me: Me, log: Replay<LiveEvent>, now: number, seq: number) {
    this.#me = me
    this.#now = now
    this.firstNow = now
    this.#view = this.#at(log, seq)
    this.upgrade = this.#view.state.id
  }

  /** Shows the upgrade as it was when its clock read `now` (ms) and line `seq` was its newest. */
  move(log: Replay<LiveEvent>, now: number, seq: number): void {
    this.#now = now
    this.#view = this.#at(log, seq)
    for (const listener of this.#listeners) listener()
  }

  readonly view = (): LiveView => this.#view
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  now(): number {
    return this.#now
  }
  realNow(): number {
    return this.#now
  }
  send(): string {
    return ''
  }
  undo(): boolean {
    return false
  }
  release(): void {}
  heldFor(): number {
    return 0
  }
  dismiss(): void {}
  dismissNotice(): void {}
  type(): void {}
  read(): void {}

  #at(log: Replay<LiveEvent>, seq: number): LiveView {
    const then = log.stateAt(seq)
    // The hands of the clock stand where the reader put them: another object at each move, so that what is drawn from
    // the time alone is drawn again.
    const clock: UpgradeState['clock'] = { kind: 'own', at: this.#now, realAt: this.#now, rate: 0 }
    return {
      ...blankView,
      state: { ...then, clock },
      events: log.events.slice(Math.max(0, seq - LINES), seq),
      me: this.#me,
      connection: 'live',
    }
  }
}
