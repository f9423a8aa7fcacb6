import { cx } from 'class-variance-authority'
import type { Tone } from './marks.tsx'

const BAR =
  'meter h-1.5 w-full appearance-none overflow-hidden rounded-sm border-0 bg-[color-mix(in_oklab,var(--tone,var(--ink-soft)),transparent_78%)] align-middle forced-colors:appearance-auto [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-(--tone,var(--ink-soft)) [&::-moz-progress-bar]:bg-(--tone,var(--ink-soft))'
/** How far is not known: hatched, and still. */
const HATCHED =
  'indeterminate:bg-transparent indeterminate:bg-[repeating-linear-gradient(135deg,color-mix(in_oklab,var(--tone,var(--ink-soft)),transparent_30%)_0_3px,color-mix(in_oklab,var(--tone,var(--ink-soft)),transparent_78%)_3px_7px)] indeterminate:[&::-moz-progress-bar]:bg-transparent'

/** How much of something is done, from 0 to `of`. Null: it goes on, nobody knows how far. `label` is read out. */
export function Meter(props: {
  done: number | null
  of: number
  label: string
  tone?: Tone
  className?: string
}) {
  const { done, of, label, tone = 'now' } = props
  return (
    <progress
      className={cx(BAR, done === null && HATCHED, `tone-${tone}`, props.className)}
      aria-label={label}
      max={of}
      {...(done === null ? {} : { value: Math.min(done, of) })}
    />
  )
}
