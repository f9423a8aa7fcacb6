'use client'
import type { CommandInput } from '../../domain/log/commands.ts'
import { type MovedWall, movedWalls } from '../../domain/time/moved-walls.ts'
import { type WallTime, wallTimeAt } from '../../domain/time/wall-time.ts'
import { tzData } from '../../domain/time/words/tz-data.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../moves/do.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { BothClocks } from './both-clocks.tsx'
import { useZoneDifferences } from './zone-differences.ts'

/** Wall times of the plan that new tz data has moved: what was planned, what the clock says now, and which to keep. */
export function MovedWalls({ facts }: { facts: ZoneFacts[] | undefined }) {
  const { state, lang, zones, can } = useDesk()
  const words = tzData[lang]
  // A browser with other data than the server's would call what is right moved, and offer to move it.
  const distrusted = useZoneDifferences(facts).length > 0
  const { head } = state
  const called = (zone: string) => [head.home, head.site].find((side) => side.zone === zone)?.name ?? zone
  const mayEdit = (m: MovedWall) => can('plan.set-head') && (m.which !== 'start' || state.startedAt === null)
  const clocks = (instant: number) => <BothClocks instant={instant} {...zones} lang={lang} date="year" />
  if (distrusted) return null
  return movedWalls({
    ...head,
    steps: Object.values(state.steps),
    hands: Object.values(state.hands),
  }).map((moved) => {
    const { wall, now } = moved
    const clock = wall.local.slice(11)
    const say = now === null ? words.gone : words.moved
    return (
      <Notice key={`${moved.which} ${moved.step ?? moved.hands}`} tone="warn" live title={words.movedTitle}>
        <p>{say(whatOf(moved), clock, called(wall.zone))}</p>
        <p>
          {words.planned} {clocks(wall.instant)}
        </p>
        {now === null ? null : (
          <p>
            {words.today} {clocks(now.instant)}
          </p>
        )}
        {mayEdit(moved) ? (
          <div className={fieldLook.actions}>
            <Do size="sm" command={() => settle(moved, wallTimeAt(wall.instant, wall.zone))}>
              {words.keepMoment}
            </Do>
            {now === null ? null : (
              <Do size="sm" kind="quiet" command={() => settle(moved, now)}>
                {words.keepClock(clock)}
              </Do>
            )}
          </div>
        ) : null}
      </Notice>
    )
  })

  function whatOf({ which, step, hands }: MovedWall): string {
    if (which === 'step') return words.which.step(state.steps[step ?? '']?.title ?? '')
    if (which === 'shift-from' || which === 'shift-to')
      return words.which[which](state.people[state.hands[hands ?? '']?.person ?? '']?.name ?? '')
    return words.which[which]
  }

  function settle({ which, step, hands, wall }: MovedWall, at: WallTime): CommandInput {
    const once = hands === null ? null : state.hands[hands]?.once
    if (hands !== null && once) {
      const saw = { from: { ...once.from }, to: { ...once.to } }
      const value = { ...saw, [which === 'shift-from' ? 'from' : 'to']: { ...at } }
      return { type: 'plan.set', kind: 'hands', id: hands, field: 'once', value, saw }
    }
    if (step !== null)
      return {
        type: 'plan.set',
        kind: 'step',
        id: step,
        field: 'startAt',
        value: { ...at },
        saw: { ...wall },
      }
    const { start, window } = head
    if (which === 'start') {
      const value = { said: `${at.local.replace('T', ' ')} ${at.zone}`, at: { ...at } }
      return { type: 'plan.set-head', field: 'start', value, saw: start && { ...start, at: { ...start.at } } }
    }
    const saw = window && { from: { ...window.from }, to: { ...window.to } }
    const value = saw && { ...saw, [which === 'window-from' ? 'from' : 'to']: { ...at } }
    return { type: 'plan.set-head', field: 'window', value, saw }
  }
}
