'use client'
import { useCallback, useState } from 'react'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import { stepsInScope } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { inOrder, type PlanStep, sortByOrder } from '../../domain/plan/plan.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { useAhead } from '../moves/use-moves.ts'
import { controlLook } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { onKeys } from '../ui/keys.ts'
import { Empty } from '../ui/notice.tsx'
import { panelLook } from '../ui/panel.tsx'
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
    <section className={panelLook.box} aria-labelledby="steps-title">
      <div className={panelLook.head}>
        <h2 id="steps-title" className={panelLook.title}>
          {words.title}
        </h2>
        {plan.length < MANY ? null : <Find find={find} change={setFind} />}
        <span className="pe-2 text-sm text-ink-soft">
          <Left steps={inScope} /> {words.done(done, plan.length)}{' '}
          <a
            className="ms-2 inline-block py-1"
            href={`/api/upgrades/${state.id}/plan.yaml`}
            download={`${state.id}.yaml`}
          >
            {words.file}
          </a>
        </span>
      </div>
      <div>
        {plan.length === 0 ? <Empty title={words.none} /> : null}
        {none ? <p className="p-4 text-ink-soft">{words.noneFound}</p> : null}
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
    <span className="flex max-w-72 flex-[1_1_9rem] items-center gap-1.5">
      <input
        type="search"
        className={controlLook({ className: 'min-w-0 flex-1' })}
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
    <details className="phase group border-line not-first:border-t" open={open}>
      <summary className="sticky top-0 z-2 flex cursor-pointer items-baseline justify-between gap-x-4 bg-panel px-4 pt-2 pb-1.25 text-xs before:size-1.75 before:border-r-[1.5px] before:border-b-[1.5px] before:border-ink-faint before:transform-[rotate(-45deg)] before:content-[''] group-open:before:transform-[rotate(45deg)_translate(-1px,-2px)] [&::-webkit-details-marker]:hidden">
        <h3 className="-ms-1.5 flex-1 text-sm font-heading text-ink-soft">{title}</h3>
        <span className="text-ink-faint">
          {stepWords[lang].done(done, steps.length)}
          <PhaseTime steps={steps} over={done === steps.length} />
        </span>
      </summary>
      {/*
       * Not content-visibility: each box that may be skipped costs a look at every frame, and a frame is laid out twice. Nor
       * painted apart: each would be a layer to be put together again.
       */}
      <ol className="pb-1.5 *:contain-[layout_style]">
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
