'use client'
import type { UpgradeState } from '../../domain/log/state.ts'
import { sayDifference, tzBrowser } from '../../domain/time/words/tz-browser.ts'
import type { Boot } from '../phone/boot.ts'
import { useZoneDifferences } from './zone-differences.ts'
import { strip, told } from '../phone/look.tsx'
import { useZoneDifferences } from './tz-warning.tsx'

/** The phone's own clocks are not to be trusted: its tz data is not the server's. */
export function TzWarning({ boot, state }: { boot: Boot; state: UpgradeState }) {
  const found = useZoneDifferences(boot.facts)
  if (found.length === 0) return null
  const words = tzBrowser[boot.lang]
  return (
    <div className={strip('bad')} role="alert">
      <div className={told}>
        <p>
          <strong>{words.browserTitle}</strong>
        </p>
        {found.map((d) => (
          <p key={d.zone}>{sayDifference(d, [state.head.home, state.head.site], boot.lang)}</p>
        ))}
        <p>{words.mend}</p>
      </div>
    </div>
  )
}
