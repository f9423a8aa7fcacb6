'use client'
import { useState } from 'react'
import { commandSchema } from '../../domain/log/commands.ts'
import { decide } from '../../domain/log/decide.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { commandOf, type Move } from '../../domain/moves/move.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { CardsLeft, readCards } from '../cards/cards-left.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { CommandForm, textOf } from '../moves/command-form.tsx'
import { ReasonField } from '../moves/reason-field.tsx'
import { SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** What a roll-back would do, asked of the same rules that will decide it. Null: there is nothing to undo. */
function foresee(
  state: UpgradeState,
  me: { account: string; device: string },
  now: number,
  move: Move,
  downTo: string | null,
) {
  const command = commandSchema.parse(commandOf(move, { reason: '-', downTo, cards: 'keep' }))
  const { account, device } = me
  const who = { kind: 'account', account, owner: false, device } as const
  const decision = decide(state, command, who, { now, realNow: now })
  const started = decision.ok ? decision.events.find((e) => e.type === 'rollback.started') : undefined
  return started?.type === 'rollback.started' ? started.body : null
}

/** Chooses how far back, and shows beforehand what will be undone and what can't be. */
export function RollBackDialog({ move }: { move: Move }) {
  const desk = useDesk()
  const { words, state, me, live, called, names } = desk
  const { dialogs } = words
  const [downTo, setDownTo] = useState(move.about.kind === 'step' ? move.about.id : null)
  const touched = stepsInScope(state).filter((s) => {
    const run = runOf(state, s.id)
    return run.state !== 'todo' && run.state !== 'skipped' && run.state !== 'undone'
  })
  const plan = foresee(state, me, live.now(), move, downTo)
  return (
    <CommandForm
      title={dialogs.rollBack}
      lead={dialogs.rollBackLead}
      submit={dialogs.rollBackDo}
      danger
      read={(form) => {
        const reason = textOf(form, 'reason')
        const left = readCards(form, desk)
        if (reason === '' || 'error' in left)
          return {
            errors: {
              reason: reason === '' ? dialogs.needed : undefined,
              cards: 'error' in left ? left.error : undefined,
            },
          }
        return { move, given: { reason, downTo, ...left } }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            label={dialogs.rollBackTo}
            value={downTo ?? ''}
            onChange={(e) => setDownTo(e.target.value === '' ? null : e.target.value)}
            choices={[
              { value: '', label: dialogs.rollBackAll },
              ...touched.map((s) => ({ value: s.id, label: dialogs.rollBackBefore(s.title) })),
            ]}
          />
          {plan === null || plan.steps.length === 0 ? (
            <Notice tone="warn">{dialogs.rollBackNone}</Notice>
          ) : (
            <div className="foreseen">
              <p className="field-label">{dialogs.rollBackWill}</p>
              <ol>
                {plan.steps.map((s) => (
                  <li key={s.id}>
                    {s.title} <span className="faint">({names.role[s.by]})</span>
                  </li>
                ))}
              </ol>
            </div>
          )}
          {plan === null || plan.left.length === 0 ? null : (
            <Notice tone="warn" title={dialogs.rollBackLeft}>
              {plan.left.map((id) => called.step(id)).join(', ')}
            </Notice>
          )}
          {plan === null || plan.nothing.length === 0 ? null : (
            <p className="field-hint">
              {dialogs.rollBackNothing}: {plan.nothing.map((id) => called.step(id)).join(', ')}
            </p>
          )}
          <CardsLeft errors={errors} mayKeep />
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}
