'use client'
import { said } from '../../domain/availability/on-site.ts'
import type { Seen } from '../../domain/contract/wire.ts'
import { awayText } from '../../domain/hands/words/presets.ts'
import type { Person } from '../../domain/log/state.ts'
import { nextOnSite } from '../../domain/presence/next-on-site.ts'
import { handsOnSite } from '../../domain/presence/on-site.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { whereaboutsWords } from '../../domain/presence/words/whereabouts.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Ago } from '../time/elapsed.tsx'
import { qualityOf } from './quality.ts'

const lineLook = 'inline-flex items-center gap-x-1.5 gap-y-1 whitespace-nowrap text-ink-faint'
/** Three bars of the ink's colour; a line that is worse has fewer. */
const bars = {
  good: 'bg-size-[3px_40%,3px_70%,3px_100%]',
  fair: 'bg-size-[3px_40%,3px_70%,0_0]',
  poor: 'bg-size-[3px_40%,0_0,0_0]',
} as const

/** On site, away until and how long that is yet, overdue, or when next: by what was said, else by the hours. */
export function WhereAbouts({ person }: { person: Person }) {
  const { state, names, zones, lang, live, length } = useDesk()
  const now = useNow(live, 10_000)
  const say = whereaboutsWords[lang]
  const kept = state.presence[person.id]
  const holds = said(state, person.id, now)
  const why = kept === undefined ? '' : awayText(kept, lang)
  const asked = state.breaks[person.id]
  const there = handsOnSite(state, now).includes(person.id)
  if (holds?.state === 'away' && holds.until !== null)
    return (
      <span className="text-ink-soft">
        {names.presence.away}
        {why === '' ? null : ` (${why})`} {say.until}{' '}
        <BothClocks instant={holds.until} {...zones} lang={lang} size="sm" />{' '}
        <span className="font-semibold text-ink">{say.left(length(holds.until - now))}</span>
      </span>
    )
  if (kept?.state === 'unknown' && kept.due !== undefined && (kept.overdue ?? 0) > 0)
    return (
      <span className="tone-warn font-semibold text-tone">
        {say.overdue(length(Math.max(MINUTE, now - kept.due)))}, {say.rang}
      </span>
    )
  if (there)
    return (
      <span className="text-ink-soft">
        {holds?.state === 'on-site' ? say.onSite : say.byWindow}
        {asked === undefined || asked.answer === null || asked.at <= now ? null : (
          <>
            , {say.ahead[asked.answer]} <BothClocks instant={asked.at} {...zones} lang={lang} size="sm" />
          </>
        )}
      </span>
    )
  const next = nextOnSite(state, now, { person: person.id })
  return (
    <>
      {person.account === null ? null : (
        <span className="text-ink-soft">
          {holds?.state === 'left' ? names.presence.left : say.awayByWindow}
        </span>
      )}
      {next === null ? null : (
        <span className="text-ink-soft">
          {say.nextHands} <BothClocks instant={next} {...zones} lang={lang} size="sm" />
        </span>
      )}
    </>
  )
}

/** When each of somebody's devices was last heard, and how good its line is; `last`: with none of them connected, when. */
export function Heard({ devices, last }: { devices: readonly Seen[]; last: number | null }) {
  const { lang, live } = useDesk()
  if (devices.length === 0)
    return last === null ? null : (
      <span className={`heard flex-wrap ${lineLook}`}>
        {whereaboutsWords[lang].lastHeard} <Ago instant={last} now={live.realNow()} lang={lang} />
      </span>
    )
  return (
    <span className={`heard flex-wrap ${lineLook}`}>
      {devices.map((d) => (
        <span
          key={d.device}
          className={`heard-device ${lineLook} not-first:border-l not-first:border-line not-first:pl-1.5`}
        >
          <Ago instant={d.heard} now={live.realNow()} lang={lang} />
          {d.rtt === null ? null : <RoundTrip ms={d.rtt} />}
        </span>
      ))}
    </span>
  )
}

/** A round trip in ms, with a word for whoever can't see the bars. */
export function RoundTrip({ ms }: { ms: number }) {
  const { lang } = useDesk()
  const words = presenceWords[lang]
  const quality = qualityOf(ms)
  return (
    <span
      className={`trip ${lineLook}`}
      title={`${words.line.quality[quality]}: ${whereaboutsWords[lang].rtt(ms)}`}
    >
      <span
        aria-hidden="true"
        className={`h-2.5 w-3 bg-[linear-gradient(currentColor,currentColor),linear-gradient(currentColor,currentColor),linear-gradient(currentColor,currentColor)] bg-position-[0_100%,50%_100%,100%_100%] bg-no-repeat ${bars[quality]}`}
      />
      <span className="sr-only">{words.line.quality[quality]} </span>
      {words.line.ms(ms)}
    </span>
  )
}
