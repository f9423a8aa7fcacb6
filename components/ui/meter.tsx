import type { Tone } from './marks.tsx'

/** How much of something is done, from 0 to `of`. Null: it goes on, nobody knows how far. `label` is read out. */
export function Meter(props: { done: number | null; of: number; label: string; tone?: Tone }) {
  const { done, of, label, tone = 'now' } = props
  return (
    <progress
      className={`meter tone-${tone}`}
      aria-label={label}
      max={of}
      {...(done === null ? {} : { value: Math.min(done, of) })}
    />
  )
}
