import type { DetailName, Details } from '../hands/details.ts'
import { type Lang, langs } from '../messages/lang.ts'
import type { PlanStep, Sign, SymptomRow, TextsOfStep } from './plan.ts'

/**
 * The plan's words as a reader of one language has them: in that language where the plan gives them, else as they were
 * written. They are for reading only. What is sent, kept and compared is the original.
 */
export interface StepTexts {
  title: string
  /** What is asked of the hands; '' where nothing is planned. */
  ask: string
  details: Details
  otherwise: string
  expect: string
  undo: string
  /** The language of the original, as far as it is known; '' where it is not. */
  original: Lang | ''
}

/** What a step says to a reader of `lang`. */
export function stepTexts(step: PlanStep, lang: Lang): StepTexts {
  const { ask } = step
  const given = step.texts?.[lang]
  const details = Object.entries(ask?.details ?? {}) as [DetailName, string][]
  return {
    title: reads(step.title, given?.title),
    ask: reads(ask?.text ?? '', given?.ask),
    details: Object.fromEntries(details.map(([name, text]) => [name, reads(text, given?.details?.[name])])),
    otherwise: reads(ask?.otherwise ?? '', given?.otherwise),
    expect: reads(step.expect, given?.expect),
    undo: reads(step.undo?.what ?? '', given?.undo),
    original: originalLang(step.texts),
  }
}

/** What something to look at is called for a reader of `lang`, and its answers in the original's order. */
export function signTexts(sign: Sign, lang: Lang): { name: string; answers: string[]; original: Lang | '' } {
  const given = sign.texts?.[lang]
  return {
    name: reads(sign.name, given?.name),
    answers: sign.answers.map((answer, i) => reads(answer, given?.answers?.[i])),
    original: originalLang(sign.texts),
  }
}

/** One answer as a reader of `lang` has it; what is none of the usual ones is as it was said. */
export function answerText(sign: Sign, answer: string, lang: Lang): string {
  return signTexts(sign, lang).answers[sign.answers.indexOf(answer)] ?? answer
}

/** What a row of a symptom table says to a reader of `lang`. */
export function rowTexts(row: SymptomRow, lang: Lang): { means: string; then: string; original: Lang | '' } {
  const given = row.texts?.[lang]
  return {
    means: reads(row.means, given?.means),
    then: reads(row.then, given?.then),
    original: originalLang(row.texts),
  }
}

/**
 * The language that something was written in. No plan says it; with two languages to read in, it is the one in which
 * nothing is given besides.
 */
export function originalLang(texts: Partial<Record<Lang, unknown>> | null | undefined): Lang | '' {
  const left = langs.filter((lang) => texts?.[lang] === undefined)
  return left.length === 1 ? (left[0] as Lang) : ''
}

/** What the step that undoes another says in other languages, made of its undo as the original's title and request are. */
export function textsOfUndo(texts: PlanStep['texts'], asks: boolean): { texts?: TextsOfStep } {
  const said = langs.flatMap((lang) => {
    const undo = texts?.[lang]?.undo
    if (undo === undefined) return []
    const title = undo.split('\n')[0]?.slice(0, 200) ?? ''
    return [[lang, { title, ...(asks ? { ask: undo.slice(0, 1000) } : {}) }]]
  })
  return said.length === 0 ? {} : { texts: Object.fromEntries(said) as TextsOfStep }
}

/** Where nothing was written, there is nothing to read in another language either. */
function reads(original: string, given: string | undefined): string {
  return original.trim() === '' ? original : (given ?? original)
}
