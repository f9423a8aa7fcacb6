import type { Stretch } from './chapters.ts'

export interface Pace<S extends Stretch> {
  index: number
  chapter: S
  /** How fast the upgrade's clock goes in it. Whole, within what a clock may be set to. */
  rate: number
  /** Where the clock has to be: where it is, or, between two chapters, at the start of the next. Never behind `at`. */
  at: number
}

const FASTEST = 3600

/** How the story goes on when the upgrade's clock reads `at`; null once it is told. */
export function paceAt<S extends Stretch>(chapters: readonly S[], at: number): Pace<S> | null {
  const index = chapters.findIndex((c) => c.to > at)
  const chapter = chapters[index]
  if (chapter === undefined) return null
  return { index, chapter, rate: rateOf(chapter), at: Math.max(at, chapter.from) }
}

/** Real seconds of the story that lie behind the reading `at`. Never falls as `at` rises. */
export function toldSeconds(chapters: readonly Stretch[], at: number): number {
  return chapters.reduce((sum, c) => sum + c.seconds * shareTold(c, at), 0)
}

/** How much of a chapter lies behind the reading `at`, from 0 to 1. */
export function shareTold({ from, to }: Stretch, at: number): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}

function rateOf({ from, to, seconds }: Stretch): number {
  return Math.min(FASTEST, Math.max(1, Math.round((to - from) / 1000 / seconds)))
}
