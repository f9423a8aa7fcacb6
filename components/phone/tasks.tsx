import { phonePage } from '../../domain/phone/words.ts'
import { DueCard } from '../cards/dead-man-card.tsx'
import { GateCard, NoGoCard, QuestionCard } from '../gates/go-cards.tsx'
import { ForOtherCard } from '../hands/for-other.tsx'
import { headline } from '../hands/headline.ts'
import { StepCard, UncoveredCard } from '../hands/other-cards.tsx'
import { ConflictCard, RequestCard, StoppedCard } from '../hands/request-card.tsx'
import type { Task } from '../hands/what-now.ts'
import { BreakCard, OverdueCard } from '../presence/break-card.tsx'
import { Panel } from './look.tsx'
import { useHands } from './tools.tsx'

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
