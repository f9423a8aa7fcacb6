'use client'
import { useCallback, useState } from 'react'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { inOrder, type PlanStep, sortByOrder } from '../../domain/plan/plan.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useAhead } from '../desk/use-moves.ts'
import { useNow } from '../live/use-live.ts'
import { Kbd } from '../ui/kbd.tsx'
import { onKeys } from '../ui/keys.ts'
import { Empty } from '../ui/notice.tsx'
import { type Rows, StepRow } from './step-row.tsx'

/** From this many steps on there is a field to find some of them. */
const MANY = 20

/** Every step by phase; the roll-back, while there is one, above them. One row each, opened for the rest. */
export function StepList() {
  const { state, lang } = useDesk()
  const words = stepWords[lang]
  const { ahead, now } = useAhead()
  const [opened, setOpened] = useState<string | null>(null)
  const [find, setFind] = useState('')
  const next = stepAtHand(ahead, now)?.id ?? null
  const toggle = useCallback((id: string) => setOpened((was) => (was === id ? null : id)), [])
  const inScope = stepsInScope(state)
  const rolledBack = state.rollBack?.steps.flatMap((id) => state.rollBackSteps[id] ?? []) ?? []
  const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
  const numbers = new Map(plan.map((s, i) => [s.id, i + 1]))
  const done = plan.filter((s) => isOver(runOf(state, s.id).state)).length
  const fits = (s: PlanStep) => fitsWords(s, numbers.get(s.id), find)
  const rows = { opened, toggle, next, numbers, found: find === '' ? null : fits }
  const none = find !== '' && ![...plan, ...rolledBack].some(fits)
  return (
    <section className="panel steps" aria-labelledby="steps-title">
      <div className="panel-head">
        <h2 id="steps-title" className="panel-title">
          {words.title}
        </h2>
        {plan.length < MANY ? null : <Find find={find} change={setFind} />}
        <span className="steps-sum">
          <Left steps={inScope} /> {words.done(done, plan.length)}{' '}
          <a href={`/api/upgrades/${state.id}/plan.yaml`} download={`${state.id}.yaml`}>
            {words.file}
          </a>
        </span>
      </div>
      <div className="steps-body">
        {plan.length === 0 ? <Empty title={words.none} /> : null}
        {none ? <p className="steps-none">{words.noneFound}</p> : null}
        {rolledBack.length === 0 || state.rollBack === null ? null : (
          <Phase title={words.rollBackWhy(state.rollBack.reason)} steps={rolledBack} {...rows} />
        )}
        {sortByOrder(Object.values(state.phases)).map((phase) => (
          <Phase
            key={phase.id}
            title={phase.title}
            steps={plan.filter((s) => s.phase === phase.id)}
            {...rows}
          />
        ))}
      </div>
    </section>
  )
}

/** Finds steps by number, title, machine or command. Escape empties it and goes to the step at hand. */
function Find({ find, change }: { find: string; change: (to: string) => void }) {
  const { lang } = useDesk()
  const words = stepWords[lang]
  return (
    <span className="steps-find">
      <input
        type="search"
        className="field-control"
        value={find}
        placeholder={words.find}
        aria-label={words.find}
        aria-keyshortcuts="F"
        onChange={(e) => change(e.target.value)}
        onKeyDown={onKeys((e) => {
          if (e.key !== 'Escape') return
          e.preventDefault()
          change('')
          const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')]
          ;(rows.find((row) => row.getAttribute('aria-current') === 'step') ?? rows[0])?.focus()
        })}
      />
      <span aria-hidden="true">
        <Kbd>F</Kbd>
      </span>
    </span>
  )
}

/** Every word must be somewhere in the step; a number alone is its place in the plan. */
function fitsWords(step: PlanStep, number: number | undefined, find: string): boolean {
  const text = `${step.title} ${step.machine ?? ''} ${step.run}`.toLowerCase()
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word) || word === String(number))
}

interface PhaseRows extends Rows {
  /** Which steps to show, while some are looked for. */
  found: ((step: PlanStep) => boolean) | null
}

/** A phase: open while there is something to do in it. Over, it is one line that says how long it took. */
function Phase({ title, steps, found, ...rows }: { title: string; steps: PlanStep[] } & PhaseRows) {
  const { state, lang } = useDesk()
  const done = steps.filter((s) => isOver(runOf(state, s.id).state)).length
  const shown = found === null ? steps : steps.filter(found)
  if (shown.length === 0) return null
  const open = found !== null || done < steps.length || steps.some((s) => s.id === rows.opened)
  return (
    <details className="phase" open={open}>
      <summary className="phase-head">
        <h3 className="phase-title">{title}</h3>
        <span className="faint">
          {stepWords[lang].done(done, steps.length)}
          <PhaseTime steps={steps} over={done === steps.length} />
        </span>
      </summary>
      <ol className="phase-steps">
        {shown.map((s) => (
          <StepRow key={s.id} step={s} {...rows} />
        ))}
      </ol>
    </details>
  )
}

/** What a phase is planned to take; over, what it took. */
function PhaseTime({ steps, over }: { steps: PlanStep[]; over: boolean }) {
  const { state, length, lang } = useDesk()
  const words = stepWords[lang]
  const planned = length(steps.reduce((sum, s) => sum + s.minutes.likely, 0) * 60_000)
  if (!over) return <> · {words.phasePlanned(planned)}</>
  const ran = steps.map((s) => runOf(state, s.id)).filter((r) => r.state === 'done')
  const took = ran.reduce((sum, r) => sum + ((r.endedAt ?? 0) - (r.startedAt ?? r.endedAt ?? 0)), 0)
  return ran.length === 0 ? null : (
    <>
      {' '}
      · {words.took(length(took))} · {words.phasePlanned(planned)}
    </>
  )
}

/** What the steps still to do will likely take together. */
function Left({ steps }: { steps: PlanStep[] }) {
  const { state, live, length, lang } = useDesk()
  const now = useNow(live, 10_000)
  const left = steps.reduce((sum, s) => {
    const run = runOf(state, s.id)
    if (isOver(run.state)) return sum
    const ran = run.state === 'running' && run.startedAt !== null ? now - run.startedAt : 0
    return sum + Math.max(0, s.minutes.likely * 60_000 - ran)
  }, 0)
  return left < 60_000 ? null : <span>{stepWords[lang].left(length(left))} · </span>
}

const isOver = (state: string) => state === 'done' || state === 'skipped'
