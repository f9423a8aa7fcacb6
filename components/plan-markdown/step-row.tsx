import { memo, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { USUAL } from '../../domain/plan/plan.ts'
import type { DraftStep } from '../../domain/plan-markdown/draft.ts'
import type { Mend, StepChange } from '../../domain/plan-markdown/mend.ts'
import { readMinutes, writeMinutes } from '../../domain/plan-markdown/minutes.ts'
import type { DraftFault } from '../../domain/plan-markdown/to-plan.ts'
import { type MarkdownWords, markdown } from '../../domain/plan-markdown/words.ts'
import { Button } from '../ui/button.tsx'
import { AreaField, CheckField, SelectField, TextField } from '../ui/field.tsx'

const texts = ['run', 'expect', 'undo', 'note'] as const

/** One step, its fields open; those without a word are out of the way until they are asked for. */
export const StepRow = memo(function StepRow(props: {
  lang: Lang
  step: DraftStep
  number: number
  /** "field fault", by commas. */
  faults: string
  onActive: (step: string | null) => void
  onChange: (change: Mend) => void
}) {
  const { lang, step, number, onChange } = props
  const words = markdown[lang]
  const [open, setOpen] = useState(false)
  const set = (change: StepChange) => onChange({ do: 'step', id: step.id, set: change })
  const told = (field: string) => {
    const found = props.faults.split(',').find((f) => f.startsWith(`${field} `))
    return found === undefined ? undefined : words.fault[found.split(' ')[1] as DraftFault['fault']]
  }
  return (
    <li
      id={`md-${step.id}`}
      className={`scroll-mt-20 scroll-mb-4 rounded-md border border-s-4 border-line border-s-side bg-panel focus-within:border-y-line-strong focus-within:border-e-line-strong side-${step.by === 'sentinel' ? 'site' : 'home'}`}
      onFocus={() => props.onActive(step.id)}
      onPointerEnter={() => props.onActive(step.id)}
    >
      <fieldset className="grid min-w-0 grid-cols-[1.75rem_minmax(0,1fr)] gap-x-1 gap-y-2 pt-2.5 pr-3 pb-1.5 pl-1 *:col-2">
        <legend className="sr-only">{words.stepName(number)}</legend>
        <span
          className="col-1! row-1 pt-[1.9rem] text-center font-figures font-heading text-ink-soft"
          aria-hidden="true"
        >
          {number}
        </span>
        <TextField
          label={words.field.title}
          value={step.title}
          error={told('title')}
          look={{ face: 'semibold' }}
          autoComplete="off"
          onChange={(e) => set({ title: e.target.value })}
        />
        <div className="md-step-facts grid grid-cols-[repeat(auto-fit,minmax(min(100%,7.5rem),1fr))] items-start gap-x-3 gap-y-2 max-sm:[&>label]:col-span-full sm:[&>label]:pt-[1.6rem]">
          <MinutesField words={words} step={step} onSet={set} />
          <SelectField
            label={words.field.by}
            value={step.by}
            onChange={(e) => set({ by: e.target.value as DraftStep['by'] })}
            choices={(['upgrader', 'sentinel'] as const).map((r) => ({
              value: r,
              label: names[lang].role[r],
            }))}
          />
          <CheckField
            label={words.field.hands}
            checked={step.hands}
            onChange={(e) => set({ hands: e.target.checked })}
          />
        </div>
        {texts.map((field) =>
          step[field] === '' && !open ? null : (
            <AreaField
              key={field}
              label={words.field[field]}
              value={step[field]}
              error={told(field)}
              look={{ lines: 'all', face: field === 'run' ? 'typed' : 'plain' }}
              className="max-h-64"
              rows={Math.min(8, step[field].split('\n').length)}
              spellCheck={field !== 'run'}
              onChange={(e) => {
                // A field that is emptied stays until its reader puts it away.
                setOpen(true)
                set({ [field]: e.target.value })
              }}
            />
          ),
        )}
        <div className="md-step-tools -ms-2 flex flex-wrap gap-x-1">
          <Button size="sm" kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.fewer : words.more}
          </Button>
          {number > 1 ? (
            <Button size="sm" kind="quiet" onClick={() => onChange({ do: 'join', id: step.id })}>
              {words.join}
            </Button>
          ) : null}
          <Button size="sm" kind="quiet" onClick={() => onChange({ do: 'remove', id: step.id })}>
            {words.remove}
          </Button>
        </div>
      </fieldset>
    </li>
  )
})

/** Minutes as one number, a range, or best/likely/worst. */
function MinutesField(props: { words: MarkdownWords; step: DraftStep; onSet: (change: StepChange) => void }) {
  const { words, step, onSet } = props
  const [typed, setTyped] = useState<string | null>(null)
  const bad = typed !== null && typed.trim() !== '' && readMinutes(typed, true) === null
  return (
    <TextField
      label={words.field.minutes}
      hint={words.minutesHint}
      error={bad ? words.minutesBad : undefined}
      value={typed ?? (step.minutes === null ? '' : writeMinutes(step.minutes))}
      placeholder={writeMinutes(USUAL)}
      maxLength={40}
      autoComplete="off"
      onBlur={() => {
        if (!bad) setTyped(null)
      }}
      onChange={(e) => {
        const text = e.target.value
        setTyped(text)
        const minutes = readMinutes(text, true)
        if (minutes !== null || text.trim() === '') onSet({ minutes })
      }}
    />
  )
}
