import type { HandsRequest, UpgradeState } from '../../log/state.ts'
import type { Lang } from '../../messages/lang.ts'
import { names } from '../../messages/names.ts'
import type { PlanStep } from '../../plan/plan.ts'
import { stepTexts } from '../../plan/texts.ts'
import type { RequestKind } from '../kinds.ts'
import { requestTexts } from '../request-texts.ts'
import { requests } from './requests.ts'

/** What a request asks, in a few words that can be followed as they stand: by its kind, and of what where that is said. */
export function requestTitle(
  state: Pick<UpgradeState, 'steps' | 'rollBackSteps'>,
  r: HandsRequest,
  lang: Lang,
): string {
  return titleOf(r.kind, r.kind === 'take-photo' ? requestTexts(state, r, lang).details.of : undefined, lang)
}

/** What the phone will say of a step's request, once it is asked as it is planned. */
export function plannedTitle(step: PlanStep, lang: Lang): string {
  return titleOf(step.ask?.kind ?? 'other', stepTexts(step, lang).details.of, lang)
}

function titleOf(kind: RequestKind, photoOf: string | undefined, lang: Lang): string {
  const of = kind === 'take-photo' ? (photoOf?.trim() ?? '') : ''
  return of === '' ? names[lang].kind[kind] : requests[lang].photoOf(of)
}
