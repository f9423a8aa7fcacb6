'use client'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { requestOfStep } from '../../domain/hands/one-job.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { doerName, enteredText } from '../../domain/messages/events.ts'
import type { MoveKind } from '../../domain/moves/move.ts'
import { runOf } from '../../domain/moves/scope.ts'
import { doerFor } from '../../domain/people/on-duty.ts'
import { deskPhotos } from '../../domain/photos/words/desk.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { openBefore } from '../../domain/work/steps.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { stepWords } from '../../domain/work/words/steps.ts'
import { EndsItself } from '../beats/ends-itself.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { actionsRow } from '../desk/looks.ts'
import { GateNote } from '../gates/go-now.tsx'
import { MachineName } from '../hands/machine-name.tsx'
import { MoveButton } from '../moves/move-button.tsx'
import { useAhead, useOffered } from '../moves/use-moves.ts'
import { AddPhoto, PhotoStrip } from '../photos/desk-photos.tsx'
import { SeenTable } from '../signs/seen.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Fact } from '../ui/row.tsx'
import { RunText } from './run-text.tsx'

/** All there is to a step, and every verb that fits its state and the reader's rights. */
export function StepDetails({ step, waits }: { step: PlanStep; waits: string[] }) {
  const { state, names, zones, lang, actor, length } = useDesk()
  const words = stepWords[lang]
  const lacksCard = useOffered()('arm-card', 'step', step.id) !== null
  const run = runOf(state, step.id)
  const saw = requestOfStep(state, step.id)?.saw ?? ''
  const { best, likely, worst } = step.minutes
  const span = (m: number) => length(m * 60_000)
  return (
    <div
      className="step-details grid gap-2.5 ps-[calc(2.75rem+3px)] pe-4 pt-1 pb-3.5 text-sm max-[37.5rem]:ps-4"
      data-keys
    >
      <dl className="grid gap-1 *:grid *:grid-cols-[5.5rem_minmax(0,1fr)] *:gap-3 [&_dt]:text-ink-faint">
        <Fact name={words.minutes}>{words.range(span(best), span(likely), span(worst))}</Fact>
        {step.machine === null ? null : (
          <Fact name={words.machine}>
            <MachineName id={step.machine} place />
          </Fact>
        )}
        {run.startedAt === null ? null : (
          <Fact name={words.began}>
            <BothClocks instant={run.startedAt} {...zones} lang={lang} size="sm" date />
          </Fact>
        )}
        {run.endedAt === null ? null : (
          <Fact name={words.ended}>
            <BothClocks instant={run.endedAt} {...zones} lang={lang} size="sm" date />
          </Fact>
        )}
        {run.by === '' ? null : (
          <Fact name={words.by}>
            {run.entered ? doerName(state, run.doer ?? null, lang) : actor(run.by)}
            {run.entered ? ` ${enteredText(actor(run.by), lang)}` : ''}
          </Fact>
        )}
        {saw === '' ? null : <Fact name={deskRequests[lang].saw}>{saw}</Fact>}
        <Fact name={words.undo}>
          {step.irreversible
            ? nowWords[lang].irreversible
            : step.undo === null
              ? words.noUndo
              : `${stepTexts(step, lang).undo} (${[names.role[step.undo.by], ...step.undo.needs.map((n) => names.need[n])].join(', ')})`}
        </Fact>
      </dl>
      {waits.length === 0 ? null : <p className="text-ink-faint">{nowWords[lang].waitsFor(waits)}</p>}
      <GateNote step={step} />
      {lacksCard ? <Notice tone="warn">{nowWords[lang].cutsLink}</Notice> : null}
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
      <Verbs step={step} />
    </div>
  )
}

function Verbs({ step }: { step: PlanStep }) {
  const { state, can, canOn, open, role, lang, live } = useDesk()
  const words = stepWords[lang]
  const offered = useOffered()
  const { ahead } = useAhead()
  const may = (kind: MoveKind) => offered(kind, 'step', step.id)
  const back = state.rollBackSteps[step.id] !== undefined
  const working = state.status === (back ? 'rolling-back' : 'running')
  const running = runOf(state, step.id).state === 'running'
  const forThem = step.by === 'sentinel' && role === 'upgrader'
  const who = doerName(state, doerFor(state, step, live.now()), lang)
  const ask = may('ask-hands')
  const size = 'sm' as const
  return (
    <div className={actionsRow}>
      <MoveButton move={may('ask-go')} size={size}>
        {deskGates[lang].askFor}
      </MoveButton>
      <MoveButton move={may('start-step')} size={size}>
        {openBefore(ahead, step).length > 0
          ? words.startAnyway
          : forThem
            ? nowWords[lang].enterStart(who)
            : words.start}
      </MoveButton>
      <MoveButton move={may('finish-step')} size={size}>
        {forThem ? nowWords[lang].enterFinish(who) : words.finish}
      </MoveButton>
      <MoveButton move={may('fail-step')} size={size}>
        {words.fail}
      </MoveButton>
      <MoveButton move={may('redo-step')} size={size}>
        {words.redo}
      </MoveButton>
      <MoveButton move={may('skip-step')} size={size}>
        {words.skip}
      </MoveButton>
      {working && running && canOn('step.progress', step) ? (
        <Button size={size} kind="quiet" hint="P" onClick={() => open({ dialog: 'progress', step: step.id })}>
          {words.progress}
        </Button>
      ) : null}
      {ask === null ? null : (
        <Button size={size} kind="quiet" hint="H" onClick={() => open({ dialog: 'ask', move: ask })}>
          {words.askHands}
        </Button>
      )}
      <AddPhoto about={{ kind: 'step', id: step.id }} label={deskPhotos[lang].add} aloud={step.title} />
      {can('step.note') ? (
        <Button size={size} kind="quiet" hint="W" onClick={() => open({ dialog: 'note', step: step.id })}>
          {words.note}
        </Button>
      ) : null}
      <MoveButton move={may('roll-back')} size={size} kind="danger">
        {words.rollBackTo}
      </MoveButton>
    </div>
  )
}
