'use client'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { gateOf } from '../../domain/gates/gate.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import type { HandsRequest, UpgradeState } from '../../domain/log/state.ts'
import type { About, Move, MoveKind, Moves } from '../../domain/moves/move.ts'
import { nextStep, waitsForDecision } from '../../domain/moves/next-step.ts'
import { requestsFor, runOf } from '../../domain/moves/scope.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { runningStep, stepOf } from '../../domain/work/steps.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { GoButtons } from '../gates/go-now.tsx'
import { HandOver } from '../handover/hand-over.tsx'
import { MoveButton } from '../moves/move-button.tsx'
import { useMoves, useOffered } from '../moves/use-moves.ts'
import { TakeSeat } from '../people/take-seat.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Meanwhile } from '../warnings/meanwhile.tsx'
import { Over } from '../work/now-over.tsx'
import { StepNow } from '../work/step-now.tsx'
import { useDesk } from './desk-context.tsx'
import { actionsRow, requestLook } from './looks.ts'
import { Thing } from './now-thing.tsx'

/** Whose move it is has one colour, and the button that makes it wears it. */
const mine =
  'border-now/55 [--fill-ink:var(--panel)] [--fill:var(--now)] [background:linear-gradient(180deg,color-mix(in_oklab,var(--now-soft),transparent_40%),var(--panel)_55%)] [--now-foot:color-mix(in_oklab,var(--panel),var(--now-soft)_20%)]'

/** What the top line's move, or wait, is about, in full; below it what else may be done with it. */
export function NowPanel() {
  const { state, lang } = useDesk()
  const moves = useMoves()
  const { about, beside } = subjects(moves)
  return (
    <section
      className={`now grid min-w-0 grid-cols-[minmax(0,1fr)] rounded-lg border px-4 py-2.5 ${moves.first === null ? 'border-line bg-panel' : mine}`}
      aria-labelledby="now-title"
    >
      <h2 id="now-title" className="sr-only">
        {nowWords[lang].title}
      </h2>
      <div className="grid min-w-0 gap-3">
        <TakeSeat />
        {state.status === 'closed' || state.status === 'cancelled' ? (
          <Over />
        ) : (
          <>
            <Subject about={about} moves={moves} />
            {beside === null ? null : <Subject about={beside} moves={moves} />}
          </>
        )}
        <Meanwhile />
      </div>
      <Safety state={moves.ahead} />
    </section>
  )
}

/**
 * What the panel is about, and what stands beside it: a step that runs goes on while something else is asked, and how
 * things stand is read as long as the work rests.
 */
function subjects({ first, waits, ahead: state }: Moves & { ahead: UpgradeState }): {
  about: About
  beside: About | null
} {
  const whole: About = { kind: 'upgrade', id: state.id }
  const running = runningStep(state)
  const step: About | null = running === null ? null : { kind: 'step', id: running }
  // Nobody is there until a time: what then comes is what it is about.
  const later = waits?.for === 'time' && state.status !== 'suspended' ? nextOf(state) : null
  const asked = first?.about ?? (waits?.for === 'people' ? waits.about : later)
  // A No-go stands above all else on the screen, with what may be done about it.
  const stops = asked?.kind === 'question' && state.goNoGo[asked.id]?.result === 'no-go'
  const rest = step ?? (stops ? nextOf(state) : null) ?? whole
  // A card stands beside it with all that may be done about it, in a panel of its own: the step's command is not pushed off.
  const beside = asked?.kind === 'card' && step !== null
  const about = asked === null || asked.kind === 'person' || stops || beside ? rest : asked
  if (state.status === 'suspended') return { about, beside: about.kind === 'upgrade' ? null : whole }
  const its = about.kind === 'request' && state.requests[about.id]?.step === running
  return { about, beside: its || (about.kind === 'step' && about.id === running) ? null : step }
}

function nextOf(state: UpgradeState): About | null {
  const next = nextStep(state)
  return next === null ? null : { kind: 'step', id: next.id }
}

/** Before the start the plan is still the place to be. */
function ToPlan() {
  const { state, can, lang } = useDesk()
  if (!can('plan.set')) return null
  return (
    <LinkButton kind="quiet" href={`/u/${state.id}/plan`}>
      {planPage[lang].look}
    </LinkButton>
  )
}

function Subject({ about, moves }: { about: About; moves: Moves & { ahead: UpgradeState } }) {
  const { called, lang } = useDesk()
  const { first, ahead: state } = moves
  const now = nowWords[lang]
  if (about.kind === 'question') {
    const question = state.goNoGo[about.id]
    if (question === undefined) return null
    return (
      <Thing title={question.question} text={now.question}>
        {first?.kind === 'go' ? (
          // No-go beside the top line's Go: it must be as near.
          <div className={actionsRow}>
            <GoButtons question={question.id} size="lg" />
          </div>
        ) : null}
      </Thing>
    )
  }
  if (about.kind === 'card') {
    const card = state.cards[about.id]
    return card === undefined ? null : <Thing title={card.then} text={deskCards[lang].title} />
  }
  if (about.kind === 'step') {
    const step = stepOf(state, about.id)
    if (step === null) return null
    const run = runOf(state, step.id)
    const request = run.state === 'running' ? requestsFor(state, step.id)[0] : undefined
    const gate = gateOf(state, step.id)
    const waitsForGo = gate?.open === false && run.state !== 'running' && run.state !== 'failed'
    const text =
      run.state === 'failed'
        ? now.failed(run.reason)
        : run.state === 'running'
          ? now.running
          : waitsForGo
            ? deskGates[lang].first
            : now.next
    return (
      <Thing
        title={called.step(step.id)}
        text={text}
        mark={request === undefined ? undefined : markOf(request)}
      >
        <StepNow step={step} run={run} moves={stepMoves(moves, step.id)} first={first?.key ?? null} />
      </Thing>
    )
  }
  if (about.kind === 'request') {
    const request = state.requests[about.id]
    if (request === undefined) return null
    const step = request.step === null ? null : stepOf(state, request.step)
    return (
      <Thing
        title={step === null ? called.request(request.id) : called.step(step.id)}
        text={now.waitingHands}
        mark={markOf(request)}
      >
        {step === null ? null : (
          <StepNow
            step={step}
            run={runOf(state, step.id)}
            moves={stepMoves(moves, step.id)}
            first={first?.key ?? null}
          />
        )}
      </Thing>
    )
  }
  return <Whole state={state} />
}

function markOf(request: HandsRequest) {
  return <StateMark {...requestLook[request.state]} />
}

/** The reader's moves with one step, the first of all among them. */
function stepMoves({ first, also }: Moves, step: string): Move[] {
  return [...(first === null ? [] : [first]), ...also].filter(
    (m) => m.about.kind === 'step' && m.about.id === step,
  )
}

/** The upgrade as a whole: before the start, in bed, or when every step is over. */
function Whole({ state }: { state: UpgradeState }) {
  const { zones, lang } = useDesk()
  const now = nowWords[lang]
  if (state.status === 'draft')
    return (
      <Thing title={now.ready} text={now.readyText}>
        <ToPlan />
      </Thing>
    )
  if (state.status === 'ready')
    return (
      <Thing title={now.start} text={now.startText(Object.keys(state.steps).length)}>
        <ToPlan />
      </Thing>
    )
  if (state.status === 'suspended')
    return (
      <Thing title={now.resume} text={state.suspension?.reason ?? ''}>
        {state.suspension?.resumeAt == null ? null : (
          <p className="text-sm">
            {upgradeWords[lang].resumeAt}{' '}
            <BothClocks instant={state.suspension.resumeAt} {...zones} lang={lang} date />
          </p>
        )}
        <HandOver />
      </Thing>
    )
  if (waitsForDecision(state)) {
    const next = nextStep(state)
    return (
      <Thing
        title={now.goOn}
        text={
          next === null
            ? now.goOnText
            : `${now.goOnDo(next.title)}${lang === 'en' ? '. ' : '。'}${now.goOnText}`
        }
      />
    )
  }
  return <Thing title={now.close} text={now.closeText} />
}

/** What holds for the upgrade as a whole: questions, the card, going back, going to bed. */
function Safety({ state }: { state: UpgradeState }) {
  const { can, open, lang } = useDesk()
  const words = upgradeWords[lang]
  const offered = useOffered()
  const working = state.status === 'running' || state.status === 'rolling-back'
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  if (!alive) return null
  const whole = (kind: MoveKind) => offered(kind, 'upgrade', state.id)
  const look = { kind: 'quiet', size: 'sm' } as const
  return (
    <div className="-mx-2.25 mt-1 -mb-1 flex flex-wrap gap-0.5">
      <MoveButton move={working ? whole('ask-go') : null} {...look} hint="G">
        {deskGates[lang].ask}
      </MoveButton>
      <MoveButton move={working ? whole('arm-card') : null} {...look} hint="C">
        {deskCards[lang].arm}
      </MoveButton>
      <MoveButton move={whole('roll-back')} {...look} hint="B">
        {words.rollBack}
      </MoveButton>
      <MoveButton move={whole('suspend')} {...look} hint="Z">
        {words.suspend}
      </MoveButton>
      <MoveButton move={whole('close')} {...look}>
        {words.close}
      </MoveButton>
      {can('upgrade.cancel') ? (
        <Button kind="quiet" size="sm" onClick={() => open({ dialog: 'cancel' })}>
          {words.cancel}
        </Button>
      ) : null}
    </div>
  )
}
