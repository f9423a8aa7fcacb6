'use client'
import { gateOf } from '../../domain/gates/gate.ts'
import { requestOfStep } from '../../domain/hands/one-job.ts'
import { doerName, enteredText } from '../../domain/messages/events.ts'
import { gates } from '../../domain/messages/gates.ts'
import { photoWords } from '../../domain/messages/photos.ts'
import { waitsForDecision } from '../../domain/moves/next-step.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { doerFor } from '../../domain/people/on-duty.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { EndsItself } from '../beats/ends-itself.tsx'
import { SeenTable } from '../signs/seen.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { GateNote } from './go-now.tsx'
import { StartStep, useLacksCard } from './grave-step.tsx'
import { MachineName } from './machine-name.tsx'
import { AddPhoto, PhotoStrip } from './photos.tsx'
import { RunText } from './run-text.tsx'

/** All there is to a step, and every verb that fits its state and the reader's rights. */
export function StepDetails({ step, waits }: { step: PlanStep; waits: string[] }) {
  const { state, words, names, zones, lang, actor, length } = useDesk()
  const lacksCard = useLacksCard(step)
  const run = runOf(state, step.id)
  const saw = requestOfStep(state, step.id)?.saw ?? ''
  const { best, likely, worst } = step.minutes
  const span = (m: number) => length(m * 60_000)
  return (
    <div className="step-details" data-keys>
      <dl className="facts">
        <div>
          <dt>{words.steps.minutes}</dt>
          <dd>{words.steps.range(span(best), span(likely), span(worst))}</dd>
        </div>
        {step.machine === null ? null : (
          <div>
            <dt>{words.steps.machine}</dt>
            <dd>
              <MachineName id={step.machine} place />
            </dd>
          </div>
        )}
        {run.startedAt === null ? null : (
          <div>
            <dt>{words.steps.began}</dt>
            <dd>
              <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" date />
            </dd>
          </div>
        )}
        {run.endedAt === null ? null : (
          <div>
            <dt>{words.steps.ended}</dt>
            <dd>
              <BothClocks instant={run.endedAt} {...zones} lang={lang} size="sm" date />
            </dd>
          </div>
        )}
        {run.by === '' ? null : (
          <div>
            <dt>{words.steps.by}</dt>
            <dd>
              {run.entered ? doerName(state, run.doer ?? null, lang) : actor(run.by)}
              {run.entered ? ` ${enteredText(actor(run.by), lang)}` : ''}
            </dd>
          </div>
        )}
        {saw === '' ? null : (
          <div>
            <dt>{words.hands.saw}</dt>
            <dd>{saw}</dd>
          </div>
        )}
        <div>
          <dt>{words.steps.undo}</dt>
          <dd>
            {step.irreversible
              ? words.now.irreversible
              : step.undo === null
                ? words.steps.noUndo
                : `${stepTexts(step, lang).undo} (${[names.role[step.undo.by], ...step.undo.needs.map((n) => names.need[n])].join(', ')})`}
          </dd>
        </div>
      </dl>
      {waits.length === 0 ? null : <p className="faint">{words.now.waitsFor(waits)}</p>}
      <GateNote step={step} />
      {lacksCard ? <Notice tone="warn">{words.now.cutsLink}</Notice> : null}
      <EndsItself step={step} />
      <RunText step={step} />
      {step.symptoms ? <SeenTable step={step} table={step.symptoms} /> : null}
      <PhotoStrip
        of={[
          { kind: 'step', id: step.id },
          ...Object.values(state.requests)
            .filter((r) => r.step === step.id)
            .map((r) => ({ kind: 'request' as const, id: r.id })),
        ]}
      />
      <Verbs step={step} waits={waits} />
    </div>
  )
}

function Verbs({ step, waits }: { step: PlanStep; waits: string[] }) {
  const { state, words, can, canOn, open, role, lang, live } = useDesk()
  const run = runOf(state, step.id)
  const back = state.rollBackSteps[step.id] !== undefined
  const working = state.status === (back ? 'rolling-back' : 'running')
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  const forThem = step.by === 'sentinel' && role === 'upgrader'
  const who = doerName(state, doerFor(state, step, live.now()), lang)
  const fresh = run.state === 'todo' || run.state === 'undone'
  const undecided = role === 'sentinel' && waitsForDecision(state)
  const running = run.state === 'running'
  const gate = gateOf(state, step.id)
  const size = 'sm' as const
  return (
    <div className="now-actions">
      {working && fresh && gate?.open === false && can('go.ask') ? (
        <Button
          size={size}
          onClick={() => open({ dialog: 'go', ...(gate.about === null ? {} : { about: gate.about }) })}
        >
          {gates[lang].ask}
        </Button>
      ) : working && fresh && !undecided && gate?.open !== false && canOn('step.start', step) ? (
        waits.length === 0 ? (
          <StartStep step={step} size={size}>
            {forThem ? words.now.enterStart(who) : words.steps.start}
          </StartStep>
        ) : (
          <Button size={size} onClick={() => open({ dialog: 'start-anyway', step: step.id })}>
            {words.steps.startAnyway}
          </Button>
        )
      ) : null}
      {working && running && canOn('step.finish', step) ? (
        <Do size={size} command={() => ({ type: 'step.finish', step: step.id })}>
          {forThem ? words.now.enterFinish(who) : words.steps.finish}
        </Do>
      ) : null}
      {working && running && canOn('step.fail', step) ? (
        <Button size={size} kind="danger" hint="X" onClick={() => open({ dialog: 'fail', step: step.id })}>
          {words.steps.fail}
        </Button>
      ) : null}
      {working && !fresh && !running && !undecided && gate?.open !== false && canOn('step.redo', step) ? (
        <Button size={size} onClick={() => open({ dialog: 'redo', step: step.id })}>
          {words.steps.redo}
        </Button>
      ) : null}
      {working && run.state !== 'done' && run.state !== 'skipped' && canOn('step.skip', step) ? (
        <Button size={size} onClick={() => open({ dialog: 'skip', step: step.id })}>
          {words.steps.skip}
        </Button>
      ) : null}
      {working && running && canOn('step.progress', step) ? (
        <Button size={size} kind="quiet" hint="P" onClick={() => open({ dialog: 'progress', step: step.id })}>
          {words.steps.progress}
        </Button>
      ) : null}
      {alive && can('request.ask') ? (
        <Button size={size} kind="quiet" hint="H" onClick={() => open({ dialog: 'ask', step: step.id })}>
          {words.steps.askHands}
        </Button>
      ) : null}
      <AddPhoto about={{ kind: 'step', id: step.id }} label={photoWords[lang].add} aloud={step.title} />
      {can('step.note') ? (
        <Button size={size} kind="quiet" hint="W" onClick={() => open({ dialog: 'note', step: step.id })}>
          {words.steps.note}
        </Button>
      ) : null}
      {state.status === 'running' && !back && !fresh && run.state !== 'skipped' && can('rollback.start') ? (
        <Button size={size} kind="danger" onClick={() => open({ dialog: 'roll-back', downTo: step.id })}>
          {words.steps.rollBackTo}
        </Button>
      ) : null}
    </div>
  )
}
