'use client'
import { personOf } from '../../domain/access/table.ts'
import { type CardPhase, openCards, phaseOf } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import type { Card } from '../../domain/log/state.ts'
import type { MoveKind } from '../../domain/moves/move.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { aboutLine } from '../desk/looks.ts'
import { MachineName } from '../hands/machine-name.tsx'
import { useNow } from '../live/use-live.ts'
import { MoveButton } from '../moves/move-button.tsx'
import { useOffered } from '../moves/use-moves.ts'
import { Tries } from '../notices/tries.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Ago } from '../time/elapsed.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

const edges: Partial<Record<Card['state'], 'warn' | 'bad'>> = { armed: 'warn', fired: 'bad' }

/**
 * The dead-man cards that are due, which go before all that is asked of the hands; or the others that stand, else the newest
 * there was. Nothing while none was ever armed.
 */
export function CardPanel({ of }: { of: 'due' | 'rest' }) {
  const { state, live, lang } = useDesk()
  const now = useNow(live, 1000)
  const all = Object.values(state.cards).sort((a, b) => b.armedAt - a.armedAt)
  const open = openCards(state, now)
  const due = (card: Card) => !['standing', 'over'].includes(phaseOf(card, now))
  const newest = open.length > 0 ? open : all.slice(0, 1)
  const shown = newest.filter((card) => due(card) === (of === 'due'))
  return shown.map((card) => (
    <Panel key={card.id} title={deskCards[lang].title} className="card-panel" edge={edges[card.state]}>
      <CardText card={card} now={now} />
    </Panel>
  ))
}

function CardText({ card, now }: { card: Card; now: number }) {
  const { zones, lang, called } = useDesk()
  const words = deskCards[lang]
  const phase = phaseOf(card, now)
  return (
    <div className={fieldLook.form}>
      {card.machine === null ? null : <MachineName id={card.machine} place />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 leading-[1.45] [&_dt]:text-ink-soft">
        <dt>{words.unless}</dt>
        <dd>
          <strong>{card.unless}</strong>
        </dd>
        <dt>{words.by}</dt>
        <dd>
          <BothClocks instant={card.dueAt} {...zones} lang={lang} />
        </dd>
        <dt>{words.then}</dt>
        <dd>
          <strong>{card.then}</strong>
        </dd>
      </dl>
      {card.step === undefined ? null : (
        <p className="text-ink-faint">{deskCards[lang].armedFor(called.step(card.step))}</p>
      )}
      <Tries tried={card.tried} since={card.state === 'fired' ? card.armedAt : null} unanswered />
      {phase === 'over' ? <CardOver card={card} /> : <CardOpen card={card} phase={phase} now={now} />}
      {card.conflict === null ? null : <Notice tone="bad">{cards[lang].conflict(card.conflict.was)}</Notice>}
    </div>
  )
}

/** What is known of a card that still asks for something, and all that can be done about it. */
function CardOpen({ card, phase, now }: { card: Card; phase: Exclude<CardPhase, 'over'>; now: number }) {
  const { lang, length, actor, state, view } = useDesk()
  const words = deskCards[lang]
  const offered = useOffered()
  const may = (kind: MoveKind) => offered(kind, 'card', card.id)
  const own = deskCards[lang]
  const left = card.dueAt - now
  const since = <Ago instant={card.endedAt ?? card.dueAt} now={now} lang={lang} />
  const onSite = view.present.some((p) => personOf(state, p.account)?.role === 'sentinel')
  return (
    <>
      {phase === 'standing' ? (
        <p className={left < 120_000 ? 'tone-bad text-tone' : ''} role="timer">
          {words.left(length(left))}
        </p>
      ) : (
        <Notice tone="bad" title={phase === 'due' ? cards[lang].due : own.saidDoing(actor(card.by))}>
          <p>
            {phase === 'due' ? own.fell : null} {since}
            {lang === 'en' ? '. ' : '。'}
            {phase === 'due' ? own.unanswered : own.notReported}
          </p>
          {phase === 'due' && !onSite ? <p>{own.nobodyConnected}</p> : null}
        </Notice>
      )}
      {phase === 'standing' ? <Holders card={card} /> : null}
      <div className={fieldLook.actions}>
        <MoveButton move={may('card-extend')} kind={phase === 'due' ? 'plain' : 'quiet'}>
          {words.extend}
        </MoveButton>
        <MoveButton move={may('card-off')} kind={phase === 'standing' ? 'quiet' : 'danger'}>
          {own.disarm}
        </MoveButton>
        <MoveButton move={may('card-fine')}>{words.confirm}</MoveButton>
        <MoveButton move={may('card-done')} kind="quiet">
          {own.enterDone}
        </MoveButton>
      </div>
    </>
  )
}

/** What came of it, and by whom: no more than was said. */
function CardOver({ card }: { card: Card }) {
  const { zones, lang, actor } = useDesk()
  const own = cards[lang]
  if (card.doneAt !== null) {
    const { done } = card
    return (
      <p className="tone-good text-tone">
        {own.carriedOut} <BothClocks instant={card.doneAt} {...zones} lang={lang} size="sm" />{' '}
        {done === undefined ? null : done.entered ? own.byPhone(actor(done.by)) : own.byName(actor(done.by))}
        {card.saw === '' ? null : <strong> {card.saw}</strong>}
      </p>
    )
  }
  return (
    <p className={card.state === 'fired' ? 'tone-warn text-tone' : 'tone-good text-tone'}>
      {card.state === 'fired'
        ? deskCards[lang].neverReported
        : card.state === 'confirmed'
          ? deskCards[lang].confirmed
          : `${own.disarmed} ${card.reason}`}{' '}
      <span className="text-ink-faint">
        {card.state === 'fired' ? null : actor(card.by)}{' '}
        {card.endedAt === null ? null : (
          <BothClocks instant={card.endedAt} {...zones} lang={lang} size="sm" />
        )}
      </span>
    </p>
  )
}

/** Which phones have the card, and whether their screens stay on: what holds there, holds without a line. */
function Holders({ card }: { card: Card }) {
  const { lang, actor, zones } = useDesk()
  const own = deskCards[lang]
  const held = Object.entries(card.held)
  if (held.length === 0) return <Notice tone="warn">{own.notHeld}</Notice>
  return (
    <ul>
      {held.map(([device, h]) => (
        <li key={device} className={aboutLine}>
          <strong>{own.heldBy(actor(h.by))}</strong> {own.heldSince}{' '}
          <BothClocks instant={h.at} {...zones} lang={lang} size="sm" /> ·{' '}
          <span className={h.awake ? 'tone-good text-tone' : 'tone-warn text-tone'}>
            {h.awake ? own.screenOn : own.screenOff}
          </span>
          {h.dueAt === card.dueAt ? null : (
            <span className="tone-bad text-tone">
              {' '}
              {own.heldFormer} <BothClocks instant={h.dueAt} {...zones} lang={lang} size="sm" />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
