import { cva, type VariantProps } from 'class-variance-authority'
import { useId } from 'react'
import type { Choice } from './field.tsx'

const box = cva('segments group flex rounded-md border border-line-strong p-0.5 disabled:opacity-60', {
  variants: { size: { sm: '', md: 'flex-wrap bg-panel' } },
  defaultVariants: { size: 'sm' },
})
const one = cva(
  'rounded-sm text-xs font-semibold text-ink-soft peer-checked:bg-raised peer-checked:text-ink peer-checked:shadow-[inset_0_0_0_1px_var(--line-strong)] peer-focus-visible:outline-2 peer-focus-visible:outline-offset-1 peer-focus-visible:outline-focus forced-colors:peer-checked:outline-2',
  {
    variants: {
      size: {
        sm: 'min-h-6 px-2.5 py-0.5 leading-5',
        md: 'min-h-[calc(var(--control-small)-0.125rem)] px-3 py-0.75 leading-[calc(var(--control-small)-0.625rem)]',
      },
    },
    defaultVariants: { size: 'sm' },
  },
)

/** One of a few, all in sight: radio buttons in a row. `label` is read out. */
export function Segments<T extends string>(
  props: {
    label: string
    choices: readonly (Choice & { value: T })[]
    value: T
    /** Left out: nothing can be chosen. */
    onChoose?: (value: T) => void
    className?: string
  } & VariantProps<typeof box>,
) {
  const name = useId()
  const { onChoose, size, className } = props
  return (
    <fieldset className={box({ size, className })} disabled={onChoose === undefined}>
      <legend className="sr-only">{props.label}</legend>
      {props.choices.map((c) => (
        <label key={c.value} className="flex cursor-pointer group-disabled:cursor-default">
          <input
            className="peer absolute opacity-0"
            type="radio"
            name={name}
            checked={props.value === c.value}
            onChange={() => onChoose?.(c.value)}
          />
          <span className={one({ size })}>{c.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
