import type { KeptPhoto } from './photo-store.ts'

/** A picture on its way to the server. */
export interface QueuedPhoto extends KeptPhoto {
  /** stored: the server has it, its event is not yet shown here. */
  state: 'queued' | 'sending' | 'stored' | 'refused'
  /** On this device's disk. False where nothing can be kept; null: not known yet. */
  kept: boolean | null
  /** Why the last try came to nothing, in the server's words; '' where there was no server. Null: no try failed. */
  setback: string | null
}

/** It could not be kept, and is not the server's yet: with this page it would be gone. */
export function isPhotoOnlyHere(p: QueuedPhoto): boolean {
  return p.kept === false && (p.state === 'queued' || p.state === 'sending')
}
