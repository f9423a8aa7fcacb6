'use client'
import { gateOf, noGoOf, standingNoGo } from '../../domain/gates/gate.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import type { GoNoGo } from '../../domain/log/state.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Thing } from '../desk/now-thing.tsx'
import { MoveButton } from '../moves/move-button.tsx'
import { useAhead, useOffered } from '../moves/use-moves.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'

/** What is asked, where it stands. */
export const goQuestion = 'text-lg leading-[1.3] font-semibold'

/** Go and No-go, for who is named and has not answered; nothing for anybody else. */
export function GoButtons({ question, size }: { question: string; size?: 'lg' }) {
  const { lang, open } = useDesk()
  const move = useOffered()('go', 'question', question)
  if (move === null) return null
  return (
    <>
      <Button size={size} onClick={() => open({ dialog: 'answer', move, answer: 'go' })}>
        {gates[lang].go}
      </Button>
      <Button kind="danger" size={size} onClick={() => open({ dialog: 'answer', move, answer: 'no-go' })}>
        {gates[lang].noGo}
      </Button>
    </>
  )
}

/** What a question stands before, in words: the step, the phase, or nothing in particular. */
export function useAboutTitle(): (q: Pick<GoNoGo, 'about'>) => string | null {
  const { state, called } = useDesk()
  return ({ about }) => {
    if (about === undefined) return null
    return about.kind === 'step' ? called.step(about.id) : (state.phases[about.id]?.title ?? about.id)
  }
}

/** Somebody said No-go: it stops the work here too, above all else, until one of the ways on is taken. */
export function NoGoStands() {
  const { ahead } = useAhead()
  const stop = standingNoGo(ahead)
  return stop === null ? null : <NoGo question={stop} />
}

function NoGo({ question: q }: { question: GoNoGo }) {
  const { lang, state, zones, actor } = useDesk()
  const words = upgradeWords[lang]
  const offered = useOffered()
  const w = gates[lang]
  const about = useAboutTitle()(q)
  const said = noGoOf(q)
  const again = offered('ask-go', 'question', q.id)
  return (
    <div role="alert" className="rounded-lg border-2 border-bad bg-bad-soft p-4">
      <Thing
        title={w.stop}
        text={about === null ? w.startNothing : w.doNotStart(about)}
        mark={<StateMark mark="stop" tone="bad" />}
      >
        <p className={goQuestion}>{q.question}</p>
        {said === null ? null : (
          <Notice tone="bad" title={w.saidBy(actor(said.answer.by))}>
            <p className="whitespace-pre-wrap">{said.answer.note === '' ? w.noReason : said.answer.note}</p>
            <BothClocks instant={said.answer.at} {...zones} lang={lang} size="sm" />
          </Notice>
        )}
        <div className="flex w-full flex-wrap items-center gap-2">
          <MoveButton move={offered('roll-back', 'upgrade', state.id)} kind="danger" size="lg">
            {words.rollBack}
          </MoveButton>
          <MoveButton move={offered('suspend', 'upgrade', state.id)} size="lg">
            {words.suspend}
          </MoveButton>
          <MoveButton move={again} size="lg">
            {deskGates[lang].askAgain}
          </MoveButton>
        </div>
        {again !== null ? <p className="text-ink-faint">{deskGates[lang].decide}</p> : null}
      </Thing>
    </div>
  )
}

/** What stands before a step, where that is not all said: planned, asked, or already begun in spite of it. */
export function GateNote({ step }: { step: PlanStep }) {
  const { lang, state, called } = useDesk()
  const w = gates[lang]
  const run = state.runs[step.id]
  if (run?.deviation !== undefined) return <Notice tone="bad">{w.started}</Notice>
  const gate = gateOf(state, step.id)
  if (gate === null || gate.open || run?.state === 'done' || run?.state === 'skipped') return null
  return (
    <Notice
      tone="warn"
      title={`${deskGates[lang].first}: ${gate.question?.question ?? gate.planned?.question ?? ''}`}
    >
      <p>
        {w.why[gate.why]}
        {gate.waits.length === 0 ? null : ` ${w.waitsFor(gate.waits.map(called.person).join(w.and))}`}
      </p>
    </Notice>
  )
}
