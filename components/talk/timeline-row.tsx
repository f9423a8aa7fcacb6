'use client'
import { memo } from 'react'
import type { Photo } from '../../domain/log/state.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { type DeskTools, useDesk } from '../desk/desk-context.tsx'
import { PhotoThumb } from '../desk/photos.tsx'
import type { LiveEvent, OutboxEntry } from '../live/live-upgrade.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { type Row, seenBy } from './timeline.ts'

/** How much later than it happened something must have arrived to be said, ms. */
const LATE = 60_000

export function TimelineRow({ row, reads }: { row: Row; reads: ReadonlyMap<string, number> }) {
  const desk = useDesk()
  if (row.row === 'pending') return <PendingLine row={row} />
  const { event } = row
  if (row.row === 'talk') {
    const mine = event.actor === desk.me.account
    const seen = mine ? seenBy(reads, event.seq, desk.me.account).map(desk.actor).join('\n') : ''
    return <TalkLine event={event} desk={desk} mine={mine} seen={seen} />
  }
  const photo =
    event.type === 'photo.added' && event.body !== null ? desk.state.photos[event.body.id] : undefined
  return (
    <EventLine
      event={event}
      desk={desk}
      line={desk.called.line(event)}
      who={desk.called.who(event)}
      photo={photo ?? null}
    />
  )
}

/** A night has thousands of lines and the Desk draws every second: a line is drawn again only when its words change. */
const TalkLine = memo(
  function TalkLine({
    event,
    desk,
    mine,
    seen,
  }: {
    event: LiveEvent
    desk: DeskTools
    mine: boolean
    seen: string
  }) {
    const { words, actor } = desk
    return (
      <li className={`line ${sideOf(event.actor, desk)}${mine ? ' line-mine' : ''}`}>
        <p className="line-head">
          <span className="line-who">{actor(event.actor)}</span> <When event={event} desk={desk} />
        </p>
        <p className={event.body === null ? 'line-text faint' : 'line-text'}>{desk.called.line(event)}</p>
        {mine ? (
          <p className="line-state">
            <StateMark mark={seen === '' ? 'check' : 'eye'} tone={seen === '' ? 'plain' : 'good'} />
            {seen === '' ? words.talk.state.stored : words.talk.seenBy(seen.split('\n'))}
          </p>
        ) : null}
      </li>
    )
  },
  (a, b) =>
    a.event === b.event &&
    a.seen === b.seen &&
    a.mine === b.mine &&
    a.desk.actor(a.event.actor) === b.desk.actor(b.event.actor) &&
    a.desk.lang === b.desk.lang,
)

const EventLine = memo(
  function EventLine(props: {
    event: LiveEvent
    desk: DeskTools
    line: string
    who: string
    photo: Photo | null
  }) {
    return (
      <li className={`event-line ${sideOf(props.event.actor, props.desk)}`}>
        <span className="event-line-text">
          <span className="line-who">{props.who}</span> {props.line}
        </span>
        {props.photo === null ? null : <PhotoThumb photo={props.photo} n={1} />}
        <When event={props.event} desk={props.desk} />
      </li>
    )
  },
  (a, b) => a.event === b.event && a.photo === b.photo && a.line === b.line && a.who === b.who,
)

/** When it happened, and, where that was noticeably later, when it arrived. */
function When({ event, desk }: { event: LiveEvent; desk: DeskTools }) {
  const { zones, lang, words } = desk
  const late = event.at - event.happenedAt >= LATE
  return (
    <span className="line-when">
      <BothClocks instant={event.happenedAt} {...zones} lang={lang} size="sm" />
      {late ? (
        <span className="tone-warn toned">
          {' '}
          {words.talk.arrivedAt} <BothClocks instant={event.at} {...zones} lang={lang} size="sm" />
        </span>
      ) : null}
    </span>
  )
}

const states: Record<OutboxEntry['state'], { mark: Mark; tone: Tone }> = {
  queued: { mark: 'dots', tone: 'warn' },
  sent: { mark: 'ring', tone: 'plain' },
  stored: { mark: 'check', tone: 'plain' },
  refused: { mark: 'cross', tone: 'bad' },
}

function PendingLine({ row }: { row: Row & { row: 'pending' } }) {
  const { words, me, actor, live, lang, called } = useDesk()
  const { entry, text } = row
  const refused = entry.answer?.ok === false ? entry.answer.refusal : null
  return (
    <li className="line line-mine line-pending">
      <p className="line-head">
        <span className="line-who">{actor(me.account)}</span>
      </p>
      <p className="line-text">{text}</p>
      <p className="line-state">
        <StateMark {...states[entry.state]} />
        {entry.noAnswer ? words.talk.noAnswer : words.talk.state[entry.state]}
        {refused === null ? null : (
          <>
            : {refusalText(refused, lang, called)}
            <Button size="sm" kind="quiet" onClick={() => live.dismiss(entry.id)}>
              {words.send.dismiss}
            </Button>
          </>
        )}
      </p>
    </li>
  )
}

function sideOf(actor: string, { state }: DeskTools): string {
  const role = Object.values(state.people).find((p) => p.account === actor)?.role
  return role === 'sentinel' ? 'side-site' : role === 'upgrader' ? 'side-home' : 'side-none'
}
