import type { Lang } from '../../domain/messages/lang.ts'
import { formatAge, formatDuration, formatIso, formatWhile } from '../../domain/time/format.ts'

/** How long ago an instant was: "12 s ago". `now` is the caller's, so that a page and its server agree. */
export function Ago({ instant, now, lang }: { instant: number; now: number; lang: Lang }) {
  return (
    <time dateTime={formatIso(instant, 'UTC')} className="ago">
      {formatAge(now - instant, lang)}
    </time>
  )
}

/** A length of time in elapsed minutes: "1 h 5 min". */
export function Duration({ minutes, lang }: { minutes: number; lang: Lang }) {
  // A length can't be negative in HTML: the sign stays in the text ("−7 min" late).
  return (
    <time dateTime={`PT${Math.round(Math.abs(minutes))}M`} className="duration">
      {formatDuration(minutes, lang)}
    </time>
  )
}

/** A short while, to the second: "96 s". `say` puts it into words. */
export function While(props: { ms: number; lang: Lang; say?: (span: string) => string }) {
  const span = formatWhile(props.ms, props.lang)
  return (
    <time dateTime={`PT${Math.floor(Math.max(0, props.ms) / 1000)}S`} className="duration">
      {props.say?.(span) ?? span}
    </time>
  )
}
