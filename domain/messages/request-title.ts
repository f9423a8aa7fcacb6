import { requestTexts } from '../hands/request-texts.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import type { Lang } from './lang.ts'
import { names } from './names.ts'
import { requests } from './requests.ts'

/** What a request asks, in a few words that can be followed as they stand: by its kind, and of what where that is said. */
export function requestTitle(
  state: Pick<UpgradeState, 'steps' | 'rollBackSteps'>,
  r: HandsRequest,
  lang: Lang,
): string {
  const of = r.kind === 'take-photo' ? (requestTexts(state, r, lang).details.of?.trim() ?? '') : ''
  return of === '' ? names[lang].kind[r.kind] : requests[lang].photoOf(of)
}
