import { useId } from 'react'
import type { Choice } from './field.tsx'

/** One of a few, all in sight: radio buttons in a row. `label` is read out. */
export function Segments<T extends string>(props: {
  label: string
  choices: readonly (Choice & { value: T })[]
  value: T
  /** Left out: nothing can be chosen. */
  onChoose?: (value: T) => void
  className?: string
}) {
  const name = useId()
  const { onChoose } = props
  return (
    <fieldset
      className={props.className === undefined ? 'segments' : `segments ${props.className}`}
      disabled={onChoose === undefined}
    >
      <legend className="sr-only">{props.label}</legend>
      {props.choices.map((c) => (
        <label key={c.value}>
          <input
            type="radio"
            name={name}
            checked={props.value === c.value}
            onChange={() => onChoose?.(c.value)}
          />
          <span>{c.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
