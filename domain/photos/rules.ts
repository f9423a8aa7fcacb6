import { z } from 'zod'
import { type Applies, each, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { photoAboutSchema } from '../log/fields.ts'
import type { PhotoAbout, UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import { idSchema } from '../plan/schema.ts'
import { MOST_EACH, MOST_IN_ALL, photosOf } from './photos.ts'

export interface PhotoEvents {
  /** A picture taken, as this server keeps it: `hash` is the SHA-256 (hex) of its own JPEG. Sizes in pixels, bytes. */
  'photo.added': {
    id: string
    about: PhotoAbout
    hash: string
    width: number
    height: number
    bytes: number
  }
}

export interface PhotoRefusals {
  'photos-forbidden': Record<never, never>
  'too-many-photos': { of: 'request' | 'step' | 'machine' | 'upgrade'; most: number }
  'not-a-picture': { why: 'heic' | 'unknown' | 'too-large' | 'broken' }
}

export const photoShapes = () => ({
  /** Said by the server alone, once the picture is decoded and stored. */
  'photo.add': {
    id: idSchema,
    about: photoAboutSchema,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.number().int().min(1).max(10_000),
    height: z.number().int().min(1).max(10_000),
    bytes: z.number().int().min(1).max(100_000_000),
  },
})

export const photoRows: Rows<typeof photoShapes> = {
  'photo.add': { upgrader: 'yes', sentinel: 'yes' },
}

export const photoTries: Tries<typeof photoShapes> = (of) => ({
  'photo.add': {
    id: ['ph1', 'ph2', 'ph3', 'ph4'],
    about: [
      ...each({ kind: ['request'], id: of.requests }),
      ...each({ kind: ['step'], id: of.steps }),
      ...each({ kind: ['machine'], id: ['dragon', 'dolphin', 'none'] }),
    ],
    hash: ['a'.repeat(64), 'b'.repeat(64)],
    width: [1600],
    height: [1200],
    bytes: [300_000],
  },
})

export const photoVerbs: Verbs<keyof ReturnType<typeof photoShapes>> = {
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

export const photoApplies: Applies<PhotoEvents> = {
  'photo.added'(state, { bytes: _, ...body }, event) {
    const photo = { ...body, at: event.happenedAt, by: event.actor, seq: event.seq }
    return { ...state, photos: put(state.photos, photo) }
  },
}

function exists(state: UpgradeState, { kind, id }: PhotoAbout): boolean {
  if (kind === 'request') return Object.hasOwn(state.requests, id)
  if (kind === 'machine') return Object.hasOwn(state.machines, id)
  return Object.hasOwn(state.steps, id) || Object.hasOwn(state.rollBackSteps, id)
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
