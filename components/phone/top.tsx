import type { ReactNode } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { SideClock } from '../time/side-clock.tsx'
import { useHands } from './tools.tsx'

/** When this page was true, on the clock of the reader's side: all that a page without script can say of itself. */
export function AsOf({ state, lang, now }: { state: UpgradeState; lang: Lang; now: number }) {
  return (
    <>
      {phonePage[lang].asOf}{' '}
      <SideClock instant={now} zone={state.head.site.zone} side="site" size="sm" lang={lang} seconds />
    </>
  )
}

/** Both clocks, the upgrade, how fresh this is, and the other language. */
export function Top({ status }: { status: ReactNode }) {
  const { state, now, lang } = useHands()
  const words = phonePage[lang]
  const { site, home, title } = state.head
  return (
    <header>
      <div className="bar">
        <p className="status">{status}</p>
        <p className="title">{title}</p>
        <a
          className="other"
          lang={words.other.lang}
          hrefLang={words.other.lang}
          aria-label={words.other.label}
          href={`/u/${state.id}/hands?lang=${words.other.lang}`}
        >
          {words.other.code}
        </a>
      </div>
      <div className="clocks">
        <div className="side-site">
          <p className="place">{site.name}</p>
          <SideClock instant={now} zone={site.zone} side="site" size="lg" lang={lang} name={site.name} />
        </div>
        <div className="side-home">
          <p className="place">{home.name}</p>
          <SideClock
            instant={now}
            zone={home.zone}
            refZone={site.zone}
            side="home"
            size="lg"
            lang={lang}
            name={home.name}
          />
        </div>
      </div>
    </header>
  )
}
