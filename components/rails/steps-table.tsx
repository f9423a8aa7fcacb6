import { memo } from 'react'
import type { Span } from '../../domain/availability/spans.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { rails } from '../../domain/rails/words.ts'
import { formatOffset } from '../../domain/time/format.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { StateMark } from '../ui/marks.tsx'

/** The picture as a table: every step, its hours on both clocks, its state, whether it needs hands. */
export const StepsTable = memo(function StepsTable(props: {
  state: UpgradeState
  picture: Picture
  lang: Lang
}) {
  const { state, picture, lang } = props
  const words = rails[lang]
  const zones = { siteZone: state.head.site.zone, homeZone: state.head.home.zone }
  const { planned, expected } = picture.outline
  const ids = [
    ...new Set([...Object.keys(planned), ...Object.keys(expected), ...(state.rollBack?.steps ?? [])]),
  ]
  const numbers = new Map(picture.bars.map((b) => [b.step, b.number]))
  const rows = ids.flatMap((id) => stepOf(state, id) ?? []).sort((a, b) => startOf(a.id) - startOf(b.id))
  const when = (span: Span | undefined, line = false) =>
    span === undefined ? (
      words.table.none
    ) : line ? (
      <BothClocks instant={span.start} {...zones} lang={lang} size="sm" order="home-first" />
    ) : (
      <span className="rails-span">
        <span>
          <BothClocks instant={span.start} {...zones} lang={lang} size="sm" order="home-first" />
        </span>
        <span>
          <span className="faint">{words.table.to}</span>{' '}
          <BothClocks instant={span.end} {...zones} lang={lang} size="sm" order="home-first" />
        </span>
      </span>
    )
  return (
    <>
      <table className="rails-table">
        <caption className="sr-only">{words.table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table.step}</th>
            <th scope="col">{words.table.state}</th>
            <th scope="col">{words.planned}</th>
            <th scope="col">
              {words.happened} / {words.expected}
            </th>
            <th scope="col">{words.table.hands}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((s) => {
            const slot = expected[s.id]
            return (
              <tr key={s.id}>
                <th scope="row">
                  <span className="faint">{numbers.get(s.id)}</span> {s.title}
                </th>
                <td>{names[lang].step[state.runs[s.id]?.state ?? 'todo']}</td>
                <td>
                  <span className="rails-cell-name" aria-hidden="true">
                    {words.planned}
                  </span>
                  {when(planned[s.id])}
                </td>
                <td>
                  <span className="rails-cell-name" aria-hidden="true">
                    {slot?.how === 'past' ? words.happened : words.expected}
                  </span>
                  {when(slot)}
                  {slot === undefined ? null : (
                    <span className="faint">
                      {slot.noHands ? words.noHands : slot.waitsFrom === null ? null : words.waits}
                    </span>
                  )}
                </td>
                {hands(s) ? (
                  <td className="rails-yes">
                    <StateMark mark="hand" tone="site" label={words.needsHands} />
                    <span className="rails-cell-name" aria-hidden="true">
                      {words.needsHands}
                    </span>
                  </td>
                ) : (
                  <td>{words.table.none}</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      <ul className="rails-lines">
        {picture.overlays.map((o) => (
          <li key={o.id}>
            <span className="faint">
              {words.window[o.kind]}
              {o.of === undefined ? null : ` · ${o.of}`}
            </span>{' '}
            {when({ start: o.at, end: o.to ?? o.at }, o.to === null)}
          </li>
        ))}
        {(['home', 'site'] as const).flatMap((side) =>
          picture.axes[side].changes.map((c) => (
            <li key={`${side} ${c.at}`}>
              <span className="faint">
                {state.head[side].name}: {words.clockGoes(c.after > c.before)} ({formatOffset(c.before)} →{' '}
                {formatOffset(c.after)})
              </span>{' '}
              {when({ start: c.at, end: c.at }, true)}
            </li>
          )),
        )}
      </ul>
    </>
  )

  function hands(s: PlanStep): boolean {
    return s.by === 'sentinel' || s.needs.includes('hands')
  }

  function startOf(id: string): number {
    return (expected[id] ?? planned[id])?.start ?? Number.POSITIVE_INFINITY
  }
})
