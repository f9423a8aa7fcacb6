import type { LiveNotice, LiveView, NewNotice } from './live-view.ts'

/** What there is to show, and who is told when it changes. */
export class Shown {
  #view: LiveView
  readonly #beside: () => Partial<LiveView>
  readonly #listeners = new Set<() => void>()
  #notice = 0

  /** `beside`: what is kept elsewhere, and looked up at each change. */
  constructor(view: LiveView, beside: () => Partial<LiveView>) {
    this.#view = view
    this.#beside = beside
  }

  get view(): LiveView {
    return this.#view
  }

  /** Calls `listener` at each change, until ended by what it returns. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(change: Partial<LiveView> = {}): void {
    this.#view = { ...this.#view, ...change, ...this.#beside() }
    for (const listener of this.#listeners) listener()
  }

  notify(notice: NewNotice): void {
    // Said once is enough, but other lines may be gone each time.
    if (notice.kind !== 'other-history' && this.#view.notices.some((n) => n.kind === notice.kind)) return
    this.change({ notices: [...this.#view.notices, { ...notice, id: ++this.#notice } as LiveNotice] })
  }

  dismiss(notice: number): void {
    this.change({ notices: this.#view.notices.filter((n) => n.id !== notice) })
  }
}
