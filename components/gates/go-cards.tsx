import { type Gate, noGoOf, signersOf } from '../../domain/gates/gate.ts'
import { figureLines } from '../../domain/gates/words/figures.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import { phoneGates } from '../../domain/gates/words/phone.ts'
import type { GoNoGo, UpgradeState } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import type { PlanStep } from '../../domain/plan/plan.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { MachinePlate } from '../hands/machine-plate.tsx'
import { answers, Card, Kicker, lead, Opens, soft, stack, text } from '../phone/look.tsx'
import { Line, MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { Original } from '../plan/original.tsx'

/** What a question stands before, by its title in the reader's language; '' for none in particular. */
export function aboutTitle(q: GoNoGo, state: UpgradeState, lang: Lang): string {
  if (q.about === undefined) return ''
  const { kind, id } = q.about
  if (kind === 'phase') return state.phases[id]?.title ?? id
  const step = stepOf(state, id)
  return step === null ? id : stepTexts(step, lang).title
}

/** The title of the step that a question stands before, as the plan has it. */
function AboutOriginal({ question: q }: { question: GoNoGo }) {
  const { state, lang } = useHands()
  const step = q.about?.kind === 'step' ? stepOf(state, q.about.id) : null
  if (step === null) return null
  const says = stepTexts(step, lang)
  return <Original from={says.original} of={[[says.title, step.title]]} />
}

/** Go or no-go, with the figures as they were when it was asked. A No-go says why. */
export function QuestionCard({ question: q }: { question: GoNoGo }) {
  const { lang, state, drafts } = useHands()
  const words = phoneGates[lang]
  const w = gates[lang]
  const figures = figureLines(q.figures, lang)
  const about = aboutTitle(q, state, lang)
  const form = `question:${q.id}`
  return (
    <Card kind="ask" aria-labelledby="now">
      <Kicker>
        <strong>{words.question}</strong>
        <span>
          {words.answerBy} <When at={q.expiresAt} />
        </span>
      </Kicker>
      <h1 id="now">{q.question}</h1>
      {about === '' ? null : (
        <p className={text}>
          {w.before + joins[lang].colon}
          <strong>{about}</strong>
        </p>
      )}
      <AboutOriginal question={q} />
      {figures.length === 0 ? null : (
        <dl>
          {figures.map(({ name, value }) => (
            <div key={name} className="flex justify-between gap-4 py-1 border-t border-line">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <SignersLine question={q} />
      <div className={answers}>
        <MoveAct form={form} kind="go" of="question" id={q.id} className={stack}>
          <Line id="note" name="note" draft={form} label={words.note} max={500} />
          <Press kind="big" name="answer" value="go">
            {w.go}
          </Press>
        </MoveAct>
        <Opens label={w.noGo} kind="bad" open={drafts[`${form}/no-go`]?.['note'] !== undefined}>
          <MoveAct
            form={`${form}/no-go`}
            kind="go"
            of="question"
            id={q.id}
            fixed={{ answer: 'no-go' }}
            className={answers}
          >
            <Line
              id="why"
              name="note"
              draft={`${form}/no-go`}
              label={w.reason}
              hint={w.reasonHint}
              required
              max={500}
            />
            <Press kind="bad">{w.sendNoGo}</Press>
          </MoveAct>
        </Opens>
      </div>
    </Card>
  )
}

/** Somebody said No-go: it can't be read as anything but a stop. */
export function NoGoCard({ question: q }: { question: GoNoGo }) {
  const { lang, state, nameOf } = useHands()
  const w = gates[lang]
  const about = aboutTitle(q, state, lang)
  const said = noGoOf(q)
  const machine = q.about?.kind === 'step' ? (state.steps[q.about.id]?.machine ?? null) : null
  return (
    <Card kind="stop" aria-labelledby="now">
      <h1 id="now">{w.stop}</h1>
      <p className={lead}>
        <strong>{about === '' ? w.startNothing : w.doNotStart(about)}</strong>
      </p>
      <AboutOriginal question={q} />
      <MachinePlate id={machine} />
      <p className={text}>{q.question}</p>
      {said === null ? null : (
        <>
          <p className={text}>
            {w.saidBy(nameOf(said.answer.by)) + joins[lang].colon}
            {said.answer.note === '' ? w.noReason : said.answer.note}
          </p>
          <p className={soft}>
            <When at={said.answer.at} />
          </p>
        </>
      )}
      <p className={text}>{w.touchNothing}</p>
    </Card>
  )
}

/** A step of the hands' own that must not begin yet. */
export function GateCard({ step, gate }: { step: PlanStep; gate: Gate }) {
  const { lang } = useHands()
  const w = gates[lang]
  const says = stepTexts(step, lang)
  return (
    <Card kind="idle" aria-labelledby="now">
      <h1 id="now">{w.wait}</h1>
      <p className={lead}>
        <strong>{w.doNotStart(says.title)}</strong>
      </p>
      <Original from={says.original} of={[[says.title, step.title]]} />
      <MachinePlate id={step.machine} />
      <p className={text}>{gate.question?.question ?? gate.planned?.question}</p>
      {gate.question?.result === 'open' ? (
        <SignersLine question={gate.question} />
      ) : (
        <p className={soft}>{w.why[gate.why]}</p>
      )}
    </Card>
  )
}

/** Who has said what, each by name. */
function SignersLine({ question: q }: { question: GoNoGo }) {
  const { lang, state, me, names } = useHands()
  const w = gates[lang]
  const called = (id: string) => state.people[id]?.name || id
  return (
    <ul className="mb-3">
      {signersOf(q, state).map((s) => (
        <li key={s.key}>
          {s.person === null
            ? q.people === undefined
              ? w.anyOf(names.role[s.role])
              : s.key
            : s.person.id === me.person
              ? phoneSaid[lang].you
              : s.person.name || s.person.id}
          {joins[lang].colon}
          {w.state[s.answer?.answer ?? 'waits']}
        </li>
      ))}
      {q.replaced?.map((r) => (
        <li key={`without-${r.person}`} className={soft}>
          {r.by === null ? w.without(called(r.person)) : w.replaced(called(r.person), called(r.by))}
          {joins[lang].colon + r.reason}
        </li>
      ))}
    </ul>
  )
}
