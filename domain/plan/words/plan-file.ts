import type { Lang } from '../../messages/lang.ts'
import { type FileNotationFaults, notationSayings } from './file-notation.ts'
import type { PlanFileSaying, SayingsOf } from './file-saying.ts'
import { type FileThingFaults, thingSayings } from './file-things.ts'
import { type FileValueFaults, valueSayings } from './file-values.ts'

/** What can be wrong in a plan file, and what the words for it need. Lines count from 1. */
export type PlanFileErrorParams = FileNotationFaults & FileValueFaults & FileThingFaults

export type PlanFileErrorCode = keyof PlanFileErrorParams

/** One thing wrong in a plan file. Line and column count from 1; `field` is the way to it in the file's own keys and ids. */
export type PlanFileError = {
  [C in PlanFileErrorCode]: {
    line: number
    column: number
    field: string
    code: C
    params: PlanFileErrorParams[C]
  }
}[PlanFileErrorCode]

export const planFileWords: Record<Lang, SayingsOf<PlanFileErrorParams>> = {
  en: { ...notationSayings.en, ...valueSayings.en, ...thingSayings.en },
  'zh-TW': { ...notationSayings['zh-TW'], ...valueSayings['zh-TW'], ...thingSayings['zh-TW'] },
}

/** One error of a plan file for a reader: where, what is wrong, and what to do now. */
export function sayPlanFileError(error: PlanFileError, lang: Lang): PlanFileSaying & { where: string } {
  const say = planFileWords[lang][error.code] as (p: unknown) => PlanFileSaying
  const line = lang === 'en' ? `line ${error.line}` : `第 ${error.line} 行`
  return { where: error.field === '' ? line : `${line} · ${error.field}`, ...say(error.params) }
}
