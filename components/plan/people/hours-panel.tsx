'use client'
import type { HandsWindow } from '../../../domain/plan/plan.ts'
import { planHours } from '../../../domain/plan/words/people.ts'
import { setField } from '../../../domain/plan-edit/edit.ts'
import {
  readBreaks,
  readClock,
  readExcept,
  writeBreaks,
  writeExcept,
} from '../../../domain/plan-edit/text.ts'
import { newHands } from '../../../domain/plan-edit/things.ts'
import { newId } from '../../desk/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { fieldLook } from '../../ui/field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Conflict, EditSelect, EditText, type Read } from '../edit-field.tsx'
import { fieldRow, none, textRow, thing, thingFoot } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { RemoveThing } from '../remove-thing.tsx'
import { ShiftsPart } from './shifts-part.tsx'

/** When hands are on site: week by week, with the days that differ, and once, by date. */
export function HoursPanel() {
  const { shown, may, edit, lang } = usePlan()
  const w = planHours[lang]
  const all = Object.values(shown.hands)
  const hands = all.filter((h) => !h.once)
  const whose = Object.values(shown.people).filter((p) => !p.revoked && p.role === 'sentinel')
  const free = whose.find((p) => !hands.some((h) => h.person === p.id)) ?? whose[0]
  return (
    <Panel
      title={w.title}
      id="hours"
      flush
      tools={
        may && free !== undefined ? (
          <Button size="sm" onClick={() => edit(newHands({ id: newId('h'), person: free.id }))}>
            {w.add}
          </Button>
        ) : null
      }
    >
      <p className={none}>{all.length > 0 ? w.lead(shown.head.site.name) : free ? w.none : w.nobody}</p>
      <ul>
        {hands.map((h) => (
          <Hours key={h.id} hands={h} />
        ))}
      </ul>
      <ShiftsPart />
    </Panel>
  )
}

function Hours({ hands }: { hands: HandsWindow }) {
  const { shown, may, lang } = usePlan()
  const w = planHours[lang]
  const nameOf = (id: unknown) => shown.people[String(id)]?.name || String(id)
  const field = (name: Exclude<keyof HandsWindow, 'id'>) => ({
    at: `hands.${hands.id}.${name}`,
    value: hands[name] as unknown,
    set: (value: unknown, saw: unknown) => setField('hands', hands.id, name, value, saw),
  })
  const clock = (text: string): Read => {
    const value = readClock(text)
    return value === null ? { ok: false, error: w.clockBad } : { ok: true, value }
  }
  const listOf =
    (read: (text: string) => unknown, error: string) =>
    (text: string): Read => {
      const value = read(text)
      return value === null ? { ok: false, error } : { ok: true, value }
    }
  const people = Object.values(shown.people).filter((p) => !p.revoked && p.role !== 'observer')
  return (
    <li className={`${thing} side-site`}>
      <div className={fieldRow}>
        <EditSelect
          {...field('person')}
          label={w.who}
          choices={people.map((p) => ({ value: p.id, label: p.name }))}
        />
        <div className="grid grid-cols-2 gap-3">
          <EditText {...field('from')} label={w.from} read={clock} write={String} max={8} />
          <EditText
            {...field('to')}
            label={w.to}
            hint={hands.to <= hands.from ? w.overnight : undefined}
            read={clock}
            write={String}
            max={8}
          />
        </div>
      </div>
      <Days field={field('days')} days={hands.days} />
      <div className={textRow}>
        <EditText
          {...field('breaks')}
          label={w.breaks}
          hint={w.breaksHint}
          read={listOf(readBreaks, w.breaksBad)}
          write={(value) => writeBreaks(value as HandsWindow['breaks'])}
        />
        <EditText
          {...field('except')}
          label={w.except}
          hint={w.exceptHint}
          rows={1}
          read={listOf(readExcept, w.exceptBad)}
          write={(value) => writeExcept(value as HandsWindow['except'], w.off)}
        />
      </div>
      {may ? (
        <p className={thingFoot}>
          <RemoveThing
            kind="hands"
            id={hands.id}
            name={nameOf(hands.person)}
            said={w.of(nameOf(hands.person))}
          >
            {w.remove}
          </RemoveThing>
        </p>
      ) : null}
    </li>
  )
}

const dayLook =
  'block min-w-control cursor-pointer rounded-sm border border-line-strong px-2 py-1 text-center text-xs leading-[calc(var(--control)-0.75rem)] font-semibold text-ink-soft peer-checked:border-side peer-checked:bg-side-soft peer-checked:text-side peer-focus-visible:outline-2 peer-focus-visible:outline-offset-1 peer-focus-visible:outline-focus forced-colors:peer-checked:outline-2'

type DayField = Omit<Parameters<typeof Conflict>[0], 'write'>

/** The days of the week on which a shift begins. */
function Days(props: { field: DayField; days: number[] }) {
  const { field, days } = props
  const { edit, may, lang } = usePlan()
  const w = planHours[lang]
  const spell = (list: readonly number[]) => list.map((d) => w.weekdays[d - 1]).join(' ')
  return (
    <fieldset className="plan-days flex flex-wrap gap-1" disabled={!may}>
      <legend className={`${fieldLook.labelSmall} mb-1`}>{w.days}</legend>
      {w.weekdays.map((name, i) => {
        const day = i + 1
        const on = days.includes(day)
        return (
          <label key={name}>
            <input
              type="checkbox"
              className="peer absolute opacity-0"
              checked={on}
              onChange={() => {
                const next = on ? days.filter((d) => d !== day) : [...days, day].sort((a, b) => a - b)
                edit([field.set(next, days)])
              }}
            />
            <span className={dayLook}>{name}</span>
          </label>
        )
      })}
      <Conflict {...field} write={(value) => spell(value as number[])} />
    </fieldset>
  )
}
