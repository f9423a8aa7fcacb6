import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'
import { Kbd } from './kbd.tsx'
import { Spinner } from './loading.tsx'

interface Look {
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
}

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
        <span aria-hidden="true">
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

/** How a button looks, for what is pressed like one and is none. */
export function buttonLook({ kind = 'plain', size = 'md' }: Look, more?: string): string {
  const names = ['button', `button-${kind}`]
  if (size !== 'md') names.push(`button-${size}`)
  if (more !== undefined) names.push(more)
  return names.join(' ')
}
