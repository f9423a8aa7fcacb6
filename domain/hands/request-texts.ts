import type { HandsRequest, UpgradeState } from '../log/state.ts'
import type { Lang } from '../messages/lang.ts'
import { stepTexts } from '../plan/texts.ts'
import { stepOf } from '../work/steps.ts'
import type { DetailName, Details } from './details.ts'

/** The words of a request as a reader of one language has them. */
export interface RequestTexts {
  text: string
  details: Details
  otherwise: string
  expect: string
  /** The language of the original, as far as it is known; '' where it is not. */
  original: Lang | ''
}

/**
 * What a request says to a reader of `lang`: in their language where it still says what its step planned, each part by
 * itself, and as it was asked where somebody wrote something else.
 */
export function requestTexts(
  state: Pick<UpgradeState, 'steps' | 'rollBackSteps'>,
  r: HandsRequest,
  lang: Lang,
): RequestTexts {
  const step = r.step === null ? null : stepOf(state, r.step)
  if (step?.texts?.[lang] === undefined)
    return { text: r.text, details: r.details, otherwise: r.otherwise, expect: r.expect, original: '' }
  const { ask } = step
  const words = stepTexts(step, lang)
  const reads = (asked: string, planned: string | undefined, given: string | undefined) =>
    asked.trim() === planned?.trim() ? (given ?? asked) : asked
  const details = Object.entries(r.details) as [DetailName, string][]
  return {
    // A step of which the plan says not what to ask is asked by its title (`askOf`).
    text: reads(r.text, ask?.text ?? step.title, ask === null ? words.title : words.ask),
    details: Object.fromEntries(
      details.map(([name, text]) => [name, reads(text, ask?.details?.[name], words.details[name])]),
    ),
    otherwise: reads(r.otherwise, ask?.otherwise, words.otherwise),
    expect: reads(r.expect, step.expect.slice(0, 1000), words.expect),
    original: words.original,
  }
}
