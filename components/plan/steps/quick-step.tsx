'use client'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { readStepLine } from '../../../domain/plan/step-line.ts'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planPage } from '../../../domain/plan/words/page.ts'
import { planPhases, planSteps } from '../../../domain/plan/words/steps.ts'
import { newPhase, newStep } from '../../../domain/plan-edit/things.ts'
import { readDuration } from '../../../domain/plan-table/duration.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { newId } from '../../desk/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { onKeys } from '../../ui/keys.ts'
import { dense } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { choiceOf, doerChoices, doerOf } from './doers.ts'

/** Under which step, or at the head of which phase. */
export interface QuickPlace {
  phase: string
  after: string | null
}

/**
 * The row in which steps are typed one after the other: Enter adds one and waits for the next. Who does it stays as it was
 * for the step before, until it is said otherwise.
 */
export function QuickStep(props: {
  /** Null: the plan has no phase yet; one comes with the first step. */
  place: QuickPlace | null
  /** Counts up each time somebody asks for the row: it takes the focus. */
  asked: number
  onAdded: (place: QuickPlace) => void
  /** With where it stood: the step above it may not be drawn yet. */
  onLeave: (place: QuickPlace | null) => void
  /** Several lines, or a table, were pasted into it. */
  onTable: (text: string) => void
}) {
  const { place, asked } = props
  const { lang } = useDesk()
  const { shown, newest, edit, say } = usePlan()
  const words = planSteps[lang]
  const w = bulkWords[lang].quick
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState('')
  const [who, setWho] = useState<string | null>(null)
  const [errors, setErrors] = useState<{ title?: string; minutes?: string }>({})
  const row = useRef<HTMLFormElement>(null)
  const first = () => row.current?.querySelector('input')?.focus()
  /** Where the next one goes while the last one is not drawn yet: who types fast is ahead of the screen. */
  const ahead = useRef<QuickPlace | null>(null)
  useEffect(() => {
    if (place?.after === ahead.current?.after) ahead.current = null
  })
  const before = useRef(asked)
  useEffect(() => {
    if (before.current === asked) return
    before.current = asked
    ahead.current = null
    row.current?.querySelector('input')?.focus()
  }, [asked])
  useEffect(() => {
    if (Object.keys(errors).length > 0) row.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])
  const near = place?.after == null ? undefined : shown.steps[place.after]
  const doer = who !== null && doerOf(shown, who) !== null ? who : choiceOf(near ?? { by: 'upgrader' })
  const choices = doerChoices(shown, lang)

  function add(e: FormEvent) {
    e.preventDefault()
    const line = readStepLine(title)
    const said = minutes.trim() === '' ? line.minutes : readDuration(minutes)
    // Typed in their own field, minutes leave the title as it stands.
    const named = minutes.trim() === '' ? line.title : title.trim()
    const wrong = {
      ...(named === '' ? { title: w.empty } : named.length > 200 ? { title: w.tooLong } : {}),
      ...(minutes.trim() !== '' && said === null ? { minutes: words.minutesBad } : {}),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const id = newId('s')
    const last = ahead.current?.after
    const at = last != null && newest().steps[last] !== undefined ? ahead.current : place
    const phase = at?.phase ?? newId('p')
    const made = {
      id,
      title: named,
      ...(doerOf(shown, doer) ?? {}),
      ...(said === null ? {} : { minutes: said }),
    }
    const done = edit((state) => [
      ...(at === null ? newPhase(state, null, { id: phase, title: planPhases[lang].first }) : []),
      ...newStep(state, { phase, after: at?.after ?? null }, made),
    ])
    if (!done) return
    say(planPage[lang].said.added(named))
    setTitle('')
    setMinutes('')
    setWho(doer)
    ahead.current = { phase, after: id }
    props.onAdded({ phase, after: id })
    first()
  }
  function paste(e: ClipboardEvent) {
    const text = e.clipboardData.getData('text/plain')
    if (!isTable(text)) return
    e.preventDefault()
    props.onTable(text)
  }
  const label = (of: string) => <span className="sr-only">{`${w.title}: ${of}`}</span>
  return (
    <li className="border-line border-t bg-panel">
      <form
        ref={row}
        noValidate
        data-quick
        className="flex flex-wrap items-start gap-x-2 gap-y-1 px-2 py-2 sm:pl-8"
        onSubmit={add}
        onKeyDown={onKeys((e) => {
          // A select takes no Enter of its own.
          if (e.key === 'Enter' && e.target instanceof HTMLSelectElement) e.currentTarget.requestSubmit()
          else if (e.key === 'Escape') {
            setErrors({})
            props.onLeave(ahead.current ?? place)
          } else return
          e.preventDefault()
        })}
      >
        <div className="min-w-0 flex-[1_1_16rem]">
          <TextField
            look={dense}
            label={<span className="sr-only">{w.title}</span>}
            placeholder={w.title}
            hint={w.hint}
            error={errors.title}
            value={title}
            maxLength={260}
            autoComplete="off"
            enterKeyHint="enter"
            onPaste={paste}
            onChange={(e) => setTitle(e.target.value)}
          />
        </div>
        <div className="w-28">
          <TextField
            look={dense}
            label={label(words.minutes)}
            placeholder={words.minutes}
            error={errors.minutes}
            value={minutes}
            maxLength={40}
            autoComplete="off"
            onChange={(e) => setMinutes(e.target.value)}
          />
        </div>
        <div className="w-36">
          <SelectField
            look={dense}
            label={label(words.by)}
            value={doer}
            choices={choices}
            onChange={(e) => setWho(e.target.value)}
          />
        </div>
        <Button type="submit" size="sm" className="mt-1.5">
          {w.add}
        </Button>
      </form>
    </li>
  )
}

/** Whether a pasted text is more than the title of one step. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.trim())
}
