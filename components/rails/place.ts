import type { CSSProperties } from 'react'
import type { Span } from '../../domain/rails/hands-ahead.ts'

/** How far along a range an instant is, in percent of it, kept within it. */
export function share(t: number, range: Span): number {
  const part = ((t - range.start) / (range.end - range.start)) * 100
  return Math.round(Math.min(100, Math.max(0, part)) * 1000) / 1000
}

/** Where a stretch lies, for the style sheet: `--a` where it begins, `--b` how long it is. */
export function placed(span: Span, range: Span, more: Record<string, number | string> = {}): CSSProperties {
  const a = share(span.start, range)
  const b = Math.round((share(span.end, range) - a) * 1000) / 1000
  return { '--a': `${a}%`, '--b': `${b}%`, ...more } as CSSProperties
}
