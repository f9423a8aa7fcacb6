'use client'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { Lang } from '../../../domain/messages/lang.ts'
import type { Once } from '../../../domain/plan/shift.ts'
import { planHours } from '../../../domain/plan/words/people.ts'
import { sayShiftFault, sayWhich, shiftWords } from '../../../domain/plan/words/shifts.ts'
import {
  readShift,
  type ShiftEnd,
  type ShiftFault,
  type ShiftText,
  shiftHint,
} from '../../../domain/plan-edit/shift-text.ts'
import { DAY, parseDate } from '../../../domain/time/civil.ts'
import { clockParts, formatDate } from '../../../domain/time/format.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { fieldLook, SelectField, TextField } from '../../ui/field.tsx'
import { onKeys } from '../../ui/keys.ts'
import { dense, stack } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { Buttons } from '../when-forms.tsx'
import { ShiftClocks, ShiftHint } from './shift-clocks.tsx'

/**
 * A shift by date as it is typed: both its ends on both clocks, and what is wrong, field by field. `onTake` says whether
 * it was taken; what was typed stays until it was.
 */
export function ShiftForm(props: {
  person: string
  /** As it begins: a shift to be changed, or the likely day of a new one. */
  text: ShiftText
  submit: string
  onTake: (taken: { person: string; once: Once }) => boolean
  onClose: () => void
}) {
  const { lang, live } = useDesk()
  const { shown } = usePlan()
  const w = shiftWords[lang]
  const [person, setPerson] = useState(props.person)
  const [text, setText] = useState(props.text)
  /** Fields that were left, or sent. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const first = useRef<HTMLFormElement>(null)
  useEffect(() => first.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const read = readShift(text)
  const faults = read.ok ? {} : read.faults
  const faultOf = (name: keyof typeof faults) => {
    const fault: ShiftFault | undefined = faults[name]
    // Which of two is meant is asked below; and what is half typed is not wrong yet.
    if (fault === undefined || fault.fault === 'twice') return undefined
    const typing = !left.has(name) && ['date', 'clock', 'zone'].includes(fault.fault)
    return typing ? undefined : sayShiftFault(fault, lang)
  }
  const set = (change: Partial<ShiftText>) => setText({ ...text, ...change })
  const leave = (name: string) => () => setLeft(new Set([...left, name]))
  const people = Object.values(shown.people).filter((p) => !p.revoked && p.role !== 'observer')

  function send(e: FormEvent) {
    e.preventDefault()
    setLeft(new Set(['date', 'from', 'to', 'zone']))
    if (read.ok && props.onTake({ person, once: read.once })) props.onClose()
    else if (!read.ok)
      setTimeout(() =>
        first.current?.querySelector<HTMLElement>('[aria-invalid], [data-open] input')?.focus(),
      )
  }
  const input = (name: 'date' | 'from' | 'to' | 'zone') => ({
    name,
    value: text[name],
    error: faultOf(name),
    autoComplete: 'off',
    onChange: (e: { target: { value: string } }) => set({ [name]: e.target.value, which: {} }),
    onBlur: leave(name),
  })
  // Asked whichever was chosen, so that another may be.
  const unchosen = readShift({ ...text, which: {} })
  const asked = (end: ShiftEnd) => (
    <Twice
      fault={unchosen.ok ? undefined : unchosen.faults[end]}
      chosen={text.which[end]}
      onChoose={(which) => set({ which: { ...text.which, [end]: which } })}
    />
  )
  const next = read.nextDay ? parseDate(text.date) : null
  return (
    <form
      ref={first}
      className={stack}
      noValidate
      onSubmit={send}
      onKeyDown={onKeys((e) => {
        if (e.key !== 'Escape') return
        e.stopPropagation()
        props.onClose()
      })}
    >
      <div className="grid grid-cols-2 content-start gap-3 lg:grid-cols-4">
        <div className="col-span-2">
          <SelectField
            look={dense}
            label={planHours[lang].who}
            value={person}
            onChange={(e) => setPerson(e.target.value)}
            choices={people.map((p) => ({ value: p.id, label: p.name || p.id }))}
          />
        </div>
        <div className="col-span-2">
          <TextField
            look={dense}
            label={w.zone}
            hint={w.zoneHint}
            list="plan-zones"
            maxLength={64}
            {...input('zone')}
          />
        </div>
        <div className="col-span-2">
          <TextField
            look={dense}
            label={w.date}
            type="date"
            min="1970-01-01"
            max="2199-12-31"
            {...input('date')}
          />
        </div>
        <TextField look={dense} label={w.from} inputMode="numeric" maxLength={8} {...input('from')} />
        <TextField
          look={dense}
          label={w.to}
          hint={next === null ? undefined : w.nextDay(dayOf(next + 1, lang))}
          inputMode="numeric"
          maxLength={8}
          {...input('to')}
        />
      </div>
      {asked('from')}
      {asked('to')}
      <div role="status" className="grid gap-2">
        {read.ok ? (
          <>
            <ShiftClocks once={read.once} />
            <ShiftHint hint={shiftHint(read.once, shown.head.window, live.now())} />
          </>
        ) : null}
      </div>
      <Buttons submit={props.submit} onCancel={props.onClose} />
    </form>
  )
}

/** A reading that comes twice: the two, to choose between. */
function Twice(props: {
  fault: ShiftFault | undefined
  chosen: 'earlier' | 'later' | undefined
  onChoose: (which: 'earlier' | 'later') => void
}) {
  const { lang } = useDesk()
  const name = useId()
  const { fault } = props
  if (fault?.fault !== 'twice') return null
  return (
    <fieldset className="flex flex-wrap gap-x-5" data-open={props.chosen === undefined || undefined}>
      <legend className={fieldLook.label}>{sayShiftFault(fault, lang)}</legend>
      {(['earlier', 'later'] as const).map((which) => (
        <label key={which} className={fieldLook.check}>
          <input
            className={fieldLook.box}
            type="radio"
            name={name}
            checked={props.chosen === which}
            onChange={() => props.onChoose(which)}
          />
          <span>{sayWhich(which, fault[which].offset, lang)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Weekday and date of a day number. */
function dayOf(day: number, lang: Lang): string {
  const noon = day * DAY + DAY / 2
  return `${clockParts(noon, 'UTC', lang).weekdayName} ${formatDate(noon, 'UTC', lang)}`
}
