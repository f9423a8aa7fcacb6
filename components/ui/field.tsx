import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'

interface Labels {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong with what stands here; read out with the field. */
  error?: ReactNode
  /** At the end of the label's line, no part of the label. */
  beside?: ReactNode
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
  children,
}: Labels & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((d) => d !== '')
    .join(' ')
  const name = (
    <label className="field-label" htmlFor={id}>
      {label}
    </label>
  )
  return (
    <div className="field">
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
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p id={`${id}-error`} className="field-error">
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
  ...rest
}: Labels & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error} beside={beside}>
      {(wiring) => <input {...rest} {...wiring} className="field-control" />}
    </Field>
  )
}

export function AreaField({
  label,
  hint,
  error,
  ...rest
}: Labels & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <textarea rows={3} {...rest} {...wiring} className="field-control" />}
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
}

export function Options({ of }: { of: readonly Choice[] }) {
  return of.map((c) => (
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
  choices,
  ...rest
}: Labels & { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error} beside={beside}>
      {(wiring) => (
        <select {...rest} {...wiring} className="field-control">
          <Options of={choices} />
        </select>
      )}
    </Field>
  )
}

export function CheckField({ label, ...rest }: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="field-check">
      <input type="checkbox" {...rest} />
      <span>{label}</span>
    </label>
  )
}

/** Something that is on or off, and is so at once: no form has to be sent. */
export function SwitchField({
  label,
  ...rest
}: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="field-check">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked. */}
      <input type="checkbox" role="switch" className="switch" {...rest} />
      <span>{label}</span>
    </label>
  )
}
