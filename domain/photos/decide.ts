import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { PhotoAbout, UpgradeState } from '../log/state.ts'
import { MOST_EACH, MOST_IN_ALL, photosOf } from './photos.ts'

export const photoVerbs: Verbs<'photo.add'> = {
  'photo.add'(state, { type: _, ...photo }) {
    const { id, about } = photo
    const there = state.photos[id]
    if (there !== undefined)
      return there.hash === photo.hash ? nothingToDo : no('already-there', { kind: 'photo', id })
    if (state.head.photosForbidden === true) return no('photos-forbidden', {})
    if (!exists(state, about)) return no('no-such', about)
    if (photosOf(state, about).length >= MOST_EACH)
      return no('too-many-photos', { of: about.kind, most: MOST_EACH })
    if (Object.keys(state.photos).length >= MOST_IN_ALL)
      return no('too-many-photos', { of: 'upgrade', most: MOST_IN_ALL })
    return happens({ type: 'photo.added', body: photo })
  },
}

function exists(state: UpgradeState, { kind, id }: PhotoAbout): boolean {
  if (kind === 'request') return Object.hasOwn(state.requests, id)
  if (kind === 'machine') return Object.hasOwn(state.machines, id)
  return Object.hasOwn(state.steps, id) || Object.hasOwn(state.rollBackSteps, id)
}
