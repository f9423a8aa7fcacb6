'use client'
import { gateOf, noGoOf, signerKey } from '../../domain/gates/gate.ts'
import type { GoNoGo } from '../../domain/log/state.ts'
import { gates } from '../../domain/messages/gates.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'
import { Thing } from './now-thing.tsx'

/** Go and No-go, for who is named and has not said Go; nothing for anybody else. */
export function GoButtons({ question: q }: { question: GoNoGo }) {
  const { lang, state, me, can, open } = useDesk()
  const key = signerKey(q, state.people[me.person ?? ''])
  if (q.result !== 'open' || key === null || q.answers[key] !== undefined || !can('go.answer')) return null
  return (
    <>
      <Button onClick={() => open({ dialog: 'answer', question: q.id, answer: 'go' })}>
        {gates[lang].go}
      </Button>
      <Button kind="danger" onClick={() => open({ dialog: 'answer', question: q.id, answer: 'no-go' })}>
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

/** Somebody said No-go: it stops the work here too, until one of the ways on is taken. */
export function NoGoNow({ question: q }: { question: GoNoGo }) {
  const { lang, state, words, zones, actor, can, open } = useDesk()
  const w = gates[lang]
  const about = useAboutTitle()(q)
  const said = noGoOf(q)
  const begun = Object.values(state.runs).some((r) => ['running', 'done', 'failed'].includes(r.state))
  return (
    <div role="alert" className="rounded-lg border-2 border-bad bg-bad-soft p-4">
      <Thing
        title={w.stop}
        text={about === null ? w.startNothing : w.doNotStart(about)}
        mark={<StateMark mark="stop" tone="bad" />}
      >
        <p className="go-question">{q.question}</p>
        {said === null ? null : (
          <Notice tone="bad" title={w.saidBy(actor(said.answer.by))}>
            <p className="whitespace-pre-wrap">{said.answer.note === '' ? w.noReason : said.answer.note}</p>
            <BothClocks instant={said.answer.at} {...zones} lang={lang} size="sm" />
          </Notice>
        )}
        <div className="now-actions">
          {can('rollback.start') && state.status === 'running' && begun ? (
            <Button kind="danger" size="lg" onClick={() => open({ dialog: 'roll-back', downTo: null })}>
              {words.more.rollBack}
            </Button>
          ) : null}
          {can('upgrade.suspend') ? (
            <Button size="lg" onClick={() => open({ dialog: 'suspend' })}>
              {words.more.suspend}
            </Button>
          ) : null}
          {can('go.ask') ? (
            <Button
              size="lg"
              onClick={() => open({ dialog: 'go', ...(q.about === undefined ? {} : { about: q.about }) })}
            >
              {w.askAgain}
            </Button>
          ) : null}
        </div>
        {can('go.ask') ? <p className="faint">{w.decide}</p> : null}
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
    <Notice tone="warn" title={`${w.first}: ${gate.question?.question ?? gate.planned?.question ?? ''}`}>
      <p>
        {w.why[gate.why]}
        {gate.waits.length === 0 ? null : ` ${w.waitsFor(gate.waits.map(called.person).join(w.and))}`}
      </p>
    </Notice>
  )
}
