'use client'
import { type ComponentProps, type ReactNode, useEffect, useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import { CardPanel } from '../cards/card-panels.tsx'
import { ServerClockDoubt } from '../clock/server-clock.tsx'
import { NoGoStands } from '../gates/go-now.tsx'
import { GoPanel } from '../gates/go-panel.tsx'
import { CallsWanted } from '../hands/calls-wanted.tsx'
import { HandsPanel } from '../hands/hands-panel.tsx'
import { MachinesPanel } from '../hands/machines-panel.tsx'
import { useLettingGo } from '../leaving/use-letting-go.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import type { UpgradeSource } from '../live/source.ts'
import { TopLine } from '../moves/top-line.tsx'
import { useSounds } from '../notices/use-sounds.ts'
import { DeskRails } from '../rails/desk-rails.tsx'
import { Outlook } from '../schedule/outlook.tsx'
import { TalkPanel } from '../talk/talk-panel.tsx'
import { MovedWalls } from '../time/moved-walls.tsx'
import { TzWarning } from '../time/tz-warning.tsx'
import { SkipLink } from '../ui/page.tsx'
import { StandingWarnings } from '../warnings/standing.tsx'
import { StepList } from '../work/step-list.tsx'
import { DeskProvider, useDesk } from './desk-context.tsx'
import type { OpenDialog } from './desk-dialog.tsx'
import type { DeskDialog } from './dialogs.ts'
import { bringAll, dialogs } from './later.ts'
import { Notices } from './notices.tsx'
import { NowPanel } from './now-panel.tsx'
import { TopBar } from './top-bar.tsx'
import { useKeys } from './use-keys.ts'

export interface DeskProps {
  me: Me
  lang: Lang
  state: UpgradeState
  /** The newest, oldest first. */
  events: LoggedEvent[]
  /** Server's real clock, ms. */
  now: number
  /** Where it comes from, if not live: a past moment. Then nothing can be said. */
  past?: UpgradeSource | undefined
  /** What the server's tz data says of the two zones. */
  facts?: ZoneFacts[] | undefined
}

/** A column of panels. What changes in one is laid out and painted in that one alone. */
const column =
  'contents *:min-w-0 *:contain-[layout_style] wide:grid wide:min-w-0 wide:gap-3 wide:*:[grid-area:auto]'

/** The upgrader's screen: what is next, the steps, the hands, the machines, and the talk beside them. */
export function Desk({ me, lang, state, events, now, past, facts }: DeskProps) {
  const [own] = useState(() =>
    past === undefined ? new LiveUpgrade({ upgrade: state.id, me, state, events, now, planner: true }) : past,
  )
  const live = past ?? own
  const [dialog, open] = useState<DeskDialog | null>(null)
  const keys = useKeys(dialog, past === undefined ? open : null)
  useSounds(past === undefined ? own : null)
  useLettingGo(past === undefined ? own : null)
  return (
    <DeskProvider live={live} lang={lang} dialog={dialog} open={open} readOnly={past !== undefined}>
      <div className="desk flex min-h-dvh flex-col still:h-dvh" data-density="dense">
        <SkipLink to="#desk-main">{shell[lang].skip}</SkipLink>
        <TopBar />
        <WhileWhole>
          <TopLine />
        </WhileWhole>
        {/* One column in the order of what is wanted on a phone; two where there is room. */}
        <main
          id="desk-main"
          tabIndex={-1}
          className="grid grid-cols-[minmax(0,1fr)] gap-3 p-3 outline-none [reading-flow:grid-order] [grid-template-areas:'notices''rails''now''hands''outlook''talk''steps''machines'] wide:[grid-template-areas:'notices''rails''outlook''work''talk'] still:flex still:min-h-0 still:flex-1 still:gap-0 still:p-0"
        >
          <DeskLeft>
            <Notices>
              <ServerClockDoubt />
              <NoGoStands />
              <TzWarning facts={facts} lang={lang} sides={[state.head.home, state.head.site]} />
              <MovedWalls facts={facts} />
              <StandingWarnings />
            </Notices>
            <DeskRails />
            <Outlook />
            {/* The work, then who helps with it: so the Tab key goes, too. */}
            <div className="contents wide:grid wide:grid-cols-[minmax(0,1.35fr)_minmax(19rem,1fr)] wide:items-start wide:gap-3 wide:[grid-area:work]">
              <div className={column}>
                <div className="desk-now [grid-area:now]">
                  <CallsWanted />
                  <NowPanel />
                </div>
                <div className="[grid-area:steps]">
                  <StepList />
                </div>
              </div>
              <div className={column}>
                <div className="desk-hands grid content-start gap-3 [grid-area:hands]">
                  <GoPanel />
                  <CardPanel of="due" />
                  <HandsPanel />
                  <CardPanel of="rest" />
                </div>
                <div className="desk-machines [grid-area:machines]">
                  <MachinesPanel />
                </div>
              </div>
            </div>
          </DeskLeft>
          <div className="min-w-0 contain-[layout_style] [grid-area:talk] still:flex-[0_0_clamp(21rem,27vw,26rem)] still:border-s still:border-line">
            <TalkPanel />
          </div>
        </main>
      </div>
      {dialog === null ? null : <Opened open={dialog} keys={keys} />}
      <Rest />
    </DeskProvider>
  )
}

function Opened(props: ComponentProps<typeof OpenDialog>) {
  const there = dialogs.use()
  return there === null ? null : <there.OpenDialog {...props} />
}

/** Has all that a night may need fetched once there is a line: when one needs it, there may be none. */
function Rest() {
  const { view, readOnly } = useDesk()
  const ready = readOnly || view.connection === 'live'
  useEffect(() => {
    if (ready) bringAll()
  }, [ready])
  return null
}

/** What says what to do now: nothing does, where the log breaks. */
function WhileWhole({ children }: { children: ReactNode }) {
  return useDesk().view.damage === null ? children : null
}

/**
 * The part beside the talk. Where the log breaks only the notices are left of it; what is being written in the rest stays
 * there, out of sight and reach. It scrolls by itself only where there is room for that.
 */
function DeskLeft({ children }: { children: ReactNode }) {
  const broken = useDesk().view.damage !== null
  return (
    <div
      className={`desk-left contents outline-none *:min-w-0 still:relative still:flex still:min-w-0 still:flex-1 still:flex-col still:gap-2.5 still:overflow-y-auto still:px-3 still:py-2.5 still:scrollbar-gutter-stable still:*:flex-none ${broken ? '[&>:not(.desk-notices)]:hidden' : ''}`}
      data-damaged={broken ? '' : undefined}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}
