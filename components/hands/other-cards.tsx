import { coverOf, isGrave } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { eitherOf } from '../../domain/hands/words/addressee.ts'
import type { StepRun } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { names } from '../../domain/messages/names.ts'
import { atTheKeyboard } from '../../domain/moves/seats.ts'
import { phonePage } from '../../domain/phone/words.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { phoneSteps } from '../../domain/work/words/phone.ts'
import {
  answers,
  Card,
  Kicker,
  lead,
  Opens,
  type PressKind,
  text,
  thumb,
  warn,
  well,
} from '../phone/look.tsx'
import { Line, MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { PhotosPart } from '../photos/photos-part.tsx'
import { Original } from '../plan/original.tsx'
import { Ago } from '../time/elapsed.tsx'
import { MachinePlate } from './machine-plate.tsx'
import { Expect } from './request-card.tsx'

/** A step of the plan that is the hands' own. */
export function StepCard({ step, run }: { step: PlanStep; run: StepRun | null }) {
  const { now, lang, drafts } = useHands()
  const words = phoneSteps[lang]
  const says = stepTexts(step, lang)
  const running = run?.state === 'running'
  const form = `step:${step.id}:${run?.attempt ?? 0}`
  return (
    <Card kind="ask" aria-labelledby="now">
      <Kicker>
        <strong>{running ? words.runs : words.yours}</strong>
        {running && run.startedAt !== null ? <Ago instant={run.startedAt} now={now} lang={lang} /> : null}
      </Kicker>
      <h1 id="now">{says.title}</h1>
      <MachinePlate id={step.machine} />
      {run?.deviation === undefined ? null : <p className={warn}>{gates[lang].started}</p>}
      {says.ask === '' ? null : <p className={text}>{says.ask}</p>}
      {step.run === '' ? null : <pre className={`${well} whitespace-pre-wrap`}>{step.run}</pre>}
      {says.expect === '' ? null : <Expect text={says.expect} />}
      <Original
        from={says.original}
        of={[
          [says.title, step.title],
          [says.ask, step.ask?.text],
          [says.expect, step.expect],
        ]}
      />
      <PhotosPart about={{ kind: 'step', id: step.id }} machine={step.machine} />
      <div className={answers}>
        {running ? (
          <>
            <MoveAct form={`${form}/finish`} kind="finish-step" of="step" id={step.id} className={thumb}>
              <Press kind="big">{words.finish}</Press>
            </MoveAct>
            <Opens label={words.failed} open={drafts[`${form}/fail`]?.['reason'] !== undefined}>
              <MoveAct form={`${form}/fail`} kind="fail-step" of="step" id={step.id} className={answers}>
                <Line
                  id="why"
                  name="reason"
                  draft={`${form}/fail`}
                  label={words.failedWhy}
                  required
                  max={2000}
                />
                <Press>{phonePage[lang].send}</Press>
              </MoveAct>
            </Opens>
          </>
        ) : isGrave(step) ? (
          <GraveStart step={step} form={`${form}/start`} label={words.start} kind="big" />
        ) : (
          <MoveAct form={`${form}/start`} kind="start-step" of="step" id={step.id} className={thumb}>
            <Press kind="big">{words.start}</Press>
          </MoveAct>
        )}
      </div>
    </Card>
  )
}

/** Her own step, before which the keyboard says what holds when nobody can talk. She may begin all the same. */
export function UncoveredCard({ step }: { step: PlanStep }) {
  const { state, lang, now } = useHands()
  const own = cards[lang].grave
  const asked = atTheKeyboard(state, now).map((id) => state.people[id]?.name || id)
  const attempt = state.runs[step.id]?.attempt ?? 0
  const says = stepTexts(step, lang)
  return (
    <Card kind="idle" aria-labelledby="now">
      <h1 id="now">{own.waitCard}</h1>
      <p className={lead}>
        <strong>{says.title}</strong>
      </p>
      <Original from={says.original} of={[[says.title, step.title]]} />
      <MachinePlate id={step.machine} />
      <p className={text}>
        {own.waitFor(asked.length === 0 ? names[lang].role.upgrader : eitherOf(asked, lang))}
      </p>
      <div className={answers}>
        <GraveStart
          step={step}
          form={`step:${step.id}:${attempt}/start`}
          label={own.allTheSame}
          kind="quiet"
        />
      </div>
    </Card>
  )
}

/** Two presses, with what the step does between them: the first opens, and asks the network for nothing. */
export function GraveStart(props: { step: PlanStep; form: string; label: string; kind: PressKind }) {
  const { step, form } = props
  const { state, lang, offered } = useHands()
  const words = phoneCards[lang]
  const own = cards[lang].grave
  const card = coverOf(state, step)
  if (offered('start-step', 'step', step.id) === null) return null
  return (
    <Opens className="grave" label={props.label} kind={props.kind}>
      <div className={answers}>
        {step.irreversible ? <p className={warn}>{own.lasts}</p> : null}
        {step.cutsLink ? <p className={warn}>{own.cuts}</p> : null}
        {!step.cutsLink ? null : card === undefined ? (
          <p>{own.uncoveredHands}</p>
        ) : (
          <>
            <p>{own.covered}</p>
            <p className={text}>
              {words.unless} <strong>{card.unless}</strong> {words.by} <When at={card.dueAt} />
              {joins[lang].comma + words.doThis + joins[lang].colon}
              <strong>{card.then}</strong>
            </p>
          </>
        )}
        <MoveAct
          form={form}
          kind="start-step"
          of="step"
          id={step.id}
          fixed={{ confirmed: 'true' }}
          className={thumb}
        >
          <Press kind="big">{own.yes}</Press>
        </MoveAct>
      </div>
    </Opens>
  )
}
