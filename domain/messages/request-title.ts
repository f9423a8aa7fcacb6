import type { HandsRequest } from '../log/state.ts'
import type { Lang } from './lang.ts'
import { names } from './names.ts'
import { requests } from './requests.ts'

/** What a request asks, in a few words that can be followed as they stand: by its kind, and of what where that is said. */
export function requestTitle({ kind, details }: Pick<HandsRequest, 'kind' | 'details'>, lang: Lang): string {
  const of = kind === 'take-photo' ? (details.of?.trim() ?? '') : ''
  return of === '' ? names[lang].kind[kind] : requests[lang].photoOf(of)
}
