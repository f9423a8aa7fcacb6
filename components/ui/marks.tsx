import { cva, cx, type VariantProps } from 'class-variance-authority'
import type { ReactNode } from 'react'

/** What a colour means. States are told by shape as well: nobody needs the hue. */
export type Tone = 'plain' | 'now' | 'good' | 'bad' | 'warn' | 'site' | 'home'
export type Mark =
  | 'ring'
  | 'half'
  | 'check'
  | 'cross'
  | 'dash'
  | 'back'
  | 'dots'
  | 'bang'
  | 'stop'
  | 'hand'
  | 'walk'
  | 'eye'

const shapes: Record<Mark, ReactNode> = {
  ring: <circle cx="8" cy="8" r="5.75" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 2.25a5.75 5.75 0 0 1 0 11.5z" fill="currentColor" stroke="none" />
    </>
  ),
  check: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="m5 8.2 2.1 2.1L11 6.2" stroke="var(--panel)" strokeWidth="1.75" />
    </>
  ),
  cross: <path d="m4 4 8 8m0-8-8 8" strokeWidth="2.25" />,
  dash: (
    <>
      <circle cx="8" cy="8" r="5.75" strokeDasharray="2.2 2.3" />
      <path d="M5.5 8h5" />
    </>
  ),
  back: <path d="M3.5 6.5h6a3.25 3.25 0 0 1 0 6.5H6M6.5 3.5l-3 3 3 3" />,
  dots: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.75" />,
  bang: <path d="M8 1.9 14.6 13.6H1.4zM8 6.3v3.2m0 2.1v.01" />,
  stop: <path d="M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65H5.4L1.75 10.6V5.4zM8 4.75v3.8m0 2.3v.01" />,
  hand: (
    <path d="M5.2 8.6V3.9a.9.9 0 0 1 1.8 0v3.4-4.6a.9.9 0 0 1 1.8 0v4.6-3.8a.9.9 0 0 1 1.8 0v4.2-2.4a.9.9 0 0 1 1.8 0v4.4c0 2.6-1.6 4.4-4 4.4-1.9 0-2.9-.8-3.8-2.3L2.9 9.2c-.5-.9.7-1.7 1.4-.9z" />
  ),
  walk: <path d="M2.5 8h10M9 4.5 12.5 8 9 11.5" strokeWidth="2" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.75" />
    </>
  ),
}

const drawn = cva('', {
  variants: {
    size: {
      '2xs': 'size-3.25',
      xs: 'size-3.5',
      sm: 'size-4',
      md: 'size-4.5',
      xl: 'size-7',
      /** As a drawing says that it stands in. */
      drawn: '',
    },
  },
  defaultVariants: { size: 'md' },
})

/** A small sign for a state. `label` is read out; leave it out where the words stand beside it. */
export function StateMark(
  props: {
    mark: Mark
    tone?: Tone
    label?: string | undefined
    className?: string
  } & VariantProps<typeof drawn>,
) {
  const { mark, tone = 'plain', label, size, className } = props
  const box = size === 'drawn' ? '' : 'inline-flex flex-none'
  return (
    <span
      className={cx('state-mark', box, 'text-(--tone,var(--ink-faint))', `tone-${tone}`, className)}
      title={label}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <svg
        className={drawn({ size })}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shapes[mark]}
      </svg>
    </span>
  )
}

/** A word in a pill, with its sign where there is one. */
export function Badge({ tone = 'plain', mark, children }: { tone?: Tone; mark?: Mark; children: ReactNode }) {
  return (
    <span
      className={`badge tone-${tone} inline-flex items-center gap-[0.375em] rounded-sm border border-[color-mix(in_oklab,var(--tone,var(--ink-faint)),transparent_55%)] bg-(--tone-soft,transparent) px-1.75 py-px text-xs leading-normal font-semibold whitespace-nowrap text-(--tone,var(--ink-soft))`}
    >
      {mark === undefined ? null : <StateMark mark={mark} tone={tone} size="2xs" />}
      {children}
    </span>
  )
}
