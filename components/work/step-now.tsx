'use client'
import { coverOf } from '../../domain/cards/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import type { StepRun } from '../../domain/log/state.ts'
import type { Move } from '../../domain/moves/move.ts'
import { namedFor } from '../../domain/people/on-duty.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { nextOnSite, onSiteUntil } from '../../domain/presence/next-on-site.ts'
import { handsOnSite } from '../../domain/presence/on-site.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { paceText, progressText } from '../../domain/work/words/progress.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { EndsItself } from '../beats/ends-itself.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { actionsRow } from '../desk/looks.ts'
import { GateNote } from '../gates/go-now.tsx'
import { MachineName } from '../hands/machine-name.tsx'
import { useNow } from '../live/use-live.ts'
import { MoveButton } from '../moves/move-button.tsx'
import { useOffered } from '../moves/use-moves.ts'
import { SeenNow } from '../signs/seen.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge, StateMark } from '../ui/marks.tsx'
import { Meter } from '../ui/meter.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sticker } from '../ui/sticker.tsx'
import { RunText } from './run-text.tsx'

/** The step at hand: how long it has run, on which box, what to type and expect, and its buttons. */
export function StepNow(props: {
  step: PlanStep
  run: StepRun
  /** What the reader may do with it. */
  moves: readonly Move[]
  /** Key of the move that is the top line; null where none is. */
  first: string | null
}) {
  const { step, run, moves, first } = props
  const { canOn, can, open, state, called, names, lang } = useDesk()
  const words = stepWords[lang]
  const offered = useOffered()
  const named = namedFor(state, step)
  const running = run.state === 'running'
  const pace = paceText(run.progress, lang)
  const asks = step.ask
  const cover = coverOf(state, step)
  // With the dialog, also where it could go as it is planned.
  const ask = offered('ask-hands', 'step', step.id)
  const arm = offered('arm-card', 'step', step.id)
  // Asking has a button of its own, with the dialog.
  const own = moves.filter((m) => m.key !== first && m.kind !== 'ask-hands')
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1 text-sm">
        <Badge tone={step.by === 'sentinel' ? 'site' : 'home'}>
          {named === null ? names.role[step.by] : called.person(named)}
        </Badge>
        {step.machine === null ? null : <MachineName id={step.machine} place />}
        {step.needs.includes('hands') || step.by === 'sentinel' ? (
          <Badge tone="site" mark="hand">
            {names.need.hands}
          </Badge>
        ) : null}
        {run.attempt > 1 ? <span className="text-ink-faint">{words.attempt(run.attempt)}</span> : null}
        <StepTimes step={step} run={run} />
      </div>
      {running && run.progress !== null ? (
        <p className="flex w-[min(100%,30rem)] items-center gap-3 text-sm whitespace-nowrap">
          <Meter
            done={run.progress.unit === 'bytes' && run.progress.total === null ? null : run.progress.done}
            of={run.progress.unit === 'percent' ? 100 : (run.progress.total ?? 1)}
            label={words.progress}
          />
          <span>
            {progressText(run.progress)}
            {pace === '' ? null : <span className="text-ink-faint"> · {pace}</span>}
          </span>
        </p>
      ) : null}
      <RunText step={step} />
      {step.cutsLink && cover === undefined ? (
        <Notice
          tone="warn"
          action={
            arm === null ? undefined : (
              <MoveButton move={arm} size="sm">
                {deskCards[lang].arm}
              </MoveButton>
            )
          }
        >
          {nowWords[lang].cutsLink}
        </Notice>
      ) : null}
      {step.cutsLink && cover !== undefined && Object.keys(cover.held).length === 0 ? (
        <Notice tone="warn">{deskCards[lang].notHeldStep}</Notice>
      ) : null}
      {run.deviation === undefined ? null : <Notice tone="bad">{gates[lang].started}</Notice>}
      {step.irreversible ? <Notice tone="warn">{nowWords[lang].irreversible}</Notice> : null}
      <GateNote step={step} />
      <EndsItself step={step} />
      {step.needs.includes('hands') || step.by === 'sentinel' ? <HandsNow /> : null}
      {running ? <SeenNow step={step} /> : null}
      {moves.some((m) => m.kind === 'ask-hands') && asks !== null ? (
        <p className="text-sm text-ink-soft">
          {step.machine === null ? null : <Sticker>{called.machine(step.machine)}</Sticker>}{' '}
          {stepTexts(step, lang).ask}
        </p>
      ) : null}
      <div className={actionsRow}>
        {/* What suggests itself is the top line. */}
        {own.map((move) => (
          <MoveButton key={move.key} move={move} />
        ))}
        {ask === null ? null : (
          <Button kind="quiet" hint="H" onClick={() => open({ dialog: 'ask', move: ask })}>
            {first?.endsWith(':ask-hands') === true && asks !== null
              ? nowWords[lang].askOtherwise
              : words.askHands}
          </Button>
        )}
        {running && canOn('step.progress', step) ? (
          <Button kind="quiet" hint="P" onClick={() => open({ dialog: 'progress', step: step.id })}>
            {words.progress}
          </Button>
        ) : null}
        {can('step.note') ? (
          <Button kind="quiet" hint="W" onClick={() => open({ dialog: 'note', step: step.id })}>
            {words.note}
          </Button>
        ) : null}
      </div>
    </>
  )
}

/** Since when, how long, and against what was planned. */
function StepTimes({ step, run }: { step: PlanStep; run: StepRun }) {
  const { zones, lang, live, length } = useDesk()
  const words = nowWords[lang]
  const now = useNow(live, 1000)
  const { likely, worst } = step.minutes
  const planned = words.planned(length(likely * 60_000), length(worst * 60_000))
  if (run.state !== 'running' || run.startedAt === null)
    return <span className="text-ink-faint">{planned}</span>
  const ran = Math.max(0, now - run.startedAt)
  const over = ran - likely * 60_000
  return (
    <>
      <span>
        {words.since} <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" />
      </span>
      <span>
        <strong>{words.elapsed(length(ran))}</strong>
      </span>
      <span className="text-ink-faint">{planned}</span>
      {over < 60_000 ? null : (
        <span className={ran > worst * 60_000 ? 'tone-bad text-tone' : 'tone-warn text-tone'}>
          {ran > worst * 60_000 ? words.overWorst : words.over(length(over))}
        </span>
      )}
    </>
  )
}

/** Whether there are hands now, until when, or when next. */
export function HandsNow() {
  const { state, zones, lang, live } = useDesk()
  const words = nowWords[lang]
  const now = useNow(live, 10_000)
  const there = handsOnSite(state, now)
  const at = there.length > 0 ? onSiteUntil(state, now) : nextOnSite(state, now)
  if (there.length > 0 && at === null) return null
  return (
    <p
      className={`hands-now flex items-center gap-1.75 text-sm ${there.length > 0 ? 'text-ink-soft' : 'tone-warn text-tone'}`}
    >
      <StateMark mark="hand" tone={there.length > 0 ? 'site' : 'warn'} />
      <span>
        {there.length > 0 ? words.handsLeave : words.nobodyOnSite}{' '}
        {at === null ? null : (
          <>
            {there.length > 0 ? '' : words.nextOnSite}{' '}
            <BothClocks instant={at} {...zones} lang={lang} size="sm" />
          </>
        )}
      </span>
    </p>
  )
}
