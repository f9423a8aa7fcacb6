import type { Applies } from '../log/capability.ts'
import type { UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import type { PhotoEvents } from './rules.ts'

export const photoApplies: Applies<PhotoEvents> = {
  'photo.added'(state, { bytes: _, ...body }, event) {
    const photo = { ...body, at: event.happenedAt, by: event.actor, seq: event.seq }
    return { ...state, photos: put(state.photos, photo) }
  },
}

/** The picture is gone from the blob store, so no page asks for it. */
export function erasePhoto(state: UpgradeState, id: string): UpgradeState {
  const { [id]: _, ...photos } = state.photos
  return { ...state, photos }
}

/** Pictures of requests that this event took off the list go with them, so that a long night does not grow the state. */
export function forgetPhotos(before: UpgradeState, after: UpgradeState): UpgradeState {
  if (before.requests === after.requests) return after
  const kept = Object.entries(after.photos).filter(
    ([, { about }]) => about.kind !== 'request' || Object.hasOwn(after.requests, about.id),
  )
  if (kept.length === Object.keys(after.photos).length) return after
  return { ...after, photos: Object.fromEntries(kept) }
}
