'use client'
import { useEffect, useRef, useState } from 'react'
import { names } from '../../../domain/messages/names.ts'
import { planPhases } from '../../../domain/plan/words/steps.ts'
import { readCells, writeCells } from '../../../domain/plan-table/cells.ts'
import { type Columns, columnsOf, unnamedOrder } from '../../../domain/plan-table/columns.ts'
import { freshOf, tableEdits } from '../../../domain/plan-table/make.ts'
import { type Finding, readTable } from '../../../domain/plan-table/read.ts'
import { tableWords } from '../../../domain/plan-table/words.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { newId } from '../../desk/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { AreaField, TextField } from '../../ui/field.tsx'
import { StateMark } from '../../ui/marks.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePlan } from '../plan-context.tsx'
import { TablePreview } from './table-preview.tsx'

const MOST = 400_000
/** More than these are not read by anybody at once. */
const SHOWN = 40

/**
 * Steps from a spreadsheet: pasted, looked over and mended cell by cell, then all of them are added, or none. `onDone` gets
 * the first new step, or null where nothing was added.
 */
export function PasteTable(props: { text: string; onDone: (first: string | null) => void }) {
  const { lang } = useDesk()
  const { shown, newest, edit, say } = usePlan()
  const w = tableWords[lang]
  const [text, setText] = useState(props.text)
  /** What was said of the columns; null: what they look like. */
  const [said, setSaid] = useState<Columns | null>(null)
  const [fault, setFault] = useState<string>()
  const [asked, setAsked] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' })
    const box = top.current?.querySelector('textarea')
    // What came with the paste is read out; an empty box waits to be filled.
    const first = box?.value === '' ? box : top.current
    first?.focus({ preventScroll: true })
  }, [])
  const { rows, separator } = readCells(text.length > MOST ? '' : text)
  const columns = said ?? columnsOf(rows)
  const known = {
    people: Object.values(shown.people).filter((p) => !p.revoked),
    machines: Object.values(shown.machines),
    phases: Object.values(shown.phases),
  }
  const blank = rows.every((row) => row.every((cell) => cell.trim() === ''))
  const { steps, findings: found } = readTable(rows, columns, known)
  const grave = found.filter((f) => f.grave)
  const findings = [...grave, ...found.filter((f) => !f.grave)]
  const fresh = freshOf(steps)
  const who = unique([
    names[lang].role.upgrader,
    names[lang].role.sentinel,
    ...known.people.filter((p) => p.role !== 'observer' && p.name !== '').map((p) => p.name),
  ])

  function take(next: string) {
    setText(next)
    setSaid(null)
    setAsked(false)
    setFault(next.length > MOST ? w.tooLong : undefined)
  }
  async function file(chosen: File | undefined) {
    if (chosen === undefined) return
    try {
      take(new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()))
    } catch {
      setFault(w.unreadable)
    }
  }
  function mend(row: number, column: number, cell: string) {
    setSaid(columns)
    // A row may be shorter than the table is wide.
    const next = rows.map((r, i) =>
      i === row - 1
        ? Array.from({ length: Math.max(r.length, column + 1) }, (_, n) =>
            n === column ? cell : (r[n] ?? ''),
          )
        : r,
    )
    setText(writeCells(next, separator))
  }
  function make() {
    setAsked(true)
    if (grave.length > 0) return goTo(grave.find((f) => f.column !== null))
    const ids: string[] = []
    const id = (letter: string) => {
      const made = newId(letter)
      if (letter === 's') ids.push(made)
      return made
    }
    const edits = tableEdits(newest(), steps, { newId: id, phase: planPhases[lang].first })
    if (!edit(edits, { tone: 'plain', text: w.made(steps.length), undo: true }, 'whole')) return
    say(w.made(steps.length))
    props.onDone(ids[0] ?? null)
  }
  function goTo(f: Finding | undefined) {
    if (f === undefined) return
    top.current
      ?.querySelector<HTMLElement>(
        f.row === null ? `[data-column="${f.column}"]` : `[data-cell="${f.row} ${f.column}"]`,
      )
      ?.focus()
  }
  const columnName = (f: Finding) =>
    f.kind !== null ? w.kinds[f.kind] : f.column === null ? null : w.column(f.column + 1)

  return (
    <div ref={top} tabIndex={-1} className="scroll-mt-24 outline-none min-[60rem]:scroll-mt-14" data-table>
      <Panel title={w.title}>
        <div className="grid grid-cols-1 gap-4">
          <p className="text-ink-soft text-sm">{w.lead}</p>
          <AreaField
            label={w.paste}
            rows={blank ? 6 : 3}
            wrap="off"
            spellCheck={false}
            autoComplete="off"
            placeholder={w.example}
            value={text}
            error={fault}
            hint={
              blank || columns.headed
                ? undefined
                : w.order(
                    unnamedOrder
                      .slice(0, Math.max(2, columns.kinds.length))
                      .map((k) => w.kinds[k])
                      .join(lang === 'en' ? ', ' : '、'),
                  )
            }
            onChange={(e) => take(e.target.value)}
          />
          {blank ? (
            <TextField
              type="file"
              label={w.file}
              accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
              onChange={(e) => void file(e.target.files?.[0])}
            />
          ) : (
            <>
              <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm" role="status">
                <strong>{w.steps(steps.length)}</strong>
                <span className={grave.length === 0 ? 'tone-good' : 'tone-warn'}>
                  <StateMark
                    mark={grave.length === 0 ? 'check' : 'bang'}
                    tone={grave.length === 0 ? 'good' : 'warn'}
                  />{' '}
                  {grave.length === 0 ? w.fine : w.findings(grave.length)}
                </span>
                <span>{w.brings(fresh.machines, fresh.phases)}</span>
              </p>
              {findings.length === 0 ? null : (
                <ul className="grid max-h-60 gap-1 overflow-y-auto text-sm">
                  {findings.slice(0, SHOWN).map((f) => (
                    <li key={`${f.row} ${f.column} ${f.code}`} className={f.grave ? '' : 'text-ink-soft'}>
                      {f.column === null ? (
                        w.where(f.row, columnName(f))
                      ) : (
                        <button type="button" className="font-semibold underline" onClick={() => goTo(f)}>
                          {w.where(f.row, columnName(f))}
                        </button>
                      )}
                      {f.row === null && f.column === null ? '' : lang === 'en' ? ': ' : '：'}
                      {w.finding(f, who)}
                    </li>
                  ))}
                </ul>
              )}
              <TablePreview
                rows={rows}
                columns={columns}
                steps={steps}
                findings={findings}
                who={who}
                onColumns={setSaid}
                onCell={mend}
              />
            </>
          )}
          {asked && grave.length > 0 ? (
            <Notice tone="bad" live>
              {w.mend}
            </Notice>
          ) : null}
          <div className="flex flex-wrap gap-2">
            {blank ? null : (
              <Button kind="primary" onClick={make}>
                {w.make(steps.length)}
              </Button>
            )}
            <Button kind={blank ? 'plain' : 'quiet'} onClick={() => props.onDone(null)}>
              {w.cancel}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  )
}

// A seat that nobody has is called by its role.
const unique = (said: string[]) => [...new Set(said)]
