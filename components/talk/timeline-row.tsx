import { memo } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import type { EventType } from '../../domain/log/events.ts'
import type { Photo } from '../../domain/log/state.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { paceText } from '../../domain/work/words/progress.ts'
import { type DeskTools, useDesk } from '../desk/desk-context.tsx'
import type { LiveEvent } from '../live/history.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { isOnlyHere } from '../live/outbox.ts'
import { PhotoThumb } from '../photos/desk-photos.tsx'
import { DayHead, dayKey, MarginClocks } from '../time/margin-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { type Row, seenBy } from './timeline.ts'

/** How much later than it happened something must have arrived to be said, ms. */
const LATE = 60_000

/** Lines with words that somebody wrote: those are read whole, all others take one row. */
const written: ReadonlySet<EventType> = new Set<EventType>([
  'step.noted',
  'step.failed',
  'step.skipped',
  'request.refused',
  'machine.reported',
  'sign.seen',
  'request.done',
  'go.answered',
  'upgrade.suspended',
])

// A new line at the end leaves the others where they are.
const rowLook = 'grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-2.5 contain-layout contain-style'
const lineLook = `line ${rowLook} py-1`
const bodyLook = 'border-s-2 ps-2'
const sideEdge = 'border-s-(--side,var(--line-strong))'
// A name or a line that is written from right to left turns nothing beside it.
const whoLook = 'line-who text-sm text-(--side,var(--ink-soft)) [unicode-bidi:isolate]'
const textLook = 'leading-[1.4] whitespace-pre-wrap [unicode-bidi:isolate]'
const asideLook = 'ms-2 inline-flex flex-wrap items-center gap-1 text-xs'
const stateLook = `line-state ${asideLook} text-ink-faint`
/** One row where there is a column of its own; the whole of it in its title, and in the log. */
const oneRow = 'still:truncate'

interface RowProps {
  row: Row
  /** The row before it: where the day is another, it stands between them. */
  before: Row | undefined
  reads: ReadonlyMap<string, number>
}

/** A row of the talk: when in the margin, on both clocks, then who and what. */
export function TimelineRow({ row, before, reads }: RowProps) {
  const desk = useDesk()
  if (row.row === 'pending') return <PendingLine row={row} />
  const { event } = row
  const { zones } = desk
  const day =
    before === undefined ||
    (before.row !== 'pending' && dayKey(before.event.happenedAt, zones) !== dayKey(event.happenedAt, zones))
  if (row.row === 'talk') {
    const mine = event.actor === desk.me.account
    const seen = mine ? seenBy(reads, event.seq, desk.me.account).map(desk.actor).join('\n') : ''
    return <TalkLine event={event} desk={desk} mine={mine} seen={seen} day={day} />
  }
  const photo =
    event.type === 'photo.added' && event.body !== null ? desk.state.photos[event.body.id] : undefined
  return (
    <EventLine
      event={event}
      desk={desk}
      line={desk.called.line(event)}
      who={desk.called.who(event)}
      pace={row.row === 'progress' ? paceOf(event, desk) : ''}
      photo={photo ?? null}
      day={day}
    />
  )
}

/** How fast it comes on, while it does. */
function paceOf(event: LiveEvent, { state, lang }: DeskTools): string {
  if (event.type !== 'step.progressed' || event.body === null) return ''
  const run = state.runs[event.body.step]
  return run?.state === 'running' ? paceText(run.progress, lang) : ''
}

function Day({ event, desk }: { event: LiveEvent; desk: DeskTools }) {
  return (
    <p className="col-span-full py-1">
      <DayHead instant={event.happenedAt} zones={desk.zones} lang={desk.lang} />
    </p>
  )
}

/** A night has thousands of lines and the Desk draws every second: a line is drawn again only when its words change. */
const TalkLine = memo(
  function TalkLine(props: { event: LiveEvent; desk: DeskTools; mine: boolean; seen: string; day: boolean }) {
    const { event, desk, mine, seen, day } = props
    const { lang, actor } = desk
    const words = deskTalk[lang]
    const state = seen === '' ? words.state.stored : words.seenBy(seen.split('\n'))
    return (
      <li className={`${lineLook} ${sideOf(event.actor, desk)}`}>
        {day ? <Day event={event} desk={desk} /> : null}
        <MarginClocks instant={event.happenedAt} zones={desk.zones} lang={desk.lang} />
        <div className={`${bodyLook} ${sideEdge}`}>
          <span className={`${whoLook} font-heading`}>{actor(event.actor)}</span>{' '}
          <span className={event.body === null ? `${textLook} text-ink-faint` : textLook}>
            {desk.called.line(event)}
          </span>
          <Late event={event} desk={desk} />
          {mine ? (
            <span className={stateLook}>
              <StateMark
                size="2xs"
                mark={seen === '' ? 'check' : 'eye'}
                tone={seen === '' ? 'plain' : 'good'}
              />
              {state}
            </span>
          ) : null}
        </div>
      </li>
    )
  },
  (a, b) =>
    a.event === b.event &&
    a.seen === b.seen &&
    a.mine === b.mine &&
    a.day === b.day &&
    a.desk.actor(a.event.actor) === b.desk.actor(b.event.actor) &&
    a.desk.lang === b.desk.lang,
)

const EventLine = memo(
  function EventLine(props: {
    event: LiveEvent
    desk: DeskTools
    line: string
    who: string
    pace: string
    photo: Photo | null
    day: boolean
  }) {
    const { event, desk, line, who, pace } = props
    const whole = `${line}${pace === '' ? '' : ` · ${pace}`}`
    return (
      <li
        className={`event-line ${rowLook} py-px text-sm leading-[1.4] text-ink-soft ${sideOf(event.actor, desk)}`}
      >
        {props.day ? <Day event={event} desk={desk} /> : null}
        <MarginClocks instant={event.happenedAt} zones={desk.zones} lang={desk.lang} />
        <div
          className={`${bodyLook} border-transparent whitespace-pre-line ${written.has(event.type) ? '' : oneRow}`}
          title={`${who} ${whole}`}
        >
          <span className={`${whoLook} font-semibold`}>{who}</span> {whole}
          <Late event={event} desk={desk} />
        </div>
        {props.photo === null ? null : (
          <PhotoThumb photo={props.photo} n={1} className="col-2 my-1 justify-self-start" />
        )}
      </li>
    )
  },
  (a, b) =>
    a.event === b.event &&
    a.photo === b.photo &&
    a.line === b.line &&
    a.who === b.who &&
    a.pace === b.pace &&
    a.day === b.day,
)

/** When it arrived, where that was noticeably later than it happened. */
function Late({ event, desk }: { event: LiveEvent; desk: DeskTools }) {
  const { zones, lang } = desk
  if (event.at - event.happenedAt < LATE) return null
  return (
    <span className={`${asideLook} tone-warn text-tone`}>
      {' '}
      {deskTalk[lang].arrivedAt} <MarginClocks instant={event.at} zones={zones} lang={lang} />
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
  const { me, actor, live, lang, called } = useDesk()
  const words = deskTalk[lang]
  const { entry, text } = row
  const refused = entry.answer?.ok === false ? entry.answer.refusal : null
  return (
    <li className={lineLook}>
      <span />
      <div className={`${bodyLook} border-dashed ${sideEdge}`}>
        <span className={`${whoLook} font-heading`}>{actor(me.account)}</span>{' '}
        <span className={textLook}>{text}</span>
        <span className={stateLook}>
          <StateMark {...states[entry.state]} size="2xs" />
          {isOnlyHere(entry) ? words.onlyHere : entry.noAnswer ? words.noAnswer : words.state[entry.state]}
          {refused === null ? null : (
            <>
              : {refusalText(refused, lang, called)}
              <Button size="sm" kind="quiet" onClick={() => live.dismiss(entry.id)}>
                {deskWords[lang].send.dismiss}
              </Button>
            </>
          )}
        </span>
      </div>
    </li>
  )
}

function sideOf(actor: string, { state }: DeskTools): string {
  const role = Object.values(state.people).find((p) => p.account === actor)?.role
  return role === 'sentinel' ? 'side-site' : role === 'upgrader' ? 'side-home' : 'side-none'
}
