'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Zones } from '../../domain/plan/fresh.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { phraseWords } from '../../domain/time/words/phrase.ts'
import { PhraseField } from '../time/phrase-field.tsx'
import { TextField } from '../ui/field.tsx'

/** The start in people's own words, on both clocks; a question where they may mean several moments. Read by `readStart`. */
export function StartField(props: {
  lang: Lang
  /** Null until both are known. */
  zones: Zones | null
  names: { site: string; home: string }
  /** Epoch ms: what "tomorrow" counts from. */
  now: number
  error: string | undefined
}) {
  const { lang, zones, names, now, error } = props
  const words = fresh[lang].start
  const hint = `${phraseWords[lang].hint} ${words.optional}`
  const place = (side: 'site' | 'home', zone: string) => ({ name: names[side].trim() || words[side], zone })
  return (
    <div className="grid gap-1.5">
      {zones === null ? (
        <TextField name="start" label={words.label} hint={hint} error={error} autoComplete="off" />
      ) : (
        <PhraseField
          name="start-at"
          wordsName="start"
          label={words.label}
          hint={hint}
          error={error}
          lang={lang}
          site={place('site', zones.site)}
          home={place('home', zones.home)}
          now={now}
          prefer="home"
        />
      )}
      <input type="hidden" name="start-now" value={now} />
    </div>
  )
}
