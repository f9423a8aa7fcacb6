import type { Lang } from '../../domain/messages/lang.ts'
import type { Draft } from '../../domain/plan-markdown/draft.ts'
import type { Mend } from '../../domain/plan-markdown/mend.ts'
import { draftFaults } from '../../domain/plan-markdown/to-plan.ts'
import { markdown } from '../../domain/plan-markdown/words.ts'
import { AreaField, TextField } from '../ui/field.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { StepRow } from './step-row.tsx'

/** The plan as it would be made, every field of it open to be changed. */
export function PlanView(props: {
  lang: Lang
  draft: Draft
  onActive: (step: string | null) => void
  onChange: (change: Mend) => void
}) {
  const { lang, draft, onChange } = props
  const words = markdown[lang]
  const faults = draftFaults(draft)
  const told = (at: string | null, field: string) => {
    const found = faults.find((f) => f.at === at && f.field === field)
    return found === undefined ? undefined : words.fault[found.fault]
  }
  const many = faults.find((f) => f.fault === 'too-many')
  let number = 0
  return (
    <Panel title={words.result} className="md-plan max-lg:group-data-[side=source]/both:hidden">
      <div className="grid gap-5">
        {many === undefined ? null : <Notice tone="bad">{words.fault['too-many']}</Notice>}
        {draft.phases.length === 0 ? <Empty title={words.nothing}>{words.nothingText}</Empty> : null}
        {draft.phases.map((phase) => (
          <section
            key={phase.id}
            className="grid gap-2.5"
            aria-label={phase.title || words.phases[phase.kind]}
          >
            <div>
              <TextField
                label={words.phaseTitle}
                value={phase.title}
                placeholder={words.phases[phase.kind]}
                error={told(phase.id, 'title')}
                look={{ face: 'heading' }}
                autoComplete="off"
                onChange={(e) => onChange({ do: 'phase', id: phase.id, title: e.target.value })}
              />
            </div>
            <ol className="grid gap-2.5">
              {phase.steps.map((step) => (
                <StepRow
                  key={step.id}
                  lang={lang}
                  step={step}
                  number={++number}
                  faults={faults
                    .filter((f) => f.at === step.id)
                    .map((f) => `${f.field} ${f.fault}`)
                    .join(',')}
                  onActive={props.onActive}
                  onChange={onChange}
                />
              ))}
            </ol>
          </section>
        ))}
        <AreaField
          label={words.notes}
          hint={words.notesHint}
          value={draft.note}
          error={told(null, 'note')}
          rows={Math.min(10, Math.max(3, draft.note.split('\n').length))}
          onChange={(e) => onChange({ do: 'note', text: e.target.value })}
        />
      </div>
    </Panel>
  )
}
