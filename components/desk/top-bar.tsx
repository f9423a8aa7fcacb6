'use client'
import { desk, glance } from '../../domain/desk/words.ts'
import { shell } from '../../domain/messages/shell.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { ClockControl } from '../clock/clock-control.tsx'
import { useNow } from '../live/use-live.ts'
import { PeopleHere } from '../people/people-here.tsx'
import { batonShown } from '../presence/baton-words.ts'
import { Connection } from '../presence/connection.tsx'
import { BrandMark } from '../shell/app-bar.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Badge } from '../ui/marks.tsx'
import { useDesk } from './desk-context.tsx'
import { clockLook, statusLook } from './looks.ts'
import { MoreMenu } from './more-menu.tsx'

/**
 * What the upgrade is, who is here, both clocks, and how far the line to the server can be trusted: one row, also with
 * many people and with letters twice as large. Its lower edge has the colour of the side that holds the baton.
 */
export function TopBar() {
  const { state, names, lang, readOnly, open } = useDesk()
  return (
    <header
      className="desk-bar flex min-h-13 items-center gap-x-3 gap-y-1 border-b-2 border-line bg-panel px-3 py-1 data-[baton=hands]:border-site data-[baton=keyboard]:border-home data-[baton=link]:border-dashed data-[baton=link]:border-ink-soft max-sm:flex-wrap"
      data-baton={batonShown(state.status) ? batonNow(state).to : undefined}
    >
      <a className="inline-flex rounded-sm p-1" href="/" aria-label={shell[lang].upgrades}>
        <BrandMark />
      </a>
      <div className="flex min-w-0 flex-[1_1_0] items-center gap-x-3 max-sm:flex-[1_1_60%]">
        <h1 className="min-w-0 truncate text-base leading-tight font-semibold" title={state.head.title}>
          {state.head.title}
        </h1>
        <span className="desk-bar-state flex flex-none items-center gap-x-2">
          <span className="sm:max-lg:sr-only">
            <Badge {...statusLook[state.status]}>{names.status[state.status]}</Badge>
          </span>
          {readOnly ? null : <Connection />}
        </span>
      </div>
      <PeopleHere />
      <Clocks />
      <ClockControl />
      {readOnly ? null : (
        <Button
          size="sm"
          aria-haspopup="dialog"
          className="max-lg:hidden"
          title={glance[lang].palette.open}
          onClick={() => open({ dialog: 'palette' })}
        >
          <span className="max-2xl:sr-only">{glance[lang].palette.open}</span> <Kbd>Ctrl K</Kbd>
        </Button>
      )}
      <MoreMenu />
    </header>
  )
}

function Clocks() {
  const { state, lang } = useDesk()
  const { site, home } = state.head
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are two clocks.
    <div
      className="desk-clocks flex flex-none gap-x-2 max-sm:order-last max-sm:grid max-sm:flex-[1_1_100%] max-sm:grid-cols-2"
      role="group"
      aria-label={desk[lang].top.clocks}
    >
      {([home, site] as const).map((place, i) => (
        <Clock key={i === 0 ? 'home' : 'site'} side={i === 0 ? 'home' : 'site'} {...place} lang={lang} />
      ))}
    </div>
  )
}

/** One side's clock under the name of its place; which day it is stands on it at rest and in its title. */
function Clock(props: { side: 'home' | 'site'; name: string; zone: string; lang: 'en' | 'zh-TW' }) {
  const { zones, live } = useDesk()
  const { side, name, zone, lang } = props
  const now = useNow(live, 1000)
  return (
    <div
      className={`side-${side} ${clockLook} grid border-s-3 border-side bg-[color-mix(in_oklab,var(--side-soft),transparent_45%)] ps-2 pe-2.5 leading-tight max-sm:max-w-none`}
      title={name}
    >
      <span
        className="max-w-32 truncate text-xs sm:max-lg:hidden font-semibold text-ink-soft"
        aria-hidden="true"
      >
        {name}
      </span>
      <SideClock
        instant={now}
        zone={zone}
        side={side}
        lang={lang}
        size="lg"
        refZone={side === 'site' ? zones.homeZone : undefined}
        refInstant={side === 'home' ? now : undefined}
        name={name}
      />
    </div>
  )
}
