'use client'
import { useState } from 'react'
import { names } from '../../../domain/messages/names.ts'
import { writeMinutes } from '../../../domain/plan-markdown/minutes.ts'
import {
  type ColumnKind,
  type Columns,
  columnKinds,
  columnsOf,
  withKind,
} from '../../../domain/plan-table/columns.ts'
import type { Finding, TableStep } from '../../../domain/plan-table/read.ts'
import { tableWords } from '../../../domain/plan-table/words.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { CheckField, controlLook } from '../../ui/field.tsx'
import { usePlan } from '../plan-context.tsx'

/** The table as it was pasted, each column with what it is taken for; what can't be read is mended in its cell. */
export function TablePreview(props: {
  rows: readonly (readonly string[])[]
  columns: Columns
  steps: readonly TableStep[]
  findings: readonly Finding[]
  /** What may stand for who. */
  who: readonly string[]
  onColumns: (columns: Columns) => void
  /** `row` from 1, `column` from 0. */
  onCell: (row: number, column: number, text: string) => void
}) {
  const { rows, columns, findings } = props
  const { lang } = useDesk()
  const { shown } = usePlan()
  const w = tableWords[lang]
  const byRow = new Map(props.steps.map((s) => [s.row, s]))
  /** What a cell was read as, where that is not what stands in it. */
  function meant(row: number, kind: ColumnKind | undefined, cell: string): string | null {
    const step = byRow.get(row)
    if (step === undefined || cell.trim() === '') return null
    const said =
      kind === 'minutes'
        ? writeMinutes(step.minutes)
        : kind === 'best' || kind === 'likely' || kind === 'worst'
          ? String(step.minutes[kind])
          : kind === 'who'
            ? step.person === null
              ? names[lang].role[step.by]
              : (shown.people[step.person]?.name ?? step.person)
            : kind === 'machine' && step.machine !== null && 'id' in step.machine
              ? (shown.machines[step.machine.id]?.sticker ?? null)
              : null
    return said === null || said === cell.trim() ? null : said
  }
  return (
    <div className="grid grid-cols-1 gap-2">
      <CheckField
        label={w.headed}
        checked={columns.headed}
        onChange={(e) => props.onColumns(columnsOf(rows, e.target.checked))}
      />
      <div className="relative max-h-[32rem] overflow-auto rounded-lg border border-line">
        <table className="w-full border-collapse text-sm" aria-label={w.preview}>
          <thead className="sticky top-0 z-1 bg-raised">
            <tr>
              <td className="w-10" />
              {columns.kinds.map((kind, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name but their place.
                <th key={i} scope="col" className="min-w-28 p-1.5 text-left align-bottom font-normal">
                  {columns.headed ? (
                    <span className="block truncate px-1 text-ink-faint text-xs">{rows[0]?.[i]}</span>
                  ) : null}
                  <select
                    data-column={i}
                    aria-label={w.column(i + 1)}
                    className={controlLook({ size: 'cell' })}
                    value={kind}
                    onChange={(e) =>
                      props.onColumns({
                        headed: columns.headed,
                        kinds: withKind(columns.kinds, i, e.target.value as ColumnKind),
                      })
                    }
                  >
                    {columnKinds.map((k) => (
                      <option key={k} value={k}>
                        {w.kinds[k]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, i) => {
              const row = i + 1
              if ((columns.headed && i === 0) || cells.every((c) => c.trim() === '')) return null
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
                <tr key={i} className="border-line border-t align-top">
                  <th scope="row" className="p-1.5 text-right font-normal text-ink-faint">
                    {row}
                  </th>
                  {columns.kinds.map((kind, n) => {
                    const fault = findings.find((f) => f.row === row && f.column === n)
                    const cell = cells[n] ?? ''
                    const read = fault === undefined ? meant(row, kind, cell) : null
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place.
                      <td key={n} className={`p-1.5 ${kind === 'none' ? 'text-ink-faint' : ''}`}>
                        <Cell
                          at={`${row} ${n}`}
                          label={w.where(row, w.kinds[kind])}
                          fault={fault === undefined ? null : w.finding(fault, props.who)}
                          text={cell}
                          lost={kind === 'none'}
                          onText={(text) => props.onCell(row, n, text)}
                        />
                        {read === null ? null : (
                          <span className="block text-ink-faint text-xs">{w.read(read)}</span>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** What stands in a cell; what can't be read can be written anew, and stays open while it is. */
function Cell(props: {
  at: string
  label: string
  fault: string | null
  text: string
  lost: boolean
  onText: (text: string) => void
}) {
  const { at, label, fault, text } = props
  const [mending, setMending] = useState(false)
  if (fault === null && !mending)
    return (
      <span className={`line-clamp-4 whitespace-pre-wrap break-words ${props.lost ? 'line-through' : ''}`}>
        {text}
      </span>
    )
  return (
    <>
      <input
        data-cell={at}
        className={controlLook({ size: 'cell', className: 'min-w-24' })}
        aria-label={label}
        aria-invalid={fault === null ? undefined : true}
        aria-describedby={fault === null ? undefined : `cell-${at.replace(' ', '-')}`}
        value={text}
        onChange={(e) => {
          setMending(true)
          props.onText(e.target.value)
        }}
        onBlur={() => setMending(false)}
      />
      {fault === null ? null : (
        <span id={`cell-${at.replace(' ', '-')}`} className="sr-only">
          {fault}
        </span>
      )}
    </>
  )
}
