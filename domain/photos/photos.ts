import { isOpen } from '../hands/state.ts'
import type { HandsRequest, Photo, PhotoAbout, UpgradeState } from '../log/state.ts'

/** So many pictures of one request, step or machine; and so many that an upgrade lists. */
export const MOST_EACH = 20
export const MOST_IN_ALL = 1000

/** The pictures of one thing, oldest first. */
export function photosOf(state: Pick<UpgradeState, 'photos'>, about: PhotoAbout): Photo[] {
  return Object.values(state.photos)
    .filter((p) => p.about.kind === about.kind && p.about.id === about.id)
    .sort((a, b) => a.seq - b.seq)
}

/** What the box looks like: its newest picture; null when nobody took one. */
export function pictureOf(state: Pick<UpgradeState, 'photos'>, machine: string): Photo | null {
  return photosOf(state, { kind: 'machine', id: machine }).at(-1) ?? null
}

/** Where a picture is fetched: whole, or small for a list. */
export function photoAddress(upgrade: string, hash: string, size: 'whole' | 'thumb'): string {
  return `/u/${upgrade}/photos/${hash}${size === 'thumb' ? '/thumb' : ''}`
}

/** The small photos that a page of hands may show: of what is asked, and what each box looks like. Each once. */
export function thumbsOf(state: Pick<UpgradeState, 'id' | 'photos' | 'requests' | 'machines'>): string[] {
  const boxes = Object.keys(state.machines).map((id) => pictureOf(state, id))
  const asked = Object.values(state.photos)
    .filter(({ about }) => about.kind === 'request' && isAsked(state.requests[about.id]))
    .sort((a, b) => a.seq - b.seq)
  const all = [...asked, ...boxes.filter((p) => p !== null)]
  return [...new Set(all.map((p) => photoAddress(state.id, p.hash, 'thumb')))]
}
const isAsked = (r: HandsRequest | undefined) => r !== undefined && isOpen(r)

/** Enough of a hash to tell two pictures apart by eye. */
export const shortHash = (hash: string) => hash.slice(0, 12)

/** The picture is gone from the blob store, so no page asks for it. */
export function erasePhoto(state: UpgradeState, id: string): UpgradeState {
  const { [id]: _, ...photos } = state.photos
  return { ...state, photos }
}
