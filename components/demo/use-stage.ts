import { useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'

/** An upgrade that is played, live. Nothing of it is kept in the browser: it is gone with the demo. `now`: server's real clock, ms. */
export function useStage({ me, state, now }: { me: Me; state: UpgradeState; now: number }): LiveUpgrade {
  const [live] = useState(
    () => new LiveUpgrade({ upgrade: state.id, me, state, events: [], now, storage: null }),
  )
  return live
}
