import type { ReactNode } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { SideClock } from '../time/side-clock.tsx'
import { column } from './look.tsx'
import { useHands } from './tools.tsx'

/** A clock in its window: its offset at the corner, its place above it. */
const pane =
  'relative pt-1.25 pr-2 pb-1.5 pl-2.5 border border-l-4 border-line border-l-side rounded-lg bg-sunken [&_time]:block [&_time]:text-[clamp(1.1875rem,6.1vw,1.5rem)] [&_time]:leading-tight [&_time]:whitespace-normal [&_.side-clock-offset]:absolute [&_.side-clock-offset]:top-1.25 [&_.side-clock-offset]:right-2'
const place = 'pr-13 truncate text-xs text-ink-soft'

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
    <header className={`${column} pt-0.5`}>
      <div className="flex items-center gap-2.5">
        <p className="status text-sm text-ink-soft">{status}</p>
        <p className="title flex-1 min-w-0 truncate text-sm text-ink-soft">{title}</p>
        <a
          className="flex-none min-w-12 py-3.25 pl-4 text-right"
          lang={words.other.lang}
          hrefLang={words.other.lang}
          aria-label={words.other.label}
          href={`/u/${state.id}/hands?lang=${words.other.lang}`}
        >
          {words.other.code}
        </a>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.75rem),1fr))] gap-2 mb-3 short:mb-2">
        <div className={`side-site ${pane}`}>
          <p className={place}>{site.name}</p>
          <SideClock instant={now} zone={site.zone} side="site" size="lg" lang={lang} name={site.name} />
        </div>
        <div className={`side-home ${pane}`}>
          <p className={place}>{home.name}</p>
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
