'use client'
import type { Card, GoNoGo } from '../../domain/log/state.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge, type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { MachineName } from './machine-name.tsx'
import { openQuestion } from './next-move.ts'
import { Tries } from './tries.tsx'

/** The dead-man card that is armed, or the newest that was. Nothing while none was ever armed. */
export function CardPanel() {
  const { state, words } = useDesk()
  const cards = Object.values(state.cards).sort((a, b) => b.armedAt - a.armedAt)
  const card = cards.find((c) => c.state === 'armed') ?? cards[0]
  if (card === undefined) return null
  return (
    <Panel title={words.card.title} className={`card-panel card-${card.state}`}>
      <CardText card={card} />
    </Panel>
  )
}

function CardText({ card }: { card: Card }) {
  const { words, zones, lang, live, length, can, open, actor } = useDesk()
  const now = useNow(live, 1000)
  const left = card.dueAt - now
  return (
    <div className="form">
      {card.machine === null ? null : <MachineName id={card.machine} place />}
      <dl className="card-words">
        <dt>{words.card.unless}</dt>
        <dd>
          <strong>{card.unless}</strong>
        </dd>
        <dt>{words.card.by}</dt>
        <dd>
          <BothClocks instant={card.dueAt} {...zones} lang={lang} />
        </dd>
        <dt>{words.card.then}</dt>
        <dd>
          <strong>{card.then}</strong>
        </dd>
      </dl>
      <Tries tried={card.tried} since={card.state === 'fired' ? card.armedAt : null} />
      {card.state === 'armed' ? (
        <>
          <p className={left < 120_000 ? 'tone-bad toned' : ''} role="timer">
            {left <= 0 ? words.card.due : words.card.left(length(left))}
          </p>
          <div className="form-actions">
            {can('card.confirm') ? (
              <Do command={() => ({ type: 'card.confirm', id: card.id })}>{words.card.confirm}</Do>
            ) : null}
            {can('card.extend') ? (
              <Button kind="quiet" onClick={() => open({ dialog: 'extend', card: card.id })}>
                {words.card.extend}
              </Button>
            ) : null}
          </div>
        </>
      ) : (
        <p className={card.state === 'fired' ? 'tone-bad toned' : 'tone-good toned'}>
          {card.state === 'fired' ? words.card.fired : words.card.confirmed}{' '}
          <span className="faint">
            {actor(card.by)}{' '}
            {card.endedAt === null ? null : (
              <BothClocks instant={card.endedAt} {...zones} lang={lang} size="sm" />
            )}
          </span>
        </p>
      )}
    </div>
  )
}

const resultLook: Record<GoNoGo['result'], { tone: Tone; mark: Mark }> = {
  open: { tone: 'now', mark: 'dots' },
  go: { tone: 'good', mark: 'check' },
  'no-go': { tone: 'bad', mark: 'cross' },
  expired: { tone: 'warn', mark: 'dash' },
}

/** The figures as they stood when it was asked. */
function Figures({ figures }: { figures: GoNoGo['figures'] }) {
  const { words } = useDesk()
  const { 'steps-done': done, 'steps-planned': planned, ...others } = figures
  const rest = Object.entries(others).map(([name, value]) => `${name}: ${value}`)
  if (typeof done === 'number' && typeof planned === 'number') rest.unshift(words.go.steps(done, planned))
  return rest.length === 0 ? null : <p className="request-line">{rest.join(' · ')}</p>
}

/** The question that is open, or the newest that was: who has signed, and until when. */
export function GoPanel() {
  const { state, words, names, zones, lang, actor } = useDesk()
  const asked = openQuestion(state) ?? Object.values(state.goNoGo).sort((a, b) => b.askedAt - a.askedAt)[0]
  if (asked === undefined) return null
  return (
    <Panel
      title={words.go.title}
      tools={<Badge {...resultLook[asked.result]}>{words.go.result[asked.result]}</Badge>}
    >
      <div className="form">
        <p className="go-question">{asked.question}</p>
        <Figures figures={asked.figures} />
        <ul className="signers">
          {asked.signers.map((s) => {
            const answer = asked.answers[s]
            return (
              <li key={s} className={s === 'sentinel' ? 'side-site' : 'side-home'}>
                <StateMark
                  mark={answer === undefined ? 'ring' : answer.answer === 'go' ? 'check' : 'cross'}
                  tone={answer === undefined ? 'plain' : answer.answer === 'go' ? 'good' : 'bad'}
                />
                <span className="doer">{names.role[s]}</span>
                {answer === undefined ? (
                  <span className="faint">{words.go.waits}</span>
                ) : (
                  <span>
                    {words.go.result[answer.answer]} <span className="faint">{actor(answer.by)}</span>{' '}
                    <BothClocks instant={answer.at} {...zones} lang={lang} size="sm" />
                    {answer.note === '' ? null : <span className="signer-note">{answer.note}</span>}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        {asked.result === 'open' ? (
          <p className="request-line">
            {words.go.expires} <BothClocks instant={asked.expiresAt} {...zones} lang={lang} size="sm" />
          </p>
        ) : null}
        {asked.result === 'no-go' ? <p className="faint">{words.go.noGoNext}</p> : null}
      </div>
    </Panel>
  )
}
