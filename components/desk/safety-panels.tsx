'use client'
import type { Card } from '../../domain/log/state.ts'
import { cards } from '../../domain/messages/cards.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { MachineName } from './machine-name.tsx'
import { Tries } from './tries.tsx'

/** The dead-man cards that are armed, or the newest that was. Nothing while none was ever armed. */
export function CardPanel() {
  const { state, words } = useDesk()
  const all = Object.values(state.cards).sort((a, b) => b.armedAt - a.armedAt)
  const armed = all.filter((c) => c.state === 'armed').sort((a, b) => a.dueAt - b.dueAt)
  const shown = armed.length > 0 ? armed : all.slice(0, 1)
  return shown.map((card) => (
    <Panel key={card.id} title={words.card.title} className={`card-panel card-${card.state}`}>
      <CardText card={card} />
    </Panel>
  ))
}

function CardText({ card }: { card: Card }) {
  const { words, zones, lang, live, length, can, open, actor } = useDesk()
  const now = useNow(live, 1000)
  const own = cards[lang]
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
      <Tries tried={card.tried} since={card.state === 'fired' ? card.armedAt : null} unanswered />
      {card.state === 'armed' ? (
        <>
          <p className={left < 120_000 ? 'tone-bad toned' : ''} role="timer">
            {left <= 0 ? words.card.due : words.card.left(length(left))}
          </p>
          <Holders card={card} />
          <div className="form-actions">
            {can('card.confirm') ? (
              <Do command={() => ({ type: 'card.confirm', id: card.id })}>{words.card.confirm}</Do>
            ) : null}
            {can('card.extend') ? (
              <Button kind="quiet" onClick={() => open({ dialog: 'extend', card: card.id })}>
                {words.card.extend}
              </Button>
            ) : null}
            {can('card.disarm') ? (
              <Button kind="quiet" onClick={() => open({ dialog: 'disarm', card: card.id })}>
                {own.disarm}
              </Button>
            ) : null}
          </div>
        </>
      ) : (
        <p className={card.state === 'fired' ? 'tone-bad toned' : 'tone-good toned'}>
          {card.state === 'fired'
            ? words.card.fired
            : card.state === 'confirmed'
              ? words.card.confirmed
              : `${own.disarmed} ${card.reason}`}{' '}
          <span className="faint">
            {actor(card.by)}{' '}
            {card.endedAt === null ? null : (
              <BothClocks instant={card.endedAt} {...zones} lang={lang} size="sm" />
            )}
          </span>
        </p>
      )}
      {card.conflict === null ? null : <Notice tone="bad">{own.conflict(card.conflict.was)}</Notice>}
      {card.doneAt === null ? null : (
        <p className="request-line">
          {own.doneLong} <BothClocks instant={card.doneAt} {...zones} lang={lang} size="sm" />
          {card.saw === '' ? null : <strong> {card.saw}</strong>}
        </p>
      )}
    </div>
  )
}

/** Which phones have the card, and whether their screens stay on: what holds there, holds without a line. */
function Holders({ card }: { card: Card }) {
  const { lang, actor, zones } = useDesk()
  const own = cards[lang]
  const held = Object.entries(card.held)
  if (held.length === 0) return <Notice tone="warn">{own.notHeld}</Notice>
  return (
    <ul className="holders">
      {held.map(([device, h]) => (
        <li key={device} className="request-line">
          <strong>{own.heldBy(actor(h.by))}</strong> {own.heldSince}{' '}
          <BothClocks instant={h.at} {...zones} lang={lang} size="sm" /> ·{' '}
          <span className={h.awake ? 'tone-good toned' : 'tone-warn toned'}>
            {h.awake ? own.screenOn : own.screenOff}
          </span>
          {h.dueAt === card.dueAt ? null : (
            <span className="tone-bad toned">
              {' '}
              {own.heldFormer} <BothClocks instant={h.dueAt} {...zones} lang={lang} size="sm" />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
