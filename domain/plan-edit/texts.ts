import type { Json } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { type Lang, langs } from '../messages/lang.ts'
import type { PlanStep, Sign, SymptomRow, TextsOfRow, TextsOfSign, TextsOfStep } from '../plan/plan.ts'
import { same } from '../plan/same.ts'
import { type Edit, setField } from './edit.ts'

/** The plan's words in other languages: what is given in each. */
type InLangs<W> = { [L in Lang]?: W | undefined }
type StepWords = NonNullable<TextsOfStep[Lang]>
type SignWords = NonNullable<TextsOfSign[Lang]>

/** With these words said in one language; empty ones are taken out. Null: none is left in any. */
export function withWords<W extends object>(
  texts: InLangs<W> | null | undefined,
  lang: Lang,
  words: Partial<W>,
): InLangs<W> | null {
  return tidy({ ...texts, [lang]: { ...texts?.[lang], ...words } } as InLangs<W>)
}

/**
 * What still holds of a step's words in other languages once the step is another: those of a text that has changed would
 * say what the plan says no more.
 */
export function stepTextsLeft(was: PlanStep, now: PlanStep): TextsOfStep | null {
  const [before, after] = [wordsOf(was), wordsOf(now)]
  return only(was.texts, (words) => {
    const details = Object.entries(words.details ?? {}).filter(
      ([name]) => before.details[name as never] === after.details[name as never],
    )
    const kept = Object.entries(words).filter(([part]) => before[part as 'title'] === after[part as 'title'])
    return {
      ...Object.fromEntries(kept),
      details: details.length === 0 ? undefined : Object.fromEntries(details),
    } as StepWords
  })
}

/** What still holds of the words of something to look at, where its name or its answers are others now. */
export function signTextsLeft(
  was: Sign | undefined,
  now: Pick<Sign, 'name' | 'answers'>,
): { texts?: TextsOfSign } {
  if (was === undefined) return {}
  const left = only(was.texts, ({ name, answers }) => ({
    name: was.name === now.name ? name : undefined,
    answers: same(was.answers, now.answers) ? answers : undefined,
  }))
  return left === null ? {} : { texts: left }
}

/** A row that says something else: its words in other languages go with those that they stood for. */
export function withRowText(row: SymptomRow, part: 'means' | 'then', text: string): SymptomRow {
  const { texts, ...rest } = row
  const left = text === row[part] ? texts : only(texts, (words) => ({ ...words, [part]: undefined }))
  return { ...rest, [part]: text, ...(left == null ? {} : { texts: left }) }
}

/** Something to look at with its words in one language, or without. */
export function withSignWords<S extends Sign>(sign: S, lang: Lang, words: SignWords): S {
  const { texts, ...rest } = sign
  const left = withWords(texts, lang, words)
  return (left === null ? rest : { ...rest, texts: left }) as S
}

/** A row with its words in one language, or without. */
export function withRowWords(row: SymptomRow, lang: Lang, words: NonNullable<TextsOfRow[Lang]>): SymptomRow {
  const { texts, ...rest } = row
  const left = withWords(texts, lang, words)
  return left === null ? rest : { ...rest, texts: left }
}

/** The edits, and with each that changes a step's own words, the one that takes out what was said for them elsewhere. */
export function withTexts(state: Pick<UpgradeState, 'steps'>, edits: readonly Edit[]): Edit[] {
  return edits.flatMap((edit) => {
    const was = edit.type === 'plan.set' && edit.kind === 'step' ? state.steps[edit.id] : undefined
    if (edit.type !== 'plan.set' || edit.field === 'texts' || was?.texts == null) return [edit]
    const left = stepTextsLeft(was, { ...was, [edit.field]: edit.value } as PlanStep)
    if (same(left as Json, was.texts as Json)) return [edit]
    return [edit, setField('step', was.id, 'texts', left, was.texts)]
  })
}

function wordsOf({ title, ask, expect, undo }: PlanStep) {
  return {
    title,
    ask: ask?.text,
    otherwise: ask?.otherwise,
    details: ask?.details ?? {},
    expect,
    undo: undo?.what,
  }
}

function only<W extends object>(
  texts: InLangs<W> | null | undefined,
  kept: (words: W) => W,
): InLangs<W> | null {
  const left = langs.flatMap((lang) => {
    const words = texts?.[lang]
    return words === undefined ? [] : [[lang, kept(words)]]
  })
  return tidy(Object.fromEntries(left) as InLangs<W>)
}

function tidy<W extends object>(texts: InLangs<W>): InLangs<W> | null {
  const said = langs.flatMap((lang) => {
    const words = Object.entries(texts[lang] ?? {}).filter(([, w]) => w !== undefined && w !== '')
    return words.length === 0 ? [] : [[lang, Object.fromEntries(words)]]
  })
  return said.length === 0 ? null : (Object.fromEntries(said) as InLangs<W>)
}
