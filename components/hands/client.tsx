// The script of the Hands page: takes over what the server rendered and keeps it live. Bundled by
// server/setup/hands-bundle.mjs; the page works without it.
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { socketLine } from '../live/socket-line.ts'
import { ClockFormat } from '../time/clock-format.tsx'
import type { Boot } from './boot.ts'
import { LiveHands } from './live-hands.tsx'

const root = document.getElementById('hands')
const boot = JSON.parse(document.getElementById('boot')?.textContent ?? 'null') as Boot | null
if (root !== null && boot !== null) {
  const live = new LiveUpgrade({
    upgrade: boot.state.id,
    me: boot.me,
    state: boot.state,
    applyVersion: boot.applyVersion,
    events: boot.lines,
    now: boot.now,
    connect: () => socketLine(`/u/${boot.state.id}/hands`),
  })
  // What the address says of one tap, or one language, is over once the page lives: a reload must not say it again.
  if (location.search !== '') history.replaceState(null, '', location.pathname)
  // In pieces: a slow phone scrolls and answers meanwhile.
  startTransition(() => {
    hydrateRoot(
      root,
      <ClockFormat hour12={boot.hour12 === true}>
        <LiveHands live={live} boot={boot} />
      </ClockFormat>,
    )
  })
}
