'use client'
import type { CommandInput } from '../../domain/log/commands.ts'
import { type DueMeanwhile, dueMeanwhile } from '../../domain/log/doubt.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { serverClockWords } from '../../domain/messages/server-clock.ts'
import { formatClock, formatDuration, formatWhile } from '../../domain/time/format.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { deviceClock } from '../live/clock.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { CommandForm, textOf } from './command-form.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { WallTimeField } from './wall-time-field.tsx'

/** A log that is ahead of the clock by less is soon caught up with, ms. */
const AHEAD = 2 * 60_000

/**
 * What the server is not sure of about the time, and the buttons that settle it: its clock jumped; things fell due while it
 * was down; the log of an older version stands ahead of it. Nothing for an upgrade on a clock of its own.
 */
export function ServerClockDoubt() {
  const { view, live, state, readOnly } = useDesk()
  useNow(live, 15_000)
  if (readOnly || state.clock.kind === 'own' || state.status === 'closed' || state.status === 'cancelled')
    return null
  const { jump = null, down = null } = view.doubt ?? {}
  const due = dueMeanwhile(state, down)
  const ahead = state.at - live.realNow()
  return (
    <>
      {jump === null ? null : <Jumped by={jump.by} />}
      {jump !== null || down === null || due.length === 0 ? null : <WasDown down={down} due={due} />}
      {view.doubt !== null || ahead < AHEAD ? null : <LogAhead by={ahead} />}
    </>
  )
}

const declare = (at: number): CommandInput => ({ type: 'clock.declare', at: Math.round(at) })

/** To the second while it is short, and to the nearest minute from there: a jump of 8 h is none of 7 h 59 min. */
const lengthOf = (ms: number, lang: Lang) =>
  ms < 10 * 60_000 ? formatWhile(ms, lang) : formatDuration(ms / 60_000, lang)

function useTimes() {
  const { live, lang, zones, state } = useDesk()
  return {
    now: live.realNow(),
    clocks: (instant: number) => <BothClocks instant={instant} {...zones} lang={lang} date />,
    /** By the reader's side, short enough for a button. */
    short: (instant: number) => formatClock(instant, state.head.home.zone, { lang, hour12: false }).time,
  }
}

function Jumped({ by }: { by: number }) {
  const { live, lang, can } = useDesk()
  const { now, clocks, short } = useTimes()
  const words = serverClockWords[lang]
  const length = lengthOf(Math.abs(by), lang)
  return (
    <Notice tone="warn" live title={by > 0 ? words.ahead(length) : words.behind(length)}>
      <p>{words.held}</p>
      <p>
        {words.before} {clocks(now)}
      </p>
      <p>
        {words.jumped} {clocks(now + by)}
      </p>
      {can('clock.declare') ? (
        <div className="form-actions">
          <Do size="sm" command={() => declare(live.realNow())}>
            {words.keep(short(now))}
          </Do>
          <Do size="sm" command={() => declare(live.realNow() + by)}>
            {words.take(short(now + by))}
          </Do>
          <Another />
        </div>
      ) : null}
      <p className="faint">{words.settles}</p>
    </Notice>
  )
}

function WasDown({ down, due }: { down: { from: number; to: number }; due: DueMeanwhile[] }) {
  const { live, lang, can, state, called } = useDesk()
  const { now, clocks, short } = useTimes()
  const words = serverClockWords[lang]
  const name = ({ kind, id }: DueMeanwhile) =>
    kind === 'card' ? state.cards[id]?.then : kind === 'go' ? called.question(id) : called.request(id)
  return (
    <Notice tone="warn" live title={words.down}>
      <p>
        {words.downFrom} {clocks(down.from)} {words.downTo} {clocks(down.to)}
      </p>
      <ul>
        {due.map((d) => (
          <li key={`${d.kind} ${d.id}`}>
            {words.due[d.kind]} {clocks(d.at)}: {name(d)}
          </li>
        ))}
      </ul>
      <p>{words.notFired}</p>
      {can('clock.declare') ? (
        <div className="form-actions">
          <Do size="sm" command={() => declare(live.realNow())}>
            {words.fire(short(now))}
          </Do>
          <Another />
        </div>
      ) : null}
    </Notice>
  )
}

function LogAhead({ by }: { by: number }) {
  const { live, lang, can, state } = useDesk()
  const { now, clocks, short } = useTimes()
  const words = serverClockWords[lang]
  return (
    <Notice tone="warn" live title={words.logAhead(lengthOf(by, lang))}>
      <p>{words.logAheadWhy}</p>
      <p>
        {words.logAt} {clocks(state.at)}
      </p>
      <p>
        {words.serverAt} {clocks(now)}
      </p>
      {can('clock.declare') ? (
        <div className="form-actions">
          <Do size="sm" command={() => declare(live.realNow())}>
            {words.goOn(short(now))}
          </Do>
          <Another />
        </div>
      ) : null}
    </Notice>
  )
}

function Another() {
  const { open, lang } = useDesk()
  return (
    <Button size="sm" kind="quiet" onClick={() => open({ dialog: 'server-time' })}>
      {serverClockWords[lang].other}
    </Button>
  )
}

/** Says what time it is now, whatever the server holds. */
export function ServerTimeDialog() {
  const { lang, state, words } = useDesk()
  const say = serverClockWords[lang]
  const { zone } = state.head.home
  const wall = wallTimeAt(deviceClock.now(), zone)
  return (
    <CommandForm
      title={say.set}
      lead={say.setLead}
      submit={say.setDo}
      read={(form) => {
        const at = textOf(form, 'at')
        if (at === '' || at === 'bad') return { errors: { at: words.dialogs.badTime } }
        return declare(Number(at))
      }}
    >
      {(errors) => (
        <WallTimeField
          name="at"
          label={say.now}
          hint={say.thisDevice}
          error={errors['at']}
          defaultValue={`${wall.local.replace('T', ' ')} ${zone}`}
        />
      )}
    </CommandForm>
  )
}
