import { addresseeWords } from '../../domain/hands/words/addressee.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { waitsForDecision } from '../../domain/moves/next-step.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { DueCard } from '../cards/dead-man-card.tsx'
import { GateCard, NoGoCard, QuestionCard } from '../gates/go-cards.tsx'
import { ForOtherCard } from '../hands/for-other.tsx'
import { headline } from '../hands/headline.ts'
import { StepCard, UncoveredCard } from '../hands/other-cards.tsx'
import { ConflictCard, RequestCard, StoppedCard } from '../hands/request-card.tsx'
import { nextHandsStep, type OtherTask, standingCards, type Task } from '../hands/what-now.ts'
import { Original } from '../plan/original.tsx'
import { BreakCard, OverdueCard } from '../presence/break-card.tsx'
import { Duration } from '../time/elapsed.tsx'
import { Card, Panel, soft, sticker, stickerSize, text, well } from './look.tsx'
import { useHands, When } from './tools.tsx'

/** The one that is asked now, in full. */
export function TaskCard({ task }: { task: Task }) {
  switch (task.kind) {
    case 'card':
      return <DueCard card={task.card} mine={task.mine} />
    case 'stopped':
      return <StoppedCard request={task.request} />
    case 'request':
      return <RequestCard request={task.request} />
    case 'conflict':
      return <ConflictCard request={task.request} />
    case 'question':
      return <QuestionCard question={task.question} />
    case 'no-go':
      return <NoGoCard question={task.question} />
    case 'gate':
      return task.gate === null ? (
        <UncoveredCard step={task.step} />
      ) : (
        <GateCard step={task.step} gate={task.gate} />
      )
    case 'step':
      return <StepCard step={task.step} run={task.run} />
    case 'break':
      return <BreakCard asked={task.asked} />
    case 'overdue':
      return <OverdueCard due={task.due} />
    case 'for-other':
      return <ForOtherCard task={task} />
  }
}

/** The others in one line each, to be turned to. */
export function Others({ tasks, show }: { tasks: readonly Task[]; show: ((key: string) => void) | null }) {
  const tools = useHands()
  const { state, lang } = tools
  if (tasks.length === 0) return null
  return (
    <Panel title={phonePage[lang].also(tasks.length)} id="also">
      <ul className="others">
        {tasks.map((t) => (
          <li key={t.key}>
            <a
              className="flex items-center min-h-14 py-2 border-t border-line"
              href={`/u/${state.id}/hands?show=${encodeURIComponent(t.key)}`}
              onClick={
                show === null
                  ? undefined
                  : (e) => {
                      e.preventDefault()
                      show(t.key)
                    }
              }
            >
              {headline(t, tools)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What is the reader's own as soon as they are on site; all of it stands below, where it can be taken at once. */
function Waiting({ task }: { task: OtherTask }) {
  const { lang, state } = useHands()
  const says = task.step === null ? null : stepTexts(task.step, lang)
  return (
    <>
      <p className={text}>{task.request === null ? says?.title : requestTitle(state, task.request, lang)}</p>
      {says === null ? null : <Original from={says.original} of={[[says.title, task.step?.title]]} />}
      {task.from === null ? null : (
        <p className={soft}>
          {addresseeWords[lang].youExpected} <When at={task.from} size="md" />
        </p>
      )}
    </>
  )
}

/** Nothing is asked: says so, why, and when hands will next be needed. */
export function IdleCard({ waiting }: { waiting: OtherTask | undefined }) {
  const { state, now, lang } = useHands()
  const words = phoneIdle[lang]
  const over = state.status === 'closed' || state.status === 'cancelled'
  const { suspension, head } = state
  return (
    <Card kind="idle" aria-labelledby="now">
      <h1 id="now">
        {waiting !== undefined ? (
          addresseeWords[lang].waitsForYou
        ) : state.status === 'running' ? (
          words.nothing
        ) : (
          <Status />
        )}
      </h1>
      {waiting === undefined ? null : <Waiting task={waiting} />}
      {waitsForDecision(state) ? <p className={text}>{words.undecided}</p> : null}
      {over && state.endReason !== '' ? <p className={text}>{state.endReason}</p> : null}
      {suspension === null ? null : (
        <>
          <p className={text}>{suspension.reason}</p>
          <p>
            {suspension.resumeAt === null ? (
              words.status.resumesOpen
            ) : (
              <>
                {words.status.resumes} <When at={suspension.resumeAt} size="md" />
              </>
            )}
          </p>
          {suspension.handOver === '' ? null : (
            <div className={well}>
              <h2>{words.status.handOver}</h2>
              <p className="whitespace-pre-line">{suspension.handOver}</p>
            </div>
          )}
        </>
      )}
      {(state.status === 'draft' || state.status === 'ready') && head.start !== null ? (
        <p>
          {words.status.starts} <When at={head.start.at.instant} size="md" />
        </p>
      ) : null}
      {over || waiting !== undefined ? null : <Next now={now} />}
    </Card>
  )
}

function Status() {
  const { state, now, lang } = useHands()
  if (state.status === 'running') return null
  // What a card that stands asks for must not be forbidden beside it.
  const card = state.status === 'suspended' && standingCards(state, now).length > 0
  return phoneIdle[lang].status[card ? 'suspendedCard' : state.status]
}

function Next({ now }: { now: number }) {
  const { state, lang } = useHands()
  const words = phoneIdle[lang]
  const next = nextHandsStep(state, now)
  if (next === null) return <p className={soft}>{words.nextNone}</p>
  const { step, about } = next
  const says = stepTexts(step, lang)
  const machine = step.machine === null ? undefined : state.machines[step.machine]
  return (
    <div className="next mt-4 pt-3.5 border-t border-line">
      <h2>{words.next}</h2>
      <p className={text}>{says.title}</p>
      <Original from={says.original} of={[[says.title, step.title]]} />
      {machine === undefined ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 mt-3">
          <span className={`${sticker} ${stickerSize.small} ml-0.75`}>{machine.sticker}</span>
          <span className="text-ink-soft">{machine.place}</span>
        </p>
      )}
      {about === null ? null : about - now < 60_000 ? (
        <p className="mt-3">
          <strong>{words.soon}</strong>
        </p>
      ) : (
        <>
          <p className="mt-3">
            <span className={`${soft} block`}>{words.about}</span> <When at={about} size="md" />
          </p>
          <p className={soft}>
            {words.inAbout[0]}
            <Duration minutes={(about - now) / 60_000} lang={lang} />
            {words.inAbout[1]}
          </p>
        </>
      )}
    </div>
  )
}
