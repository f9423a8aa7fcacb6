'use client'
import { isFreshExample } from '../../domain/demo/demo.ts'
import type { Person } from '../../domain/log/state.ts'
import { glance } from '../../domain/messages/glance.ts'
import { planWords } from '../../domain/messages/plan.ts'
import type { Doer } from '../../domain/plan/plan.ts'
import { PlayDemo } from '../demo/play-demo.tsx'
import { HandOver } from '../handover/hand-over.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Meanwhile } from '../warnings/meanwhile.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { AskGoNow, GoButtons, NoGoNow } from './go-now.tsx'
import { requestLook } from './looks.ts'
import { type NextMove, nextMove } from './next-move.ts'
import { Over } from './now-over.tsx'
import { Thing } from './now-thing.tsx'
import { StepNow } from './step-now.tsx'
import { isMine, moverNames } from './whose-move.ts'

/** The one obvious next thing, with its key; below it what else may be done with the step at hand. */
export function NowPanel() {
  const { state, me, words, lang } = useDesk()
  const move = nextMove(state)
  const mine = isMine(state, move, state.people[me.person ?? ''])
  const others = moverNames(state, move, glance[lang].doer)
  return (
    <section className={mine ? 'panel now now-mine' : 'panel now'} aria-labelledby="now-title">
      <div className="now-head">
        <h2 id="now-title" className="panel-title">
          {words.now.title}
        </h2>
        {others.length === 0 ? null : (
          <span className={mine ? 'now-move tone-now' : 'now-move'}>
            {mine ? words.now.yourMove : glance[lang].theirs(others.join(glance[lang].and))}
          </span>
        )}
      </div>
      <Safety />
      <div className="now-body">
        <TakeSeat />
        <Move move={move} />
        <Meanwhile />
      </div>
    </section>
  )
}

/** For the owner without a seat: what that means, and the seats there are, those that are free first. */
function TakeSeat() {
  const { state, words, role, can, open, lang } = useDesk()
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
        {isFreshExample(state) ? <PlayDemo lang={lang} kind="quiet" /> : null}
      </div>
    </div>
  )
}

/** Before the start the plan is still the place to be. */
function ToPlan() {
  const { state, can, lang } = useDesk()
  if (!can('plan.set')) return null
  return (
    <LinkButton kind="quiet" href={`/u/${state.id}/plan`}>
      {planWords[lang].look}
    </LinkButton>
  )
}

function Move({ move }: { move: NextMove }) {
  const { state, words, can, open, called, lang, zones } = useDesk()
  const { now } = words
  switch (move.move) {
    case 'ready':
      return (
        <Thing title={now.ready} text={now.readyText}>
          <div className="now-actions">
            {can('upgrade.ready') ? (
              <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'upgrade.ready' })}>
                {now.readyDo}
              </Do>
            ) : null}
            <ToPlan />
          </div>
        </Thing>
      )
    case 'start':
      return (
        <Thing title={now.start} text={now.startText(Object.keys(state.steps).length)}>
          <div className="now-actions">
            {can('upgrade.start') ? (
              <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'upgrade.start' })}>
                {now.startDo}
              </Do>
            ) : null}
            <ToPlan />
          </div>
        </Thing>
      )
    case 'resume':
      return (
        <Thing title={now.resume} text={state.suspension?.reason ?? ''}>
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
          <HandOver />
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
            <GoButtons question={move.question} hint="N" size="lg" />
          </div>
        </Thing>
      )
    case 'decide-no-go':
      return <NoGoNow question={move.question} />
    case 'ask-go':
      return <AskGoNow step={move.step} run={move.run} gate={move.gate} />
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
