'use client'
import type { CommandInput } from '../../domain/log/commands.ts'
import { shell } from '../../domain/messages/shell.ts'
import { useNow } from '../live/use-live.ts'
import { BrandMark } from '../shell/app-bar.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { Badge } from '../ui/marks.tsx'
import { Connection } from './connection.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'
import { statusLook } from './looks.ts'

/** What the upgrade is, both clocks, and how far the line to the server can be trusted. */
export function TopBar() {
  const { state, names, lang, readOnly } = useDesk()
  return (
    <header className="desk-bar">
      <a className="desk-bar-home" href="/" aria-label={shell[lang].upgrades}>
        <BrandMark />
      </a>
      <div className="desk-bar-title">
        <h1>{state.head.title}</h1>
        <div className="desk-bar-state">
          <Badge {...statusLook[state.status]}>{names.status[state.status]}</Badge>
          {readOnly ? null : <Connection />}
        </div>
      </div>
      <Clocks />
      <ClockControl />
    </header>
  )
}

function Clocks() {
  const { state, zones, lang, words, live } = useDesk()
  const now = useNow(live, 1000)
  const { site, home } = state.head
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are two clocks.
    <div className="desk-clocks" role="group" aria-label={words.top.clocks}>
      <div className="desk-clock side-home">
        <span className="desk-clock-name" aria-hidden="true">
          {home.name}
        </span>
        <SideClock
          instant={now}
          zone={home.zone}
          side="home"
          lang={lang}
          size="lg"
          date="year"
          refInstant={now}
          name={home.name}
        />
      </div>
      <div className="desk-clock side-site">
        <span className="desk-clock-name" aria-hidden="true">
          {site.name}
        </span>
        <SideClock
          instant={now}
          zone={site.zone}
          side="site"
          lang={lang}
          size="lg"
          date="year"
          refZone={zones.homeZone}
          name={site.name}
        />
      </div>
    </div>
  )
}

/** Play, pause and speed of an upgrade that runs on a clock of its own; nothing for the real clock. */
function ClockControl() {
  const { state, words, can, live, readOnly } = useDesk()
  const { clock } = state
  if (clock.kind === 'wall' || readOnly) return null
  const at = (rate: number) => (): CommandInput => ({
    type: 'clock.set',
    own: { at: Math.floor(live.now()), rate },
  })
  const { rate } = clock
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of three buttons, not a form.
    <div className="clock-control" role="group" aria-label={words.clock.label}>
      <Badge tone={rate === 0 ? 'warn' : 'now'}>
        {rate === 0 ? words.clock.paused : rate === 1 ? words.clock.real : words.clock.running(rate)}
      </Badge>
      {can('clock.set') && state.status !== 'closed' && state.status !== 'cancelled' ? (
        <span className="clock-control-buttons">
          {rate === 0 ? (
            <Do size="sm" command={at(1)}>
              {words.clock.play}
            </Do>
          ) : (
            <Do size="sm" command={at(0)}>
              {words.clock.pause}
            </Do>
          )}
          {rate === 60 ? (
            <Do size="sm" command={at(1)}>
              {words.clock.real}
            </Do>
          ) : (
            <Do size="sm" command={at(60)}>
              {words.clock.fast}
            </Do>
          )}
        </span>
      ) : null}
    </div>
  )
}
