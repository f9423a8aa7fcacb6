'use client'
import { handsLeaveAt, nextHands } from '../../domain/availability/windows.ts'
import { gateOf } from '../../domain/gates/gate.ts'
import { handsOnSite } from '../../domain/hands/on-site.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { StepRun } from '../../domain/log/state.ts'
import { cards } from '../../domain/messages/cards.ts'
import { progressText } from '../../domain/messages/events.ts'
import { gates } from '../../domain/messages/gates.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { EndsItself } from '../beats/ends-itself.tsx'
import { useNow } from '../live/use-live.ts'
import { SeenNow } from '../signs/seen.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge, StateMark } from '../ui/marks.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'
import { askOf, useHandsFor } from './ask-dialog.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { MachineName } from './machine-name.tsx'
import { newId } from './new-id.ts'
import { RunText } from './run-text.tsx'

/** The step at hand: how long it has run, on which box, what to type and expect, and its buttons. */
export function StepNow(props: {
  step: PlanStep
  run: StepRun
  primary?: 'start-step' | 'finish-step' | 'ask-hands' | 'decide-failed'
}) {
  const { step, run, primary } = props
  const { words, canOn, can, open, role, state, called, names, lang } = useDesk()
  const forThem = step.by === 'sentinel' && role === 'upgrader'
  const running = run.state === 'running'
  const gate = gateOf(state, step.id)
  const asks = step.ask
  const ask = (): CommandInput => ({ ...askOf(step), id: newId('r') })
  const armed = Object.values(state.cards).filter((c) => c.state === 'armed')
  // What cuts the link is not started by one key while no card says what to do then.
  const noCard = step.cutsLink && state.status === 'running' && armed.length === 0 && can('card.arm')
  const hands = useHandsFor(state, asks?.allowance ?? 10)
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
      {running && run.progress !== null ? (
        <p className="now-progress">
          <Meter
            done={run.progress.unit === 'bytes' && run.progress.total === null ? null : run.progress.done}
            of={run.progress.unit === 'percent' ? 100 : (run.progress.total ?? 1)}
            label={words.steps.progress}
          />
          <span>{progressText(run.progress)}</span>
        </p>
      ) : null}
      {step.cutsLink && armed.length === 0 ? (
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
      {step.cutsLink && armed.length > 0 && armed.every((c) => Object.keys(c.held).length === 0) ? (
        <Notice tone="warn">{cards[lang].notHeldStep}</Notice>
      ) : null}
      {run.deviation === undefined ? null : <Notice tone="bad">{gates[lang].started}</Notice>}
      {step.irreversible ? <Notice tone="warn">{words.now.irreversible}</Notice> : null}
      <EndsItself step={step} />
      {step.needs.includes('hands') || step.by === 'sentinel' ? <HandsNow /> : null}
      <RunText step={step} />
      {running ? <SeenNow step={step} /> : null}
      <div className="now-actions">
        {primary === 'start-step' && canOn('step.start', step) && noCard ? (
          <>
            <Button kind="primary" size="lg" hint="N" onClick={() => open({ dialog: 'card' })}>
              {cards[lang].needsCard}
            </Button>
            <Button onClick={() => open({ dialog: 'start-anyway', step: step.id })}>
              {cards[lang].withoutCard}
            </Button>
          </>
        ) : primary === 'start-step' && canOn('step.start', step) ? (
          <Do kind="primary" size="lg" hint="N" command={() => ({ type: 'step.start', step: step.id })}>
            {forThem ? words.now.enterStart : words.now.startStep}
          </Do>
        ) : null}
        {primary === 'ask-hands' && can('request.ask') ? (
          // Into the void nothing is sent by one key: the dialog says why, and what else there is.
          asks === null || !hands.there ? (
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
        {primary === 'decide-failed' && gate?.open === false && can('go.ask') ? (
          <Button
            kind="primary"
            size="lg"
            hint="N"
            onClick={() => open({ dialog: 'go', ...(gate.about === null ? {} : { about: gate.about }) })}
          >
            {gates[lang].ask}
          </Button>
        ) : null}
        {primary === 'decide-failed' && gate?.open !== false && canOn('step.redo', step) ? (
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
            {primary === 'ask-hands' && asks !== null ? words.now.askOtherwise : words.steps.askHands}
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
