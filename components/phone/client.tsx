// The script of the Hands page: takes over what the server rendered and keeps it live. Bundled by
// server/setup/drawn/hands.mjs; the page works without it.
import { createRoot, hydrateRoot } from 'react-dom/client'
import { offsetAt } from '../../domain/time/zone.ts'
import { deviceOutbox, type KeptView, keptView } from '../kept/device-store.ts'
import { deviceClock } from '../live/clock.ts'
import { newCommandId } from '../live/command-id.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { reloadOnce } from '../live/reload.ts'
import { socketLine } from '../live/socket-line.ts'
import { ClockFormat } from '../time/clock-format.tsx'
import { type Boot, NONCE } from './boot.ts'
import { LiveHands } from './live-hands.tsx'

/** A kept page that comes again after a reload was no answer of the server's: the line was too slow for the newer one. */
const AGAIN = [1, 2, 3]
/** Kept on the phone, this page may be older than the server. */
const shell = import.meta.url.split('/').at(-1)
const root = document.getElementById('hands')
const boot = JSON.parse(document.getElementById('boot')?.textContent ?? 'null') as Boot | null
if (root !== null && boot !== null) {
  const page = document.documentElement
  // From the phone, not from the server: it is as old as when it was kept, and what came after it lies in the database.
  if (page.dataset['kept'] === undefined) start(root, boot, null)
  else
    void keptView(boot.state.id, boot.me.account)
      .catch(() => null)
      .then((view) => start(root, afresh(boot), view))
}

function start(root: HTMLElement, boot: Boot, view: KeptView | null): void {
  const newer = view !== null && view.state.seq >= boot.state.seq ? view : null
  const state = newer?.state ?? boot.state
  const leaving = new Set<string>()
  const live = new LiveUpgrade({
    upgrade: state.id,
    me: boot.me,
    state,
    applyVersion: newer?.applyVersion ?? boot.applyVersion,
    events: boot.lines,
    storage: deviceOutbox(state.id, boot.me.account, boot.keep === true ? leaving : undefined),
    ...(newer === null ? {} : { kept: newer }),
    // A kept page does not know how long it has lain there: the device's own clock does, as far as it was right.
    now: boot.kept ? deviceClock.now() + (view?.skew ?? 0) : boot.now,
    ...(boot.kept
      ? { heardAt: newer === null ? boot.now : (newer.heardAt ?? newer.keptAt + newer.skew) }
      : {}),
    ...(shell === undefined ? {} : { shell }),
    reload: (why) =>
      !isWriting() && (boot.kept ? AGAIN.some((n) => reloadOnce(`${why} ${n}`)) : reloadOnce(why)),
    connect: () => socketLine(`/u/${state.id}/hands`),
  })
  const screen = (
    <ClockFormat hour12={boot.hour12 === true}>
      <LiveHands live={live} first={live.view()} boot={boot} leaving={leaving} />
    </ClockFormat>
  )
  // What the address says of one tap, or one language, is over once the page lives: a reload must not say it again.
  if (location.search !== '') history.replaceState(null, '', location.pathname)
  const draw = () => (boot.kept ? createRoot(root).render(screen) : hydrateRoot(root, screen))
  // In pieces, between which a slow phone scrolls and answers. The line first: it comes up while the rest is done. To find
  // out how a zone's clocks go is as much work as to draw the page.
  const { home, site } = state.head
  const zones = [...new Set([home.zone, site.zone])]
  inTurn([() => live.subscribe(() => {}), ...zones.map((zone) => () => offsetAt(zone, live.firstNow)), draw])
}

/** Does one thing after another, each by itself. */
function inTurn([first, ...rest]: (() => unknown)[]): void {
  if (first !== undefined)
    deviceClock.after(0, () => {
      inTurn(rest)
      first()
    })
}

/**
 * A kept page's own, for this visit: with the random number it was kept with, its taps would bear the ids of taps said
 * long ago, and count as done.
 */
function afresh(boot: Boot): Boot {
  const asked = new URLSearchParams(location.search)
  return { ...boot, kept: true, nonce: newCommandId().slice(0, NONCE), focus: asked.get('show'), said: null }
}

/** What is being written would be lost with the page. */
function isWriting(): boolean {
  return [...document.querySelectorAll<HTMLInputElement>('textarea, input[type=text]')].some(
    (field) => field.value !== '',
  )
}
