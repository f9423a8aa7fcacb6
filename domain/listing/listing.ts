import type { Status, UpgradeState } from '../log/state.ts'

/** What the reader asked the list for. */
export interface Asked {
  /** Words that title, places or people must all bear; '' for all. */
  text: string
  /** Those that are over, which stand apart. */
  over: boolean
  /** From 1; beyond the last it is the last. */
  page: number
}

export interface Listing<T> {
  rows: T[]
  page: number
  pages: number
  /** How many of those that go on, and of those that are over, have the words. */
  counts: { open: number; over: number }
}

/** What is under way first, what is broken above all. */
const order: Record<Status, number> = {
  'rolling-back': 0,
  running: 1,
  suspended: 2,
  ready: 3,
  draft: 3,
  closed: 4,
  cancelled: 4,
}

/**
 * One page of upgrades. Under way: what moved last stands first. To come: what starts first, what has no start yet last.
 * Over: what ended last.
 */
export function listing<T extends { state: UpgradeState }>(
  all: readonly T[],
  asked: Asked,
  size: number,
): Listing<T> {
  const found = bearing(all, asked.text)
  const over = found.filter((u) => isOver(u.state.status))
  const open = found.filter((u) => !isOver(u.state.status))
  const chosen = (asked.over ? over : open).toSorted((a, b) => compare(a.state, b.state))
  const pages = Math.max(1, Math.ceil(chosen.length / size))
  const page = Math.min(pages, Math.max(1, Math.floor(asked.page) || 1))
  return {
    rows: chosen.slice((page - 1) * size, page * size),
    page,
    pages,
    counts: { open: open.length, over: over.length },
  }
}

/** Those whose title, places or people bear all the words of the text; with none, all. */
export function bearing<T extends { state: UpgradeState }>(all: readonly T[], text: string): readonly T[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return words.length === 0 ? all : all.filter(({ state }) => bears(state, words))
}

/** When it begins, or began (epoch ms); null while no start is known. */
export function startOf(state: UpgradeState): number | null {
  return state.startedAt ?? state.head.start?.at.instant ?? null
}

function isOver(status: Status): boolean {
  return order[status] === 4
}

function compare(a: UpgradeState, b: UpgradeState): number {
  const rank = order[a.status] - order[b.status]
  if (rank !== 0) return rank
  const ahead = order[a.status] === 3
  const first = ahead
    ? (startOf(a) ?? Number.POSITIVE_INFINITY) - (startOf(b) ?? Number.POSITIVE_INFINITY)
    : (b.endedAt ?? b.at) - (a.endedAt ?? a.at)
  // Two without a start: infinity less infinity is no number.
  return first || b.at - a.at || (a.id < b.id ? -1 : 1)
}

function bears(state: UpgradeState, words: readonly string[]): boolean {
  const { head, people } = state
  const text = fold(
    [head.title, head.site.name, head.home.name, ...Object.values(people).map((p) => p.name)].join('\n'),
  )
  return words.every((w) => text.includes(w))
}

/** Letters in any width and case are the same to whoever searches. */
function fold(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en')
}
