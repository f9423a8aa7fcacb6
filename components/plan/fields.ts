import type { Lang } from '../../domain/messages/lang.ts'
import type { Estimate } from '../../domain/plan/plan.ts'
import { planHead } from '../../domain/plan/words/head.ts'
import { planSteps } from '../../domain/plan/words/steps.ts'
import type { Edit } from '../../domain/plan-edit/edit.ts'
import { writeMinutes } from '../../domain/plan-markdown/minutes.ts'
import { readDuration } from '../../domain/plan-table/duration.ts'
import type { Read } from './edit-field.tsx'

/** A value of several parts, set as one. */
export interface Whole {
  at: string
  value: unknown
  set: (value: unknown, saw: unknown) => Edit
  locked: boolean
}

/** How the texts of fields are read: what they come to, or what is wrong in the reader's language. */

/** One line that can't be empty. */
export function lineOf(lang: Lang): (text: string) => Read {
  return (text) =>
    text.trim() === '' ? { ok: false, error: planHead[lang].empty } : { ok: true, value: text.trim() }
}

/** Any text, as it is. */
export const anyText = (text: string): Read => ({ ok: true, value: text })

/** Minutes, or best, likely and worst; `made` puts them where they belong. */
export function minutesOf(
  lang: Lang,
  made: (minutes: Estimate) => unknown = (minutes) => minutes,
): (text: string) => Read {
  return (text) => {
    const minutes = readDuration(text)
    return minutes === null
      ? { ok: false, error: planSteps[lang].minutesBad }
      : { ok: true, value: made(minutes) }
  }
}

export const writeEstimate = (minutes: unknown) => writeMinutes(minutes as Estimate)
