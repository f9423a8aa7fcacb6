import type { Card } from '../../domain/log/state.ts'
import { cards } from '../../domain/messages/cards.ts'
import { Countdown } from '../time/countdown.tsx'
import { Ago } from '../time/elapsed.tsx'
import { MachinePlate } from './machine-plate.tsx'
import { Act, Line, Press, useHands, When } from './tools.tsx'
import type { Awake } from './use-ring.ts'
import { isTimeToGo } from './what-now.ts'

const MINUTE = 60_000

/** A phone's own clock this far from the server's is said, ms: whoever sets an alarm by it would come at another time. */
const SKEWED = 60_000

/** How wrong this phone's own clock is, where that matters. */
function Skewed({ skew }: { skew: number }) {
  const { lang } = useHands()
  if (Math.abs(skew) <= SKEWED) return null
  return <p className="warn">{cards[lang].skewed(Math.round(Math.abs(skew) / MINUTE), skew < 0)}</p>
}

/** The order that stands if nobody can talk, while its time has not come: how long yet, when to go, and what then. */
function StandingCard({ card, awake, skew }: { card: Card; awake: Awake; skew: number }) {
  const { words, lang, now } = useHands()
  const own = cards[lang]
  const goAt = card.dueAt - card.walk * MINUTE
  const go = isTimeToGo(card, now)
  return (
    <section className={`card card-order${go ? ' card-go' : ''}`} aria-labelledby="standing">
      <h2 id="standing">{words.cardTitle}</h2>
      {go ? <p className="go">{own.goNow(card.walk)}</p> : null}
      <p className="lead">
        {words.unless} <strong>{card.unless}</strong>
      </p>
      <p className="due">
        {words.by} <When at={card.dueAt} size="lg" />
      </p>
      <p className="left" role="timer">
        <Countdown to={card.dueAt} now={now} /> <span className="soft">{own.left}</span>
      </p>
      {card.walk > 0 && !go ? (
        <p className="soft">
          {own.goBy} <When at={goAt} />
        </p>
      ) : null}
      <p className="lead">
        {words.doThis + words.colon}
        <strong>{card.then}</strong>
      </p>
      <MachinePlate id={card.machine} />
      {awake === 'held' ? (
        <p className="soft">{own.awake}</p>
      ) : awake === 'not-held' ? (
        <p className="warn">{own.notAwake}</p>
      ) : null}
      <Skewed skew={skew} />
      <div className="answers">
        <Act form={`card:${card.id}/confirm`} type="card.confirm" thing={card.id}>
          <Press>{words.cardConfirm}</Press>
        </Act>
        <Act form={`card:${card.id}/fire`} type="card.fire" thing={card.id}>
          <Press kind="quiet">{words.cardFire}</Press>
        </Act>
      </div>
    </section>
  )
}

/** The orders that stand, the next one first. */
export function StandingCards({
  cards: all,
  ...how
}: {
  cards: readonly Card[]
  awake: Awake
  skew: number
}) {
  return all.map((c) => <StandingCard key={c.id} card={c} {...how} />)
}

/** The order whose time has come; how late it is, for a phone that slept. */
export function DueCard({ card }: { card: Card }) {
  const { words, lang, now } = useHands()
  const own = cards[lang]
  const fired = card.state === 'fired'
  const form = `card:${card.id}/did`
  return (
    <section className="card card-due" aria-labelledby="now">
      {fired ? (
        <p className="kicker">
          <strong>{card.doneAt === null ? words.cardFired : own.doneLong}</strong>
        </p>
      ) : (
        <p className="lead">
          {words.cardDue} <b>{card.unless}</b>
          {words.comma + words.doThis + words.colon}
        </p>
      )}
      <h1 id="now">{card.then}</h1>
      <MachinePlate id={card.machine} />
      <p className="soft">
        {own.late} <When at={card.dueAt} />
        {now - card.dueAt < MINUTE ? null : (
          <>
            {words.comma}
            <strong>
              <Ago instant={card.dueAt} now={now} lang={lang} />
            </strong>
          </>
        )}
      </p>
      {card.conflict === null ? null : <p className="warn">{own.conflict(card.conflict.was)}</p>}
      <div className="answers">
        {fired && card.doneAt === null ? (
          <Act form={form} type="card.done" thing={card.id} className="stack">
            <Line id="card-saw" name="saw" label={own.doneSaw} max={2000} draft={form} />
            <Press kind="big">{own.done}</Press>
          </Act>
        ) : fired ? null : (
          <>
            <Act form={`card:${card.id}/fire`} type="card.fire" thing={card.id}>
              <Press kind="big">{words.cardFire}</Press>
            </Act>
            <Act form={`card:${card.id}/confirm`} type="card.confirm" thing={card.id}>
              <Press>{words.cardConfirm}</Press>
            </Act>
          </>
        )}
      </div>
    </section>
  )
}

/** It was seen in time, or taken back: the card is green, and nothing is to be done. */
export function FineCard({ card }: { card: Card }) {
  const { lang, nameOf } = useHands()
  const own = cards[lang]
  return (
    <section className="card card-fine" aria-label={own.fine}>
      <p className="text">
        <strong>{card.state === 'confirmed' ? own.fine : own.disarmed}</strong>
      </p>
      {card.state === 'confirmed' ? <p>{own.fineLead}</p> : null}
      <p className="soft">
        {nameOf(card.by)} {card.endedAt === null ? null : <When at={card.endedAt} />}
      </p>
    </section>
  )
}
