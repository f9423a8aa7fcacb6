'use client'
import { cx } from 'class-variance-authority'
import { useId, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { PHRASE_AT_MOST, readPhrase } from '../../domain/time/phrase/read-phrase.ts'
import type { PhrasePlace, Side } from '../../domain/time/phrase/types.ts'
import type { WallTime } from '../../domain/time/wall-time.ts'
import { phraseWords, sayAnswer, sayClaim, sayNotes } from '../../domain/time/words/phrase.ts'
import { controlLook, Field } from '../ui/field.tsx'
import { BothClocks } from './both-clocks.tsx'
import { sidesOf } from './sides-of.ts'

export interface PhraseFieldProps {
  /** Of the hidden field that holds the answer: epoch ms, '' when nothing is said, 'bad' while it says no time yet. */
  name: string
  /** Of the field with the words themselves, where a form wants those too. */
  wordsName?: string | undefined
  label: string
  hint?: string | undefined
  error?: string | undefined
  lang: Lang
  site: PhrasePlace
  home: PhrasePlace
  /** Epoch ms: what "tomorrow" counts from. */
  now: number
  /** Epoch ms: the day of a time that says none. */
  date?: number | undefined
  /** The reader's own side: its choices and its clock come first. */
  prefer?: Side | undefined
  defaultValue?: string | undefined
  /** Told whenever the answer changes, with the words for the plan; null: there is none (yet). */
  onTake?: ((taken: { said: string; wall: WallTime } | null) => void) | undefined
}

const SAYS = 'grid gap-1 text-sm empty:hidden'
const QUESTION = 'font-medium text-pretty'
const OPEN =
  "before:me-[0.5em] before:inline-grid before:size-[1.25em] before:place-items-center before:rounded-[50%] before:bg-warn-soft before:font-semibold before:text-warn before:content-['?']"
const CHOICE =
  'grid min-h-11 cursor-pointer gap-0.5 rounded-md border border-s-3 border-line-strong border-s-(--side,var(--line)) bg-panel px-3 py-2 text-start hover:border-ink-soft hover:border-s-(--side,var(--ink-soft)) aria-pressed:border-accent aria-pressed:border-s-(--side,var(--accent)) aria-pressed:shadow-[inset_0_0_0_1px_var(--accent)]'

/**
 * A time in people's own words, read as they are typed and shown on both clocks. What may mean several moments is asked
 * about, each choice on both clocks; nothing is guessed.
 */
export function PhraseField(props: PhraseFieldProps) {
  const { lang, site, home, prefer } = props
  const words = phraseWords[lang]
  const [text, setText] = useState(props.defaultValue ?? '')
  const [chosen, setChosen] = useState<number | null>(null)
  const [left, setLeft] = useState(false)
  const question = useId()
  const context = { now: props.now, date: props.date, site, home, prefer }
  const { answer, choices, wall } = readWith(text, context, chosen)
  const unread =
    answer !== null && !answer.ok && (answer.code === 'not-understood' || answer.code === 'claim')
  const sides = { site, home }
  const asked = answer === null || answer.ok || unread ? '' : sayAnswer(answer, sides, lang)
  const fault = answer !== null && unread && left ? sayAnswer(answer, sides, lang) : undefined
  const nearest = answer !== null && !answer.ok && answer.code === 'not-understood' ? answer.nearest : null
  const claims =
    answer === null || (answer.ok === false && answer.code === 'not-understood') ? [] : answer.claims
  const clocks = (instant: number) => (
    <BothClocks
      instant={instant}
      {...sidesOf(sides)}
      order={prefer === 'home' ? 'home-first' : 'site-first'}
      lang={lang}
      date="year"
    />
  )

  function say(next: string) {
    setText(next)
    setChosen(null)
    tell(next, null)
  }

  function choose(instant: number) {
    setChosen(instant)
    tell(text, instant)
  }

  function tell(said: string, instant: number | null) {
    const { answer: read, wall: taken } = readWith(said, context, instant)
    // Words that needed an answer would be asked about again: what was chosen is what is said.
    const settled =
      read?.ok === true || taken === null ? said : `${taken.local.replace('T', ' ')} ${taken.zone}`
    props.onTake?.(taken === null ? null : { said: settled, wall: taken })
  }

  return (
    <div className="grid gap-1.5">
      <Field
        label={props.label}
        hint={props.hint ?? words.hint}
        error={fault ?? (wall === null && asked === '' ? props.error : undefined)}
      >
        {(wiring) => (
          <input
            {...wiring}
            // A question that was not answered is a fault once the form has been sent.
            aria-invalid={
              wiring['aria-invalid'] ?? (props.error !== undefined && wall === null ? true : undefined)
            }
            className={controlLook()}
            name={props.wordsName}
            value={text}
            maxLength={PHRASE_AT_MOST}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(e) => say(e.target.value)}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
      <div className={SAYS} role="status">
        {asked === '' ? null : (
          <p id={question} className={wall === null ? `${QUESTION} ${OPEN}` : QUESTION}>
            {asked}
          </p>
        )}
        {answer?.ok === true ? (
          <p className="phrase-taken rounded-md bg-sunken px-3 py-2 text-base">
            <span className="text-sm text-ink-soft">{words.read}</span> {clocks(answer.wall.instant)}
            {answer.how === 'only-ahead' ? (
              <span className="block text-sm text-ink-soft">{words.onlyAhead}</span>
            ) : null}
          </p>
        ) : null}
      </div>
      {nearest === null || !left ? null : (
        <button type="button" className={CHOICE} onClick={() => say(nearest)}>
          {words.takeNearest(nearest)}
        </button>
      )}
      {choices.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend, and the question stands above.
        <div className="grid gap-1.5" role="group" aria-labelledby={question}>
          {choices.map((choice) => {
            const notes = sayNotes(choice, sides, lang)
            return (
              <button
                key={choice.wall.instant}
                type="button"
                className={cx(CHOICE, choice.side !== null && `side-${choice.side}`)}
                aria-pressed={chosen === choice.wall.instant}
                onClick={() => choose(choice.wall.instant)}
              >
                {clocks(choice.wall.instant)}
                {notes === '' ? null : <span className="block text-sm text-ink-soft">{notes}</span>}
              </button>
            )
          })}
        </div>
      )}
      {claims.length === 0 ? null : (
        <div className={SAYS}>
          {claims.map((claim) => (
            <p key={`${claim.said} ${claim.at}`} className={claim.holds ? 'text-good' : 'text-warn'}>
              {sayClaim(claim, lang)}
            </p>
          ))}
        </div>
      )}
      <input type="hidden" name={props.name} value={text.trim() === '' ? '' : (wall?.instant ?? 'bad')} />
    </div>
  )
}

/** What the words say, and the moment they come to with what has been chosen. */
function readWith(text: string, context: Parameters<typeof readPhrase>[1], chosen: number | null) {
  const answer = text.trim() === '' ? null : readPhrase(text, context)
  const choices = answer !== null && 'choices' in answer ? answer.choices : []
  const wall =
    answer?.ok === true ? answer.wall : (choices.find((c) => c.wall.instant === chosen)?.wall ?? null)
  return { answer, choices, wall }
}
