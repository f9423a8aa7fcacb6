'use client'
import { gateForms } from '../../../domain/gates/words/forms.ts'
import { names } from '../../../domain/messages/names.ts'
import type { PlannedGate } from '../../../domain/plan/plan.ts'
import { planHead } from '../../../domain/plan/words/head.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { fieldLook } from '../../ui/field.tsx'
import { EditCheck, EditText } from '../edit-field.tsx'
import type { Whole } from '../fields.ts'
import { checks, fieldRow, wide } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'

/** The go/no-go before a step or a phase: nothing until there is a question. All of it is one value. */
export function GateFields(props: { gate: PlannedGate | null; field: Whole; of: 'step' | 'phase' }) {
  const { gate, field } = props
  const { lang } = useDesk()
  const { shown } = usePlan()
  const w = gateForms[lang].plan
  const part = { ...field, at: '' }
  const fresh: PlannedGate = { question: '', signers: [], minutes: 10 }
  const people = Object.values(shown.people).filter(
    (p) => !p.revoked || gate?.signers.includes(p.id) === true,
  )
  return (
    <div className={fieldRow}>
      <div className={wide}>
        <EditText
          {...field}
          label={props.of === 'step' ? w.question : w.questionPhase}
          hint={gate === null ? w.questionHint : undefined}
          read={(text) => ({
            ok: true,
            value: text.trim() === '' ? null : { ...(gate ?? fresh), question: text.trim() },
          })}
          write={(value) => (value as PlannedGate | null | undefined)?.question ?? ''}
          rows={1}
          max={1000}
        />
      </div>
      {gate === null ? null : (
        <>
          <fieldset className={`${checks} ${wide}`}>
            <legend className={fieldLook.labelSmall}>{w.signers}</legend>
            {people.map((p) => (
              <EditCheck
                key={p.id}
                {...part}
                label={`${p.name || p.id} · ${names[lang].role[p.role]}`}
                on={gate.signers.includes(p.id)}
                turned={(on): PlannedGate => ({
                  ...gate,
                  signers: [...gate.signers.filter((s) => s !== p.id), ...(on ? [p.id] : [])],
                })}
              />
            ))}
            {gate.signers.length === 0 ? <p className={fieldLook.hint}>{w.signersHint}</p> : null}
          </fieldset>
          <EditText
            {...part}
            label={w.minutes}
            read={(text) => {
              const minutes = Number(text.normalize('NFKC'))
              return Number.isInteger(minutes) && minutes >= 1 && minutes <= 24 * 60
                ? { ok: true, value: { ...gate, minutes } }
                : { ok: false, error: text.trim() === '' ? planHead[lang].empty : w.minutesBad }
            }}
            write={(value) => String((value as PlannedGate | null | undefined)?.minutes ?? '')}
            max={4}
          />
        </>
      )}
    </div>
  )
}
