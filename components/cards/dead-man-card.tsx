import { phaseOf } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { addresseeWords, eitherOf } from '../../domain/hands/words/addressee.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { Card } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { onDuty } from '../../domain/people/on-duty.ts'
import { isTheirs } from '../../domain/people/seats.ts'
import { MachinePlate } from '../hands/machine-plate.tsx'
import { isTimeToGo } from '../hands/what-now.ts'
import type { Awake } from '../notices/use-ring.ts'
import { answers, Kicker, lead, press, Card as Sheet, soft, stack, text, warn } from '../phone/look.tsx'
import { Line, MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { Countdown } from '../time/countdown.tsx'
import { Ago } from '../time/elapsed.tsx'

const MINUTE = 60_000

/** A phone's own clock this far from the server's is said, ms: whoever sets an alarm by it would come at another time. */
const SKEWED = 60_000

/** How wrong this phone's own clock is, where that matters. */
function Skewed({ skew }: { skew: number }) {
  const { lang } = useHands()
  if (Math.abs(skew) <= SKEWED) return null
  return <p className={warn}>{cards[lang].skewed(Math.round(Math.abs(skew) / MINUTE), skew < 0)}</p>
}

/** The order that stands if nobody can talk, while its time has not come: how long yet, when to go, and what then. */
function StandingCard({ card, awake, skew }: { card: Card; awake: Awake; skew: number }) {
  const { lang, now } = useHands()
  const words = phoneCards[lang]
  const own = cards[lang]
  const goAt = card.dueAt - card.walk * MINUTE
  const go = isTimeToGo(card, now)
  return (
    <Sheet kind={go ? 'go' : 'order'} aria-labelledby="standing">
      <h2 id="standing">{words.title}</h2>
      {go ? <p className="mt-1 mb-3 text-xl font-bold">{own.goNow(card.walk)}</p> : null}
      <p className={lead}>
        {words.unless} <strong>{card.unless}</strong>
      </p>
      <p>
        {words.by} <When at={card.dueAt} size="lg" />
      </p>
      <p className="mb-3 text-[1.0625rem] font-bold whitespace-nowrap" role="timer">
        <Countdown to={card.dueAt} now={now} /> <span className={soft}>{own.left}</span>
      </p>
      {card.walk > 0 && !go ? (
        <p className={soft}>
          {own.goBy} <When at={goAt} />
        </p>
      ) : null}
      <p className={lead}>
        {words.doThis + joins[lang].colon}
        <strong>{card.then}</strong>
      </p>
      <MachinePlate id={card.machine} />
      {awake === 'held' ? (
        <p className={soft}>{own.awake}</p>
      ) : awake === 'not-held' ? (
        <p className={warn}>{own.notAwake}</p>
      ) : null}
      <Skewed skew={skew} />
      <div className={answers}>
        <MoveAct form={`card:${card.id}/confirm`} kind="card-fine" of="card" id={card.id}>
          <Press>{words.confirm}</Press>
        </MoveAct>
        <MoveAct form={`card:${card.id}/fire`} kind="card-act" of="card" id={card.id}>
          <Press kind="quiet">{words.fire}</Press>
        </MoveAct>
      </div>
    </Sheet>
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

/**
 * The card whose time has come, or that is being carried out; how late it is, for a phone that slept. While the line
 * lives it asks, and the other side is asked as well; without one nobody can be asked, and it says what is to be done.
 */
export function DueCard({ card, mine: asked }: { card: Card; mine: boolean }) {
  const { state, lang, now, me, online, nameOf } = useHands()
  const words = phoneCards[lang]
  const own = cards[lang]
  const form = `card:${card.id}/did`
  const doing = phaseOf(card, now) === 'doing'
  const mine = doing && isTheirs(state.people[me.person ?? ''], card.by)
  const leader = Object.values(state.people).find((p) => p.role === 'upgrader' && p.lead && !p.revoked)
  // While others are asked and can be told, nothing big is under this reader's thumb.
  const others = online && !asked
  const whose = eitherOf(
    onDuty(state, now).map((id) => state.people[id]?.name || id),
    lang,
  )
  const confirm = (
    <MoveAct form={`card:${card.id}/confirm`} kind="card-fine" of="card" id={card.id}>
      <Press kind={doing ? 'quiet' : online && !others ? 'big' : 'plain'}>{words.confirm}</Press>
    </MoveAct>
  )
  const fire = (
    <MoveAct form={`card:${card.id}/fire`} kind="card-act" of="card" id={card.id}>
      <Press kind={online ? 'plain' : 'big'}>{words.fire}</Press>
    </MoveAct>
  )
  return (
    <Sheet kind="due" aria-labelledby="now">
      {doing || online ? (
        <Kicker kind="due">
          <strong>{mine ? words.fired : doing ? own.doing(nameOf(card.by)) : own.due}</strong>
          {others && !doing && whose !== '' ? <span>{addresseeWords[lang].forName(whose)}</span> : null}
        </Kicker>
      ) : null}
      <p className={lead}>
        {doing || online ? words.unless : words.due} <b>{card.unless}</b>
        {joins[lang].comma + words.doThis + joins[lang].colon}
      </p>
      <h1 id="now">{card.then}</h1>
      <MachinePlate id={card.machine} />
      <p className={soft}>
        {own.late} <When at={card.dueAt} />
        {now - card.dueAt < MINUTE ? null : (
          <>
            {joins[lang].comma}
            <strong>
              <Ago instant={card.dueAt} now={now} lang={lang} />
            </strong>
          </>
        )}
      </p>
      {!doing && online && leader !== undefined ? <p>{own.alsoAsked(leader.name)}</p> : null}
      {card.conflict === null ? null : <p className={warn}>{own.conflict(card.conflict.was)}</p>}
      <div className={answers}>
        {doing ? (
          <>
            <MoveAct form={form} kind="card-done" of="card" id={card.id} className={stack}>
              <Line id="card-saw" name="saw" label={own.doneSaw} max={2000} draft={form} />
              <Press kind={others ? 'plain' : 'big'}>{own.done}</Press>
            </MoveAct>
            {confirm}
          </>
        ) : online ? (
          <>
            {confirm}
            {fire}
          </>
        ) : (
          <>
            {fire}
            {confirm}
          </>
        )}
      </div>
    </Sheet>
  )
}

/** The card in short, above what the reader turned to: it comes first, and keeps nothing else from being answered. */
export function DueInShort({ card, show }: { card: Card; show: ((key: string) => void) | null }) {
  const { state, lang } = useHands()
  const words = phoneCards[lang]
  const own = cards[lang]
  const machine = card.machine === null ? undefined : state.machines[card.machine]
  const key = `card:${card.id}`
  return (
    <Sheet kind="due" aria-label={own.due}>
      <p>
        <strong>
          {own.due}
          {machine === undefined ? '' : joins[lang].colon + machine.sticker}
        </strong>
      </p>
      <p>
        {words.unless} <b>{card.unless}</b>
        {joins[lang].comma + words.doThis + joins[lang].colon}
        <b>{card.then}</b>
      </p>
      <p>
        <a
          className={press('quiet', 'link')}
          href={`/u/${state.id}/hands?show=${encodeURIComponent(key)}`}
          onClick={
            show === null
              ? undefined
              : (e) => {
                  e.preventDefault()
                  show(key)
                }
          }
        >
          {own.open}
        </a>
      </p>
    </Sheet>
  )
}

/** Called off while the reader was on the way: they must stop, whatever else is asked. */
export function StopCard({ card }: { card: Card }) {
  const { lang, nameOf } = useHands()
  const words = phoneRequests[lang]
  const own = cards[lang]
  const form = `card:${card.id}/late`
  return (
    <Sheet kind="stop" aria-label={own.stopNow}>
      <h2 className="text-2xl leading-[1.2]">{own.stopNow}</h2>
      <p>
        <s>{card.then}</s>
      </p>
      <MachinePlate id={card.machine} />
      <p>{own.stopNowLead}</p>
      {card.reason === '' ? null : <p>{words.because + joins[lang].colon + card.reason}</p>}
      <p className={soft}>
        {nameOf(card.by)} {card.endedAt === null ? null : <When at={card.endedAt} />}
      </p>
      <MoveAct form={form} kind="card-done" of="card" id={card.id} className={stack}>
        <Line id="card-late" name="saw" label={own.doneSaw} max={2000} draft={form} />
        <Press>{words.didIt}</Press>
      </MoveAct>
    </Sheet>
  )
}

/** Carried out, seen in time or taken back: nothing is to be done any more. */
export function FineCard({ card }: { card: Card }) {
  const { lang, nameOf } = useHands()
  const own = cards[lang]
  if (card.doneAt !== null)
    return (
      <Sheet aria-label={own.carriedOut}>
        <p className={soft}>
          {own.carriedOut} <When at={card.doneAt} />{' '}
          {card.done === undefined
            ? null
            : card.done.entered
              ? own.byPhone(nameOf(card.done.by))
              : own.byName(nameOf(card.done.by))}
        </p>
        {card.conflict === null ? null : <p className={warn}>{own.conflict(card.conflict.was)}</p>}
      </Sheet>
    )
  return (
    <Sheet kind="fine" aria-label={own.fine}>
      <p className={text}>
        <strong className="text-xl text-good">{card.state === 'confirmed' ? own.fine : own.disarmed}</strong>
      </p>
      {card.state === 'confirmed' ? <p>{own.fineLead}</p> : null}
      <p className={soft}>
        {nameOf(card.by)} {card.endedAt === null ? null : <When at={card.endedAt} />}
      </p>
    </Sheet>
  )
}
