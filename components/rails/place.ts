import type { CSSProperties } from 'react'
import type { Span } from '../../domain/availability/spans.ts'
import { type Scale, share } from '../../domain/rails/scale.ts'

/** Where a stretch lies, for the style sheet: `--a` where it begins, `--b` how long it is. */
export function placed(span: Span, scale: Scale, more: Record<string, number | string> = {}): CSSProperties {
  const a = share(span.start, scale)
  const b = Math.round((share(span.end, scale) - a) * 1000) / 1000
  return { '--a': `${a}%`, '--b': `${b}%`, ...more } as CSSProperties
}
