import { cva, type VariantProps } from 'class-variance-authority'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { Kbd } from './kbd.tsx'
import { Spinner } from './loading.tsx'

/** What is pressed has no hue. Where a room's main button has one all the same, the room sets --fill and --fill-ink. */
const look = cva(
  'button inline-flex items-center justify-center rounded-md border leading-[1.2] font-semibold no-underline cursor-pointer transition-[background-color,border-color] duration-(--quick) active:translate-y-px disabled:cursor-default disabled:opacity-60 aria-disabled:opacity-60 aria-disabled:not-aria-busy:cursor-default aria-busy:cursor-progress',
  {
    variants: {
      kind: {
        plain:
          'border-line-strong bg-raised text-ink hover:border-ink-faint hover:bg-[color-mix(in_oklab,var(--raised),var(--ink)_8%)]',
        primary:
          'button-primary border-(--fill,var(--accent)) bg-(--fill,var(--accent)) text-(--fill-ink,var(--accent-ink)) hover:bg-[color-mix(in_oklab,var(--fill,var(--accent)),var(--fill-ink,var(--accent-ink))_12%)]',
        quiet: 'button-quiet border-transparent bg-transparent text-ink-soft hover:bg-raised hover:text-ink',
        danger: 'button-danger border-bad/55 bg-transparent text-bad hover:border-bad hover:bg-bad-soft',
      },
      size: {
        sm: 'button-sm min-h-control-sm gap-2 px-2.25 py-0.75 text-xs',
        md: 'min-h-control gap-2 px-3.5 py-1.25 text-sm',
        lg: 'button-lg min-h-control-lg gap-2 px-5.5 py-2 text-lg',
        /** Where a way ends, and where one begins: there is little else to press. */
        end: 'min-h-12 gap-2 px-5 py-1.25 text-base',
        way: 'button-lg min-h-14 gap-2 px-5.5 py-2 text-lg',
        /** Holds more than a word or two. */
        text: 'min-h-control-sm flex-wrap gap-x-2.5 gap-y-0.5 px-2.25 py-1.5 text-start text-xs',
      },
    },
    defaultVariants: { kind: 'plain', size: 'md' },
  },
)
type Look = VariantProps<typeof look>

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Under way: keeps its place and focus, takes no second press. */
  busy?: boolean | undefined
  /** The key that does the same, shown beside the words. */
  hint?: string | undefined
  /** A dialog opens with the focus here. */
  'data-focus'?: boolean | undefined
}

/** A button. While busy it stays focusable, so that the focus is not lost when the answer comes. */
export function Button({
  kind,
  size,
  busy = false,
  hint,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonLook({ kind, size }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      aria-keyshortcuts={hint}
      onClick={busy ? (e) => e.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : null}
      {children}
      {hint === undefined ? null : (
        // A finger presses no keys.
        <span aria-hidden="true" className="pointer-coarse:*:hidden">
          <Kbd>{hint}</Kbd>
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button. */
export function LinkButton({
  kind,
  size,
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & Look) {
  return (
    <a {...rest} className={buttonLook({ kind, size }, className)}>
      {children}
    </a>
  )
}

/** How a button looks, for what is pressed like one and is none. `more` only places it. */
export const buttonLook = (how: Look, more?: string): string => look({ ...how, className: more })
