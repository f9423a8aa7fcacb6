'use client'
import type { ReactNode } from 'react'
import { type DueMeanwhile, dueMeanwhile } from '../../domain/clock/doubt.ts'
import { serverClockWords } from '../../domain/clock/words/server-clock.ts'
import { desk } from '../../domain/desk/words.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { formatClock, formatDuration, formatWhile } from '../../domain/time/format.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { deviceClock } from '../live/clock.ts'
import { useNow } from '../live/use-live.ts'
import { CommandForm, textOf } from '../moves/command-form.tsx'
import { Do } from '../moves/do.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { WallTimeField } from '../time/wall-time-field.tsx'
import { Button } from '../ui/button.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** A log that is ahead of the clock by less is soon caught up with, ms. */
const AHEAD = 2 * 60_000
/** Below this, two times are told apart by their seconds, ms. */
const SHORT = 10 * 60_000

/**
 * What the server is not sure of about the time, and the buttons that settle it: its clock jumped; things fell due while it
 * was down; the log of an older version stands ahead of it. Nothing for an upgrade on a clock of its own.
 */
export function ServerClockDoubt() {
  const { view, live, state, readOnly } = useDesk()
  useNow(live, view.doubt === null ? 15_000 : 1000)
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
  ms < SHORT ? formatWhile(ms, lang) : formatDuration(ms / 60_000, lang)

function useTimes(seconds = false) {
  const { live, lang, zones, state } = useDesk()
  return {
    now: live.realNow(),
    clocks: (instant: number) => (
      <BothClocks instant={instant} {...zones} lang={lang} date seconds={seconds} />
    ),
    /** By the reader's side, short enough for a button. */
    short: (instant: number) =>
      formatClock(instant, state.head.home.zone, { lang, hour12: false, seconds }).time,
  }
}

/** What ticks: a screen reader that was told of the notice is not told each second. */
function Ticking({ children }: { children: ReactNode }) {
  return <div aria-live="off">{children}</div>
}

function Jumped({ by }: { by: number }) {
  const { live, lang, can } = useDesk()
  const { now, clocks, short } = useTimes(Math.abs(by) < SHORT)
  const words = serverClockWords[lang]
  const length = lengthOf(Math.abs(by), lang)
  return (
    <Notice tone="warn" live title={by > 0 ? words.ahead(length) : words.behind(length)}>
      <p>{words.held}</p>
      <Ticking>
        <p>
          {words.before} {clocks(now)}
        </p>
        <p>
          {words.jumped} {clocks(now + by)}
        </p>
        {can('clock.declare') ? (
          <div className={fieldLook.actions}>
            <Do size="sm" command={() => declare(live.realNow())}>
              {words.keep(short(now))}
            </Do>
            <Do size="sm" command={() => declare(live.realNow() + by)}>
              {words.take(short(now + by))}
            </Do>
            <Another />
          </div>
        ) : null}
      </Ticking>
      <p className="text-ink-faint">{words.settles}</p>
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
            {words.due[d.kind]} {clocks(d.at)}
            {words.colon}
            {name(d)}
          </li>
        ))}
      </ul>
      <p>{words.notFired}</p>
      <Settle word={words.fire(short(now))} can={can('clock.declare')} now={() => live.realNow()} />
    </Notice>
  )
}

function LogAhead({ by }: { by: number }) {
  const { live, lang, can, state } = useDesk()
  const { now, clocks, short } = useTimes()
  const words = serverClockWords[lang]
  return (
    <Notice tone="warn" live title={words.logAhead}>
      <p>{words.logAheadWhy}</p>
      <Ticking>
        <p>
          {words.logAt} {clocks(state.at)} ({words.aheadBy(lengthOf(by, lang))})
        </p>
        <p>
          {words.serverAt} {clocks(now)}
        </p>
      </Ticking>
      <Settle word={words.goOn(short(now))} can={can('clock.declare')} now={() => live.realNow()} />
    </Notice>
  )
}

/** The server's time is right, or another. */
function Settle({ word, can, now }: { word: string; can: boolean; now: () => number }) {
  if (!can) return null
  return (
    <Ticking>
      <div className={fieldLook.actions}>
        <Do size="sm" command={() => declare(now())}>
          {word}
        </Do>
        <Another />
      </div>
    </Ticking>
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
  const { lang, state } = useDesk()
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
        if (at === '' || at === 'bad') return { errors: { at: desk[lang].badTime } }
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
