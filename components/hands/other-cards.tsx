import { coverOf, isGrave } from '../../domain/hands/cards.ts'
import type { StepRun } from '../../domain/log/state.ts'
import { cards } from '../../domain/messages/cards.ts'
import { gates } from '../../domain/messages/gates.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { Ago } from '../time/elapsed.tsx'
import { MachinePlate } from './machine-plate.tsx'
import { PhotosPart } from './photos-part.tsx'
import { Expect } from './request-card.tsx'
import { Act, Line, Press, useHands, When } from './tools.tsx'

/** A step of the plan that is the hands' own. */
export function StepCard({ step, run }: { step: PlanStep; run: StepRun | null }) {
  const { words, now, lang, drafts } = useHands()
  const running = run?.state === 'running'
  const form = `step:${step.id}:${run?.attempt ?? 0}`
  return (
    <section className="card card-ask" aria-labelledby="now">
      <p className="kicker">
        <strong>{running ? words.stepRuns : words.step}</strong>
        {running && run.startedAt !== null ? <Ago instant={run.startedAt} now={now} lang={lang} /> : null}
      </p>
      <h1 id="now">{step.title}</h1>
      <MachinePlate id={step.machine} />
      {run?.deviation === undefined ? null : <p className="warn">{gates[lang].started}</p>}
      {step.ask === null ? null : <p className="text">{step.ask.text}</p>}
      {step.run === '' ? null : <pre>{step.run}</pre>}
      {step.expect === '' ? null : <Expect text={step.expect} />}
      <PhotosPart about={{ kind: 'step', id: step.id }} machine={step.machine} />
      <div className="answers">
        {running ? (
          <>
            <Act form={`${form}/finish`} type="step.finish" fixed={{ step: step.id }} className="thumb">
              <Press kind="big">{words.finish}</Press>
            </Act>
            <details open={drafts[`${form}/fail`]?.['reason'] !== undefined}>
              <summary className="press press-quiet">{words.failed}</summary>
              <Act form={`${form}/fail`} type="step.fail" fixed={{ step: step.id }} className="stack">
                <Line
                  id="why"
                  name="reason"
                  draft={`${form}/fail`}
                  label={words.failedWhy}
                  required
                  max={2000}
                />
                <Press>{words.send}</Press>
              </Act>
            </details>
          </>
        ) : isGrave(step) ? (
          <GraveStart step={step} form={`${form}/start`} />
        ) : (
          <Act form={`${form}/start`} type="step.start" fixed={{ step: step.id }} className="thumb">
            <Press kind="big">{words.start}</Press>
          </Act>
        )}
      </div>
    </section>
  )
}

/** Two presses, with what the step does between them: the first opens, and asks the network for nothing. */
function GraveStart({ step, form }: { step: PlanStep; form: string }) {
  const { state, words, lang, can } = useHands()
  const own = cards[lang].grave
  const card = coverOf(state, step)
  if (!can('step.start')) return null
  return (
    <details className="grave">
      <summary className="press press-big">{words.start}</summary>
      <div className="stack">
        {step.irreversible ? <p className="warn">{own.lasts}</p> : null}
        {step.cutsLink ? <p className="warn">{own.cuts}</p> : null}
        {!step.cutsLink ? null : card === undefined ? (
          <p>{own.uncoveredHands}</p>
        ) : (
          <>
            <p>{own.covered}</p>
            <p className="text">
              {words.unless} <strong>{card.unless}</strong> {words.by} <When at={card.dueAt} />
              {words.comma + words.doThis + words.colon}
              <strong>{card.then}</strong>
            </p>
          </>
        )}
        <Act form={form} type="step.start" fixed={{ step: step.id, confirmed: 'true' }} className="thumb">
          <Press kind="big">{own.yes}</Press>
        </Act>
      </div>
    </details>
  )
}
