'use client'
import { useState } from 'react'
import type { PlanStep, Sign, Symptoms } from '../../../domain/plan/plan.ts'
import { withRowText } from '../../../domain/plan-edit/texts.ts'
import { faultsOf } from '../../../domain/signs/pick-row.ts'
import { type Look, readSigns, type SignsRead, withLooks, writeSigns } from '../../../domain/signs/text.ts'
import { signPlan } from '../../../domain/signs/words/plan.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldLook } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { EditSelect, EditText, type Read } from '../edit-field.tsx'
import { lineOf, type Whole } from '../fields.ts'
import { buttons, fieldRow, textRow } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { SignTextFields } from './text-fields.tsx'

/** What can be seen of a box, a line each. */
export function SignsField({ signs, field }: { signs: readonly Sign[]; field: Whole }) {
  const { lang } = useDesk()
  const w = signPlan[lang]
  const of = (value: unknown) => (value as Sign[] | null) ?? []
  return (
    <div>
      <EditText
        {...field}
        label={w.signs}
        hint={w.signsHint}
        read={(text) => said(readSigns(text, signs, 6), w, (value) => (value.length === 0 ? null : value))}
        write={(value) => writeSigns(of(value))}
        rows={1}
        max={4000}
      />
      <SignTextFields signs={signs} field={field} of={of} made={(value) => value} />
    </div>
  )
}

/** A step's symptom table: what to look at, then what it means and what to do. All of it is one value. */
export function SymptomFields({ step, field }: { step: PlanStep; field: Whole }) {
  const { lang } = useDesk()
  const { shown, may } = usePlan()
  const w = signPlan[lang]
  const table = step.symptoms ?? null
  const [open, setOpen] = useState(false)
  const boxes = Object.values(shown.machines)
  if (table === null && !open)
    return may && !field.locked ? (
      <p>
        <Button size="sm" kind="quiet" onClick={() => setOpen(true)}>
          {w.addTable}
        </Button>
      </p>
    ) : null
  const fresh = { means: w.freshMeans, then: w.freshThen }
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className={fieldLook.label}>{w.table}</legend>
      <EditText
        {...field}
        label={w.looks}
        hint={w.looksHint}
        placeholder={w.looksExample}
        read={(text) =>
          said(readSigns(text, table?.ask ?? [], 3, boxes), w, (looks) =>
            looks.length === 0 ? null : withLooks(table, looks, fresh),
          )
        }
        write={(value) => writeSigns((value as Symptoms | null)?.ask ?? [], boxes)}
        rows={2}
        max={2000}
      />
      {table === null ? null : (
        <>
          <Rows table={table} field={field} />
          <SignTextFields
            signs={table.ask}
            field={field}
            of={(value) => (value as Symptoms | null)?.ask ?? []}
            made={(ask) => ({ ...table, ask })}
            table={table}
          />
        </>
      )}
    </fieldset>
  )
}

function Rows({ table, field }: { table: Symptoms; field: Whole }) {
  const { lang } = useDesk()
  const { edit, may } = usePlan()
  const w = signPlan[lang]
  const part = { ...field, at: '' }
  const faults = faultsOf(table)
  const editable = may && !field.locked
  const withRow = (i: number, row: Symptoms['rows'][number]) => ({
    ...table,
    rows: table.rows.map((r, k) => (k === i ? row : r)),
  })
  const put = (rows: Symptoms['rows']) => edit([field.set({ ...table, rows }, table)])
  const text = (i: number, name: 'means' | 'then') => ({
    ...part,
    label: w[name],
    read: (said: string) => {
      const line = lineOf(lang)(said)
      const row = table.rows[i]
      return line.ok && row !== undefined
        ? { ok: true as const, value: withRow(i, withRowText(row, name, String(line.value))) }
        : line
    },
    write: (value: unknown) => (value as Symptoms | null)?.rows[i]?.[name] ?? '',
    rows: 1,
    max: 500,
  })
  const [missing] = faults.missing
  return (
    <>
      <ol className="grid gap-3">
        {table.rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
          <li key={i} className="plan-symptom-row grid gap-2 border-l-2 border-line pl-3">
            <div className={fieldRow}>
              {table.ask.map((look) => (
                <EditSelect
                  key={look.id}
                  {...part}
                  value={row.when[look.id] ?? ''}
                  set={(answer) =>
                    field.set(withRow(i, { ...row, when: when(row.when, look, answer) }), table)
                  }
                  label={look.name}
                  choices={[
                    { value: '', label: w.any },
                    ...look.answers.map((a) => ({ value: a, label: a })),
                  ]}
                />
              ))}
            </div>
            <div className={textRow}>
              <EditText {...text(i, 'means')} />
              <EditText {...text(i, 'then')} />
            </div>
            {faults.unreachable.includes(i) ? <Notice tone="warn">{w.never}</Notice> : null}
            {editable && table.rows.length > 1 ? (
              <p className={buttons}>
                <Button size="sm" kind="quiet" disabled={i === 0} onClick={() => put(swapped(table.rows, i))}>
                  {w.up}
                </Button>
                <Button size="sm" kind="danger" onClick={() => put(table.rows.filter((_, k) => k !== i))}>
                  {w.removeRow}
                </Button>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {missing === undefined ? null : (
        <Notice tone="warn">
          {w.missing(
            table.ask.map((l) => `${l.name}: ${missing[l.id] ?? ''}`).join(w.and),
            faults.missing.length - 1,
          )}
        </Notice>
      )}
      {editable ? (
        <p className={buttons}>
          <Button
            size="sm"
            onClick={() => put(added(table, missing ?? {}, { means: w.freshMeans, then: w.freshThen }))}
            disabled={table.rows.length >= 24}
          >
            {w.addRow}
          </Button>
          <Button size="sm" kind="quiet" onClick={() => edit([field.set(null, table)])}>
            {w.removeTable}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function said(read: SignsRead<Look>, w: (typeof signPlan)['en'], made: (value: Look[]) => unknown): Read {
  if (read.ok) return { ok: true, value: made(read.value) }
  return {
    ok: false,
    error: read.fault === 'too-many' ? w.tooMany(read.most) : w.faults[read.fault](read.line),
  }
}

function when(was: Readonly<Record<string, string>>, look: Look, answer: unknown): Record<string, string> {
  const { [look.id]: _, ...others } = was
  return typeof answer === 'string' && answer !== '' ? { ...others, [look.id]: answer } : others
}

/** A new row, above one that holds whatever is seen: below it, it never would. */
function added(
  { rows }: Symptoms,
  of: Readonly<Record<string, string>>,
  row: { means: string; then: string },
): Symptoms['rows'] {
  const last = rows.at(-1)
  const fresh = { ...row, when: { ...of } }
  return last !== undefined && Object.keys(last.when).length === 0
    ? [...rows.slice(0, -1), fresh, last]
    : [...rows, fresh]
}

function swapped(rows: Symptoms['rows'], i: number): Symptoms['rows'] {
  const next = [...rows]
  const [row] = next.splice(i, 1)
  if (row !== undefined) next.splice(i - 1, 0, row)
  return next
}
