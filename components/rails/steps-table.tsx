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

/** Narrow, a row is a card: its title and state in one line, a line for each of the others. */
const cell =
  'border-b border-line py-1 pe-4 text-start align-baseline @max-[52rem]/rails:border-0 @max-[52rem]/rails:p-0 @max-[52rem]/rails:text-pretty'
const line = `${cell} @max-[52rem]/rails:col-span-full`
const head = `${cell} text-xs font-semibold text-ink-faint`
const cellName = 'hidden text-xs font-normal text-ink-faint @max-[52rem]/rails:block'

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
  const when = (span: Span | undefined, point = false) =>
    span === undefined ? (
      words.table.none
    ) : point ? (
      <BothClocks instant={span.start} {...zones} lang={lang} size="sm" order="home-first" />
    ) : (
      <span className="grid whitespace-nowrap inline-fit @max-[52rem]/rails:whitespace-normal">
        <span>
          <BothClocks instant={span.start} {...zones} lang={lang} size="sm" order="home-first" />
        </span>
        <span>
          <span className="text-ink-faint">{words.table.to}</span>{' '}
          <BothClocks instant={span.end} {...zones} lang={lang} size="sm" order="home-first" />
        </span>
      </span>
    )
  return (
    <>
      <table className="mbs-2 border-collapse text-sm wrap-normal text-ink inline-full @max-[52rem]/rails:block">
        <caption className="sr-only">{words.table.caption}</caption>
        <thead className="@max-[52rem]/rails:sr-only">
          <tr>
            <th scope="col" className={head}>
              {words.table.step}
            </th>
            <th scope="col" className={head}>
              {words.table.state}
            </th>
            <th scope="col" className={head}>
              {words.planned}
            </th>
            <th scope="col" className={head}>
              {words.happened} / {words.expected}
            </th>
            <th scope="col" className={head}>
              {words.table.hands}
            </th>
          </tr>
        </thead>
        <tbody className="@max-[52rem]/rails:block">
          {rows.map((s) => {
            const slot = expected[s.id]
            return (
              <tr
                key={s.id}
                className="border-line @max-[52rem]/rails:grid @max-[52rem]/rails:grid-cols-[minmax(0,1fr)_auto] @max-[52rem]/rails:gap-x-4 @max-[52rem]/rails:gap-y-1.5 @max-[52rem]/rails:border-b @max-[52rem]/rails:py-2.5"
              >
                <th scope="row" className={`${cell} font-semibold`}>
                  <span className="text-ink-faint">{numbers.get(s.id)}</span> {s.title}
                </th>
                <td className={cell}>{names[lang].step[state.runs[s.id]?.state ?? 'todo']}</td>
                <td className={line}>
                  <span className={cellName} aria-hidden="true">
                    {words.planned}
                  </span>
                  {when(planned[s.id])}
                </td>
                <td className={line}>
                  <span className={cellName} aria-hidden="true">
                    {slot?.how === 'past' ? words.happened : words.expected}
                  </span>
                  {when(slot)}
                  {slot === undefined ? null : (
                    <span className="text-ink-faint">
                      {slot.noHands ? words.noHands : slot.waitsFrom === null ? null : words.waits}
                    </span>
                  )}
                </td>
                {hands(s) ? (
                  <td
                    className={`${line} @max-[52rem]/rails:flex @max-[52rem]/rails:items-center @max-[52rem]/rails:gap-1.5`}
                  >
                    <StateMark mark="hand" tone="site" label={words.needsHands} />
                    <span className={cellName} aria-hidden="true">
                      {words.needsHands}
                    </span>
                  </td>
                ) : (
                  <td className={`${cell} @max-[52rem]/rails:hidden`}>{words.table.none}</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {picture.overlays.map((o) => (
          <li key={o.id}>
            <span className="text-ink-faint">
              {words.window[o.kind]}
              {o.of === undefined ? null : ` · ${o.of}`}
            </span>{' '}
            {when({ start: o.at, end: o.to ?? o.at }, o.to === null)}
          </li>
        ))}
        {(['home', 'site'] as const).flatMap((side) =>
          picture.axes[side].changes.map((c) => (
            <li key={`${side} ${c.at}`}>
              <span className="text-ink-faint">
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
