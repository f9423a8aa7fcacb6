import type { LiveNotice, LiveView, NewNotice } from './live-view.ts'

export type Shown = ReturnType<typeof createShown>

/**
 * What there is to show, and who is told when it changes. `beside`: what is kept elsewhere, and looked up at each change.
 */
export function createShown(first: LiveView, beside: () => Partial<LiveView>) {
  let view = first
  let numbered = 0
  const listeners = new Set<() => void>()

  function change(change: Partial<LiveView> = {}): void {
    view = { ...view, ...change, ...beside() }
    for (const listener of listeners) listener()
  }

  return {
    get view() {
      return view
    },
    change,
    /** Calls `listener` at each change, until ended by what it returns. */
    listen(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify(notice: NewNotice): void {
      // Said once is enough, but other lines may be gone each time.
      if (notice.kind !== 'other-history' && view.notices.some((n) => n.kind === notice.kind)) return
      change({ notices: [...view.notices, { ...notice, id: ++numbered } as LiveNotice] })
    },
    dismiss(notice: number): void {
      change({ notices: view.notices.filter((n) => n.id !== notice) })
    },
  }
}
