'use client'
import { useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import type { CommandOf } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { commandOf, type Move } from '../../domain/moves/move.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { rollBackVerbs } from '../../domain/work/roll-back-rules.ts'
import { rollBackWords } from '../../domain/work/words/roll-back.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { CardsLeft, readCards } from '../cards/cards-left.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { CommandForm, textOf } from '../moves/command-form.tsx'
import { ReasonField } from '../moves/reason-field.tsx'
import { fieldLook, SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** What a roll-back would do, asked of the very rule that will decide it. Null: there is nothing to undo. */
function foresee(state: UpgradeState, account: string, now: number, move: Move, downTo: string | null) {
  const given = { reason: '-', downTo, cards: 'keep' }
  const command = commandOf(move, given) as CommandOf<'rollback.start'>
  const who = { kind: 'clock' } as const
  const decision = rollBackVerbs['rollback.start'](
    state,
    command,
    { who, account, person: null, leave: 'yes' },
    { now, realNow: now },
  )
  const started = decision.ok ? decision.events.find((e) => e.type === 'rollback.started') : undefined
  return started?.type === 'rollback.started' ? started.body : null
}

/** Chooses how far back, and shows beforehand what will be undone and what can't be. */
export function RollBackDialog({ move }: { move: Move }) {
  const desk = useDesk()
  const { lang, state, me, live, called, names } = desk
  const words = rollBackWords[lang]
  const [downTo, setDownTo] = useState(move.about.kind === 'step' ? move.about.id : null)
  const touched = stepsInScope(state).filter((s) => {
    const run = runOf(state, s.id)
    return run.state !== 'todo' && run.state !== 'skipped' && run.state !== 'undone'
  })
  const plan = foresee(state, me.account, live.now(), move, downTo)
  return (
    <CommandForm
      title={upgradeWords[lang].rollBack}
      lead={words.lead}
      submit={words.do}
      danger
      read={(form) => {
        const reason = textOf(form, 'reason')
        const left = readCards(form, desk)
        if (reason === '' || 'error' in left)
          return {
            errors: {
              reason: reason === '' ? deskWords[lang].needed : undefined,
              cards: 'error' in left ? left.error : undefined,
            },
          }
        return { move, given: { reason, downTo, ...left } }
      }}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.to}
            value={downTo ?? ''}
            onChange={(e) => setDownTo(e.target.value === '' ? null : e.target.value)}
            choices={[
              { value: '', label: words.all },
              ...touched.map((s) => ({ value: s.id, label: words.before(s.title) })),
            ]}
          />
          {plan === null || plan.steps.length === 0 ? (
            <Notice tone="warn">{words.none}</Notice>
          ) : (
            <div>
              <p className={fieldLook.label}>{words.will}</p>
              <ol className="mt-1 list-decimal ps-6 text-sm">
                {plan.steps.map((s) => (
                  <li key={s.id}>
                    {s.title} <span className="text-ink-faint">({names.role[s.by]})</span>
                  </li>
                ))}
              </ol>
            </div>
          )}
          {plan === null || plan.left.length === 0 ? null : (
            <Notice tone="warn" title={words.left}>
              {plan.left.map((id) => called.step(id)).join(', ')}
            </Notice>
          )}
          {plan === null || plan.nothing.length === 0 ? null : (
            <p className={fieldLook.hint}>
              {words.nothing}: {plan.nothing.map((id) => called.step(id)).join(', ')}
            </p>
          )}
          <CardsLeft errors={errors} mayKeep />
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}
