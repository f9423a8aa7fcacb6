'use client'
import type { ReactNode } from 'react'
import { handsLeaveAt, nextHands } from '../../domain/availability/windows.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { handsOnSite } from '../../domain/log/decide-hands.ts'
import type { Person, StepRun } from '../../domain/log/state.ts'
import type { Doer, PlanStep } from '../../domain/plan/plan.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge, StateMark } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { requestLook } from './looks.ts'
import { MachineName } from './machine-name.tsx'
import { newId } from './new-id.ts'
import { type NextMove, nextMove } from './next-move.ts'
import { RunText } from './run-text.tsx'

/** The one obvious next thing, with its key; below it what else may be done with the step at hand. */
export function NowPanel() {
  const { state, words, role } = useDesk()
  const move = nextMove(state)
  const isMine = role !== null && role !== 'observer' && move.by.includes(role)
  return (
    <section className={isMine ? 'panel now now-mine' : 'panel now'} aria-labelledby="now-title">
      <div className="now-head">
        <h2 id="now-title" className="panel-title">
          {words.now.title}
        </h2>
        {move.by.length === 0 ? null : (
          <span className={isMine ? 'now-move tone-now' : 'now-move'}>
            {isMine ? words.now.yourMove : words.now.theirMove(move.by)}
          </span>
        )}
      </div>
      <Safety />
      <div className="now-body">
        <TakeSeat />
        <Move move={move} />
      </div>
    </section>
  )
}

/** For the owner without a seat: what that means, and the seats there are, those that are free first. */
function TakeSeat() {
  const { state, words, role, can, open } = useDesk()
  const people = Object.values(state.people)
  if (!can('seat.take') || role !== null) return null
  const free = people.filter((p) => p.account === null || p.revoked)
  const seats = (free.length > 0 ? free : people).filter(
    (p): p is Person & { role: Doer } => p.role !== 'observer',
  )
  return (
    <div className="take-seat">
      <p className="faint">{words.people.noSeat}</p>
      <div className="now-actions">
        {seats.map((p) => (
          <Button
            key={p.id}
            kind={p.role === 'upgrader' ? 'primary' : 'plain'}
            hint={p.role === 'upgrader' ? 'N' : undefined}
            onClick={() => open({ dialog: 'seat', person: p.id })}
          >
            {words.people.takeSeat(p.role)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function Move({ move }: { move: NextMove }) {
  const { state, words, can, open, called, lang, zones } = useDesk()
  const { now } = words
  switch (move.move) {
    case 'ready':
      return (
        <Thing title={now.ready} text={now.readyText}>
          {can('upgrade.ready') ? (
            <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'upgrade.ready' })}>
              {now.readyDo}
            </Do>
          ) : null}
        </Thing>
      )
    case 'start':
      return (
        <Thing title={now.start} text={now.startText(Object.keys(state.steps).length)}>
          {can('upgrade.start') ? (
            <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'upgrade.start' })}>
              {now.startDo}
            </Do>
          ) : null}
        </Thing>
      )
    case 'resume':
      return (
        <Thing title={now.resume} text={state.suspension?.reason ?? ''}>
          {state.suspension === null || state.suspension.handOver === '' ? null : (
            <div className="hand-over">
              <p className="field-label">{now.handOver}</p>
              <p className="pre-line">{state.suspension.handOver}</p>
            </div>
          )}
          {state.suspension?.resumeAt == null ? null : (
            <p className="now-times">
              {now.resumeAt} <BothClocks instant={state.suspension.resumeAt} {...zones} lang={lang} date />
            </p>
          )}
          {can('upgrade.resume') ? (
            <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'upgrade.resume' })}>
              {now.resumeDo}
            </Do>
          ) : null}
        </Thing>
      )
    case 'close':
      return (
        <Thing title={now.close} text={now.closeText}>
          {can('upgrade.close') ? (
            <Button kind="primary" size="lg" hint="N" onClick={() => open({ dialog: 'close' })}>
              {now.closeDo}
            </Button>
          ) : null}
        </Thing>
      )
    case 'over':
      return <Over />
    case 'answer-go':
      return (
        <Thing title={move.question.question} text={now.question}>
          <div className="now-actions">
            <GoButtons question={move.question.id} by={move.by} hint="N" size="lg" />
          </div>
        </Thing>
      )
    case 'await-hands': {
      const { request } = move
      return (
        <Thing
          title={move.step?.title ?? called.request(request.id)}
          text={now.waitingHands}
          mark={<StateMark {...requestLook[request.state]} />}
        >
          {move.step === null || move.run === null ? null : <StepNow step={move.step} run={move.run} />}
        </Thing>
      )
    }
    case 'start-step':
    case 'finish-step':
    case 'ask-hands':
    case 'decide-failed':
      return (
        <Thing
          title={move.step.title}
          text={
            move.move === 'decide-failed'
              ? now.failed(move.run.reason)
              : move.move === 'start-step'
                ? now.next
                : now.running
          }
        >
          <StepNow step={move.step} run={move.run} primary={move.move} />
        </Thing>
      )
  }
}

function Thing(props: { title: string; text: string; mark?: ReactNode; children?: ReactNode }) {
  return (
    <div className="now-thing">
      <p className="now-kind">
        {props.mark}
        {props.text}
      </p>
      <p className="now-what">{props.title}</p>
      {props.children}
    </div>
  )
}

/** The step at hand: how long it has run, on which box, what to type and expect, and its buttons. */
function StepNow(props: {
  step: PlanStep
  run: StepRun
  primary?: 'start-step' | 'finish-step' | 'ask-hands' | 'decide-failed'
}) {
  const { step, run, primary } = props
  const { words, canOn, can, open, role, state, called, names } = useDesk()
  const forThem = step.by === 'sentinel' && role === 'upgrader'
  const running = run.state === 'running'
  const asks = step.ask
  const ask = (): CommandInput => ({
    type: 'request.ask',
    id: newId('r'),
    kind: asks?.kind ?? 'other',
    machine: step.machine,
    step: step.id,
    text: asks?.text ?? step.title,
    expect: step.expect.slice(0, 1000),
    allowance: asks?.allowance ?? 10,
    expiresAt: null,
  })
  return (
    <>
      <div className="now-facts">
        <Badge tone={step.by === 'sentinel' ? 'site' : 'home'}>{names.role[step.by]}</Badge>
        {step.machine === null ? null : <MachineName id={step.machine} place />}
        {step.needs.includes('hands') || step.by === 'sentinel' ? (
          <Badge tone="site" mark="hand">
            {names.need.hands}
          </Badge>
        ) : null}
        {run.attempt > 1 ? <span className="faint">{words.steps.attempt(run.attempt)}</span> : null}
        <StepTimes step={step} run={run} />
      </div>
      {step.cutsLink && !Object.values(state.cards).some((c) => c.state === 'armed') ? (
        <Notice
          tone="warn"
          action={
            can('card.arm') ? (
              <Button size="sm" onClick={() => open({ dialog: 'card' })}>
                {words.card.arm}
              </Button>
            ) : undefined
          }
        >
          {words.now.cutsLink}
        </Notice>
      ) : null}
      {step.irreversible ? <Notice tone="warn">{words.now.irreversible}</Notice> : null}
      {step.needs.includes('hands') || step.by === 'sentinel' ? <HandsNow /> : null}
      <RunText run={step.run} expect={step.expect} />
      <div className="now-actions">
        {primary === 'start-step' && canOn('step.start', step) ? (
          <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'step.start', step: step.id })}>
            {forThem ? words.now.enterStart : words.now.startStep}
          </Do>
        ) : null}
        {primary === 'ask-hands' && can('request.ask') ? (
          asks === null ? (
            <Button kind="primary" size="lg" hint="N" onClick={() => open({ dialog: 'ask', step: step.id })}>
              {words.now.askHands}
            </Button>
          ) : (
            <>
              <Do kind="primary" size="lg" hint="N" command={ask}>
                {words.now.askHands}
              </Do>
              <span className="now-read-back">
                {step.machine === null ? null : (
                  <span className="sticker">{called.machine(step.machine)}</span>
                )}{' '}
                {asks.text}
              </span>
            </>
          )
        ) : null}
        {primary === 'decide-failed' && canOn('step.redo', step) ? (
          <Button kind="primary" size="lg" hint="N" onClick={() => open({ dialog: 'redo', step: step.id })}>
            {words.now.redo}
          </Button>
        ) : null}
        {running && canOn('step.finish', step) ? (
          <Do
            kind={primary === 'finish-step' ? 'primary' : 'plain'}
            size={primary === 'finish-step' ? 'lg' : 'md'}
            {...(primary === 'finish-step' ? { hint: 'N' } : {})}
            command={() => ({ type: 'step.finish', step: step.id })}
          >
            {forThem ? words.now.enterFinish : words.now.finishStep}
          </Do>
        ) : null}
        {running && canOn('step.fail', step) ? (
          <Button kind="danger" hint="X" onClick={() => open({ dialog: 'fail', step: step.id })}>
            {words.steps.fail}
          </Button>
        ) : null}
        {primary === 'decide-failed' && canOn('step.skip', step) ? (
          <Button onClick={() => open({ dialog: 'skip', step: step.id })}>{words.steps.skip}</Button>
        ) : null}
        {can('request.ask') ? (
          <Button kind="quiet" hint="H" onClick={() => open({ dialog: 'ask', step: step.id })}>
            {words.steps.askHands}
          </Button>
        ) : null}
        {running && canOn('step.progress', step) ? (
          <Button kind="quiet" hint="P" onClick={() => open({ dialog: 'progress', step: step.id })}>
            {words.steps.progress}
          </Button>
        ) : null}
        {can('step.note') ? (
          <Button kind="quiet" hint="W" onClick={() => open({ dialog: 'note', step: step.id })}>
            {words.steps.note}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** Since when, how long, and against what was planned. */
function StepTimes({ step, run }: { step: PlanStep; run: StepRun }) {
  const { words, zones, lang, live, length } = useDesk()
  const now = useNow(live, 1000)
  const { likely, worst } = step.minutes
  const planned = words.now.planned(length(likely * 60_000), length(worst * 60_000))
  if (run.state !== 'running' || run.startedAt === null) return <span className="faint">{planned}</span>
  const ran = Math.max(0, now - run.startedAt)
  const over = ran - likely * 60_000
  return (
    <>
      <span>
        {words.now.since} <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" />
      </span>
      <span>
        <strong>{words.now.elapsed(length(ran))}</strong>
      </span>
      <span className="faint">{planned}</span>
      {over < 60_000 ? null : (
        <span className={ran > worst * 60_000 ? 'tone-bad toned' : 'tone-warn toned'}>
          {ran > worst * 60_000 ? words.now.overWorst : words.now.over(length(over))}
        </span>
      )}
    </>
  )
}

/** Whether there are hands now, until when, or when next. */
export function HandsNow() {
  const { state, words, zones, lang, live } = useDesk()
  const now = useNow(live, 10_000)
  const there = handsOnSite(state, now)
  const windows = Object.values(state.hands)
  const at =
    there.length > 0
      ? handsLeaveAt(windows, state.head.site.zone, now)
      : nextHands(windows, state.head.site.zone, now)
  if (there.length > 0 && at === null) return null
  return (
    <p className={there.length > 0 ? 'hands-now' : 'hands-now tone-warn toned'}>
      <StateMark mark="hand" tone={there.length > 0 ? 'site' : 'warn'} />
      <span>
        {there.length > 0 ? words.now.handsLeave : words.now.nobodyOnSite}{' '}
        {at === null ? null : (
          <>
            {there.length > 0 ? '' : words.now.nextOnSite}{' '}
            <BothClocks instant={at} {...zones} lang={lang} size="sm" />
          </>
        )}
      </span>
    </p>
  )
}

function Over() {
  const { state, words, zones, lang, can } = useDesk()
  const { now } = words
  return (
    <Thing
      title={state.status === 'closed' ? now.closed : now.cancelled}
      text={state.status === 'cancelled' ? state.endReason : ''}
    >
      {state.endedAt === null ? null : (
        <p className="now-times">
          {now.endedAt} <BothClocks instant={state.endedAt} {...zones} lang={lang} date="year" />
        </p>
      )}
      {state.status === 'closed' ? (
        <div className="follow-ups">
          <p className="field-label">{now.followUps}</p>
          {state.followUps.length === 0 ? <p className="faint">{now.noFollowUps}</p> : null}
          <ul>
            {state.followUps.map((f) => (
              <li key={f.id}>
                <StateMark
                  mark={f.done ? 'check' : 'ring'}
                  tone={f.done ? 'good' : 'plain'}
                  label={f.done ? now.followUpDone : ''}
                />
                <span className={f.done ? 'struck' : ''}>{f.text}</span>
                {!f.done && can('follow-up.done') ? (
                  <Do size="sm" kind="quiet" command={() => ({ type: 'follow-up.done', id: f.id })}>
                    {now.followUpDone}
                  </Do>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Thing>
  )
}

/** Go and no-go, for those whose signature is still missing. */
export function GoButtons(props: { question: string; by: string[]; hint?: string; size?: 'lg' }) {
  const { words, role, can, open } = useDesk()
  if (role === null || !props.by.includes(role) || !can('go.answer')) return null
  return (
    <>
      <Button
        kind="primary"
        size={props.size}
        hint={props.hint}
        onClick={() => open({ dialog: 'answer', question: props.question, answer: 'go' })}
      >
        {words.go.go}
      </Button>
      <Button
        kind="danger"
        size={props.size}
        onClick={() => open({ dialog: 'answer', question: props.question, answer: 'no-go' })}
      >
        {words.go.noGo}
      </Button>
    </>
  )
}

/** What holds for the upgrade as a whole: questions, the card, going back, going to bed. */
function Safety() {
  const { words, state, can, open } = useDesk()
  const working = state.status === 'running' || state.status === 'rolling-back'
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  const armed = Object.values(state.cards).some((c) => c.state === 'armed')
  if (!alive) return null
  return (
    <div className="now-safety">
      {can('go.ask') && working ? (
        <Button kind="quiet" size="sm" hint="G" onClick={() => open({ dialog: 'go' })}>
          {words.go.ask}
        </Button>
      ) : null}
      {can('card.arm') && working && !armed ? (
        <Button kind="quiet" size="sm" hint="C" onClick={() => open({ dialog: 'card' })}>
          {words.card.arm}
        </Button>
      ) : null}
      {can('rollback.start') && state.status === 'running' ? (
        <Button kind="quiet" size="sm" hint="B" onClick={() => open({ dialog: 'roll-back', downTo: null })}>
          {words.more.rollBack}
        </Button>
      ) : null}
      {can('upgrade.suspend') && working ? (
        <Button kind="quiet" size="sm" hint="Z" onClick={() => open({ dialog: 'suspend' })}>
          {words.more.suspend}
        </Button>
      ) : null}
      {can('upgrade.close') && (state.status === 'running' || state.status === 'suspended') ? (
        <Button kind="quiet" size="sm" onClick={() => open({ dialog: 'close' })}>
          {words.more.close}
        </Button>
      ) : null}
      {can('upgrade.cancel') ? (
        <Button kind="quiet" size="sm" onClick={() => open({ dialog: 'cancel' })}>
          {words.more.cancel}
        </Button>
      ) : null}
    </div>
  )
}
