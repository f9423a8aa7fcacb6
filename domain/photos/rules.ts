import { z } from 'zod'
import type { Rows, Tries } from '../log/capability.ts'
import { each } from '../log/capability.ts'
import { photoAboutSchema } from '../log/fields.ts'
import type { PhotoAbout } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'

/** What happens. */
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

/** Why it may be refused. */
export interface PhotoRefusals {
  'photos-forbidden': Record<never, never>
  'too-many-photos': { of: 'request' | 'step' | 'machine' | 'upgrade'; most: number }
  'not-a-picture': { why: 'heic' | 'unknown' | 'too-large' | 'broken' }
}

/** What is said. */
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
      ...each({ kind: ['request' as const], id: of.requests }),
      ...each({ kind: ['step' as const], id: of.steps }),
      ...each({ kind: ['machine' as const], id: ['dragon', 'dolphin', 'none'] }),
    ],
    hash: ['a'.repeat(64), 'b'.repeat(64)],
    width: [1600],
    height: [1200],
    bytes: [300_000],
  },
})
