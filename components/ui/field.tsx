import { cva, type VariantProps } from 'class-variance-authority'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'

/** How a control looks that takes words, or has them to choose from. */
export const controlLook = cva(
  'field-control rounded-md border text-ink file:me-3 file:rounded-sm file:border file:border-line-strong file:bg-raised file:px-2.5 file:py-0.5 file:text-sm file:font-semibold file:text-ink placeholder:text-ink-faint disabled:cursor-default disabled:opacity-60 aria-invalid:border-bad',
  {
    variants: {
      size: {
        /** Beside many others. */
        sm: 'px-2.75 py-1 text-sm',
        md: 'px-2.75 py-1.5',
        /** Its cell of a table has the frame's air. */
        cell: 'px-1.5 py-1 text-sm',
        /** Met on a phone, once: tapped without aiming, and 16 px, below which iOS zooms in. */
        lg: 'px-2.75 py-1.5 text-[1rem]',
      },
      lines: {
        one: '',
        few: 'min-h-20 resize-y',
        /** As tall as what stands in it, where the browser can tell; else by its lines. */
        all: 'min-h-control resize-y field-sizing-content',
        /** A line of talk, which grows as it is written, but not over what it answers. */
        talk: 'max-h-32 min-h-9.5 resize-none field-sizing-content',
      },
      edge: {
        drawn: 'border-line-strong bg-sunken',
        /** It may be that nothing can be typed here. */
        'unless-fixed': 'border-line-strong bg-sunken read-only:border-line read-only:bg-transparent',
        'when-touched':
          'border-transparent bg-transparent read-only:border-line not-read-only:hover:border-line-strong not-read-only:hover:bg-sunken not-read-only:focus:border-line-strong not-read-only:focus:bg-sunken',
      },
      width: { full: 'w-full', own: 'w-auto' },
      face: { plain: '', semibold: 'font-semibold', heading: 'font-heading', typed: 'font-mono text-sm' },
    },
    compoundVariants: [
      { lines: 'one', size: ['sm', 'md', 'cell'], className: 'min-h-control' },
      { lines: 'one', size: 'lg', className: 'min-h-12' },
    ],
    defaultVariants: { size: 'md', lines: 'one', edge: 'drawn', width: 'full', face: 'plain' },
  },
)
export type ControlLook = VariantProps<typeof controlLook>

/** How a form looks, its buttons, the words about a control, and several of these beside each other. */
export const fieldLook = {
  label: 'field-label text-sm font-semibold',
  labelSmall: 'field-label text-xs font-semibold text-ink-soft',
  hint: 'field-hint text-xs text-ink-faint',
  error: 'field-error text-sm text-bad',
  row: 'field-row flex flex-wrap gap-3 *:flex-[1_1_9rem]',
  check:
    'field-check flex min-h-9 items-center gap-2.25 text-sm has-disabled:cursor-default has-disabled:opacity-60',
  box: 'size-4.5 accent-accent',
  form: 'form grid gap-3.5',
  actions: 'form-actions flex flex-wrap gap-2',
}

interface Labels {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what stands here; read out with the field. */
  error?: ReactNode
  /** At the end of the label's line, no part of the label. */
  beside?: ReactNode
  /** How its control looks. */
  look?: ControlLook
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, control, hint and error, tied together. The typed fields below are the usual way in. */
export function Field({
  label,
  hint,
  error,
  beside,
  look,
  children,
}: Labels & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((d) => d !== '')
    .join(' ')
  const name = (
    <label className={look?.size === 'sm' ? fieldLook.labelSmall : fieldLook.label} htmlFor={id}>
      {label}
    </label>
  )
  return (
    <div className="field grid min-w-0 content-start gap-1.25">
      {beside === undefined ? (
        name
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          {name}
          {beside}
        </div>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={fieldLook.hint}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={fieldLook.error}>
          {error}
        </p>
      )}
    </div>
  )
}

export function TextField({
  label,
  hint,
  error,
  beside,
  look,
  className,
  ...rest
}: Labels & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error} beside={beside} look={look}>
      {(wiring) => <input {...rest} {...wiring} className={controlLook({ ...look, className })} />}
    </Field>
  )
}

export function AreaField({
  label,
  hint,
  error,
  look,
  className,
  ...rest
}: Labels & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error} look={look}>
      {(wiring) => (
        <textarea
          rows={3}
          {...rest}
          {...wiring}
          className={controlLook({ lines: 'few', ...look, className })}
        />
      )}
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
}

/** As children of a select, not as a piece within it: Preact chooses the default only among those. */
export function optionsOf(choices: readonly Choice[]): ReactNode {
  return choices.map((c) => (
    <option key={c.value} value={c.value}>
      {c.label}
    </option>
  ))
}

export function SelectField({
  label,
  hint,
  error,
  beside,
  look,
  className,
  choices,
  ...rest
}: Labels & { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error} beside={beside} look={look}>
      {(wiring) => (
        <select {...rest} {...wiring} className={controlLook({ ...look, className })}>
          {optionsOf(choices)}
        </select>
      )}
    </Field>
  )
}

export function CheckField({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={fieldLook.check}>
      <input type="checkbox" className={fieldLook.box} {...rest} />
      <span>{label}</span>
    </label>
  )
}

const SWITCH =
  'switch relative h-5 w-9 flex-none cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-[background-color] duration-(--quick) before:absolute before:inset-y-0.5 before:left-0.5 before:aspect-square before:rounded-[50%] before:bg-ink-soft before:transition-[translate] before:duration-(--quick) checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-accent-ink disabled:cursor-default disabled:opacity-60 forced-colors:appearance-auto forced-colors:before:hidden'

/** Something that is on or off, and is so at once: no form has to be sent. */
export function SwitchField({
  label,
  ...rest
}: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={fieldLook.check}>
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked. */}
      <input type="checkbox" role="switch" className={SWITCH} {...rest} />
      <span>{label}</span>
    </label>
  )
}
