'use client'
import type { Once } from '../../../domain/plan/shift.ts'
import { shiftWords } from '../../../domain/plan/words/shifts.ts'
import type { shiftHint } from '../../../domain/plan-edit/shift-text.ts'
import { MINUTE } from '../../../domain/time/civil.ts'
import { formatDuration } from '../../../domain/time/format.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { StateMark } from '../../ui/marks.tsx'
import { usePlan } from '../plan-context.tsx'
import { Clocks } from '../when-forms.tsx'

/** Both ends of a shift, each on both clocks, how long it is, and the clock it was agreed on where that is a third. */
export function ShiftClocks({ once }: { once: Once }) {
  const { lang } = useDesk()
  const { shown } = usePlan()
  const w = shiftWords[lang]
  const { from, to } = once
  const { site, home } = shown.head
  const third = from.zone !== site.zone && from.zone !== home.zone
  return (
    <>
      <dl className="m-0 flex flex-wrap gap-x-8 gap-y-2">
        {(['from', 'to'] as const).map((end) => (
          <div key={end}>
            <dt className="text-xs text-ink-faint">{end === 'from' ? w.beginsAt : w.endsAt}</dt>
            <dd className="m-0">
              <Clocks instant={once[end].instant} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-ink-soft">
        {w.lasts(formatDuration((to.instant - from.instant) / MINUTE, lang))}
        {third ? ` · ${w.agreed(from.zone)}` : ''}
      </p>
    </>
  )
}

/** That a shift helps nobody as things stand. */
export function ShiftHint({ hint }: { hint: ReturnType<typeof shiftHint> }) {
  const { lang } = useDesk()
  if (hint === null) return null
  return (
    <p className="tone-warn flex items-center gap-1.5 text-sm text-tone">
      <StateMark mark="bang" tone="warn" />
      <span>{shiftWords[lang].hints[hint]}</span>
    </p>
  )
}
