import type { Card, GoNoGo, StepRun } from '../../domain/log/state.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { Ago } from '../time/elapsed.tsx'
import { MachinePlate } from './machine-plate.tsx'
import { PhotosPart } from './photos-part.tsx'
import { Expect } from './request-card.tsx'
import { Act, Line, Press, useHands, When } from './tools.tsx'

/** The order that stands if nobody can talk, while its time has not come. */
export function StandingCard({ card }: { card: Card }) {
  const { words } = useHands()
  return (
    <section className="card card-order" aria-labelledby="standing">
      <h2 id="standing">{words.cardTitle}</h2>
      <p className="lead">
        {words.unless} <strong>{card.unless}</strong>
      </p>
      <p className="due">
        {words.by} <When at={card.dueAt} size="lg" />
      </p>
      <p className="lead">
        {words.doThis + words.colon}
        <strong>{card.then}</strong>
      </p>
      <MachinePlate id={card.machine} />
      <div className="answers">
        <Act form={`card:${card.id}/confirm`} type="card.confirm" thing={card.id}>
          <Press>{words.cardConfirm}</Press>
        </Act>
        <Act form={`card:${card.id}/fire`} type="card.fire" thing={card.id}>
          <Press kind="quiet">{words.cardFire}</Press>
        </Act>
      </div>
    </section>
  )
}

/** The order whose time has come. */
export function DueCard({ card }: { card: Card }) {
  const { words } = useHands()
  const fired = card.state === 'fired'
  return (
    <section className="card card-due" aria-labelledby="now">
      {fired ? (
        <p className="kicker">
          <strong>{words.cardFired}</strong>
        </p>
      ) : (
        <p className="lead">
          {words.cardDue} <b>{card.unless}</b>
          {words.comma + words.doThis + words.colon}
        </p>
      )}
      <h1 id="now">{card.then}</h1>
      <MachinePlate id={card.machine} />
      <p className="soft">
        {words.by} <When at={card.dueAt} />
      </p>
      <div className="answers">
        {fired ? (
          <Act
            form={`card:${card.id}/did`}
            type="talk.say"
            fixed={{ text: words.cardDoneSaid(card.then).slice(0, 4000) }}
          >
            <Press kind="big">{words.cardDone}</Press>
          </Act>
        ) : (
          <>
            <Act form={`card:${card.id}/fire`} type="card.fire" thing={card.id}>
              <Press kind="big">{words.cardFire}</Press>
            </Act>
            <Act form={`card:${card.id}/confirm`} type="card.confirm" thing={card.id}>
              <Press>{words.cardConfirm}</Press>
            </Act>
          </>
        )}
      </div>
    </section>
  )
}

/** Go or no-go, with the figures as they were when it was asked. */
export function QuestionCard({ question: q }: { question: GoNoGo }) {
  const { words } = useHands()
  const figures = Object.entries(q.figures)
  return (
    <section className="card card-ask" aria-labelledby="now">
      <p className="kicker">
        <strong>{words.question}</strong>
        <span>
          {words.answerBy} <When at={q.expiresAt} />
        </span>
      </p>
      <h1 id="now">{q.question}</h1>
      {figures.length === 0 ? null : (
        <dl className="figures">
          {figures.map(([name, value]) => (
            <div key={name} className="figure">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Act form={`question:${q.id}`} type="go.answer" thing={q.id} className="answers">
        <Line id="note" name="note" draft={`question:${q.id}`} label={words.note} max={500} />
        <div className="pair">
          <Press kind="big" name="answer" value="go">
            {words.go}
          </Press>
          <Press kind="bad" name="answer" value="no-go">
            {words.noGo}
          </Press>
        </div>
      </Act>
    </section>
  )
}

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
        ) : (
          <Act form={`${form}/start`} type="step.start" fixed={{ step: step.id }} className="thumb">
            <Press kind="big">{words.start}</Press>
          </Act>
        )}
      </div>
    </section>
  )
}
