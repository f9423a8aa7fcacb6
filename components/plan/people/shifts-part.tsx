'use client'
import { useId, useState } from 'react'
import type { HandsWindow } from '../../../domain/plan/plan.ts'
import type { Once } from '../../../domain/plan/shift.ts'
import { shiftWords } from '../../../domain/plan/words/shifts.ts'
import { setField } from '../../../domain/plan-edit/edit.ts'
import {
  changeShift,
  likelyDay,
  newShift,
  type ShiftText,
  shiftHint,
  shiftsIn,
  writeShift,
} from '../../../domain/plan-edit/shift-text.ts'
import { formatDate } from '../../../domain/time/format.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { newId } from '../../desk/new-id.ts'
import { useNow } from '../../live/use-live.ts'
import { Button } from '../../ui/button.tsx'
import { Conflict } from '../edit-field.tsx'
import { thing } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { RemoveThing } from '../remove-thing.tsx'
import { ShiftClocks, ShiftHint } from './shift-clocks.tsx'
import { ShiftForm } from './shift-form.tsx'

/** Shifts that are agreed on once, by date, in the order in which they begin; beside the weekly hours. */
export function ShiftsPart() {
  const { lang, live } = useDesk()
  const { shown, may, edit } = usePlan()
  const w = shiftWords[lang]
  const [adding, setAdding] = useState<ShiftText | null>(null)
  const heading = useId()
  const now = useNow(live, 60_000)
  const shifts = shiftsIn(shown.hands)
  const sentinels = Object.values(shown.people).filter((p) => !p.revoked && p.role === 'sentinel')
  const { zone } = shown.head.site
  function open() {
    const date = likelyDay(shown.head, zone, live.now())
    setAdding({ date, from: '', to: '', zone, which: {} })
  }
  const close = () => {
    setAdding(null)
    focusOn(`${heading}-add`)
  }
  return (
    <section aria-labelledby={heading} className="border-t border-line">
      <div className="grid gap-2 px-pad py-3.5">
        <h3 id={heading} className="text-sm font-semibold">
          {w.title}
        </h3>
        <p className="text-sm text-ink-soft">
          {may && sentinels.length === 0 ? w.nobody : shifts.length === 0 ? `${w.lead} ${w.none}` : w.lead}
        </p>
        {adding === null ? null : (
          <ShiftForm
            person={sentinels[0]?.id ?? ''}
            text={adding}
            submit={w.set}
            onTake={(taken) => edit(newShift({ id: newId('h'), ...taken }))}
            onClose={close}
          />
        )}
        {may && sentinels.length > 0 && adding === null ? (
          <div>
            <Button size="sm" id={`${heading}-add`} data-way onClick={open}>
              {w.add}
            </Button>
          </div>
        ) : null}
      </div>
      <ul className="border-t border-line empty:border-0">
        {shifts.map((h) => (
          <Shift key={h.id} hands={h} now={now} />
        ))}
      </ul>
    </section>
  )
}

function Shift({ hands, now }: { hands: HandsWindow & { once: Once }; now: number }) {
  const { lang } = useDesk()
  const { shown, may, edit } = usePlan()
  const w = shiftWords[lang]
  /** What stood there when its editing began. */
  const [saw, setSaw] = useState<{ person: string; once: Once } | null>(null)
  const button = useId()
  const { id, person, once } = hands
  const nameOf = (who: unknown) => shown.people[String(who)]?.name || String(who)
  const day = formatDate(once.from.instant, once.from.zone, lang)
  const name = w.of(nameOf(person), day)
  const field = (of: 'person' | 'once') => ({
    at: `hands.${id}.${of}`,
    value: hands[of] as unknown,
    set: (value: unknown, seen: unknown) => setField('hands', id, of, value, seen),
  })
  const close = () => {
    setSaw(null)
    focusOn(button)
  }
  return (
    <li className={`${thing} side-site`}>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <strong className="text-sm">{nameOf(person)}</strong>
        {may ? (
          <span className="flex gap-1.5">
            {saw === null ? (
              <Button
                size="sm"
                id={button}
                aria-label={`${w.edit}: ${name}`}
                onClick={() => setSaw({ person, once })}
              >
                {w.edit}
              </Button>
            ) : null}
            <RemoveThing kind="hands" id={id} name={name}>
              {w.remove}
            </RemoveThing>
          </span>
        ) : null}
      </div>
      <Conflict {...field('person')} write={nameOf} />
      <Conflict {...field('once')} write={spell} />
      {saw === null ? (
        <div className="grid gap-1.5">
          <ShiftClocks once={once} />
          <ShiftHint hint={shiftHint(once, shown.head.window, now)} />
        </div>
      ) : (
        <ShiftForm
          person={saw.person}
          text={writeShift(saw.once)}
          submit={w.change}
          onTake={(next) => edit(changeShift(hands, next, saw))}
          onClose={close}
        />
      )}
    </li>
  )
}

function spell(value: unknown): string {
  const once = value as Once | null
  if (once === null) return ''
  const [from, to] = [once.from.local, once.to.local].map((local) => local.replace('T', ' '))
  return `${from} – ${to} (${once.from.zone})`
}

/** Once it is drawn again. */
function focusOn(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus())
}
