import { createHash } from 'node:crypto'
import type sharpModule from 'sharp'

/** The longest edge that is kept, and that of the small one, pixels. */
const WHOLE = 2048
const THUMB = 320
/** What unpacks to more is no photo but an attack, pixels. */
const MOST_PIXELS = 60_000_000
const READS = ['jpeg', 'png', 'webp']

export interface Picture {
  /** Our own JPEG: nothing of what came but its pixels. */
  whole: Buffer
  /** A small WebP of it. */
  thumb: Buffer
  /** SHA-256 (hex) of `whole`. */
  hash: string
  width: number
  height: number
}

export type Read =
  | { ok: true; picture: Picture }
  | { ok: false; why: 'heic' | 'unknown' | 'too-large' | 'broken' }

let before: Promise<unknown> = Promise.resolve()
let loaded: Promise<typeof sharpModule> | null = null

/** Only when the first picture comes: a machine it does not run on can do all the rest without it. */
function load(): Promise<typeof sharpModule> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    // One picture at a time, on one thread: the relay has the same machine.
    sharp.concurrency(1)
    sharp.cache(false)
    return sharp
  })
  return loaded
}

/**
 * Decodes what came, turned as its EXIF says, and makes our own pictures of its pixels: in sRGB, at most 2048 px, without
 * place, camera, profile or anything behind the picture. The same bytes give the same picture. Fails where this machine
 * has no decoder.
 */
export function readPicture(bytes: Uint8Array): Promise<Read> {
  const mine = before.then(() => decoded(bytes))
  before = mine.catch(() => undefined)
  return mine
}

async function decoded(bytes: Uint8Array): Promise<Read> {
  const kind = kindOf(bytes)
  if (kind !== 'picture') return { ok: false, why: kind }
  const sharp = await load()
  const options = { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true } as const
  try {
    const { format, width, height, pages = 1 } = await sharp(bytes, options).metadata()
    if (!READS.includes(format)) return { ok: false, why: 'unknown' }
    if (width * height * pages > MOST_PIXELS) return { ok: false, why: 'too-large' }
    const { data: whole, info } = await sharp(bytes, options)
      .autoOrient()
      .resize(WHOLE, WHOLE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    const thumb = await sharp(whole)
      .resize(THUMB, THUMB, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72 })
      .toBuffer()
    const hash = createHash('sha256').update(whole).digest('hex')
    return { ok: true, picture: { whole, thumb, hash, width: info.width, height: info.height } }
  } catch (error) {
    const large = error instanceof Error && /pixel limit/i.test(error.message)
    return { ok: false, why: large ? 'too-large' : 'broken' }
  }
}

/** By its first bytes, never by its name: only these reach a decoder. SVG, PDF and the like never do. */
function kindOf(bytes: Uint8Array): 'picture' | 'heic' | 'unknown' {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  if (head.startsWith('\xff\xd8\xff') || head.startsWith('\x89PNG\r\n\x1a\n')) return 'picture'
  if (head.startsWith('RIFF') && head.slice(8) === 'WEBP') return 'picture'
  return /^.{4}ftyp(hei|hev|mif1|msf1)/s.test(head) ? 'heic' : 'unknown'
}
