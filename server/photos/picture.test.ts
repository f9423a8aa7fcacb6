import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readPicture } from './picture.ts'

/** A photo as a phone takes it: lying on its side, with who, where and by what. */
const fromPhone = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } })
    .withExif({
      IFD0: { Make: 'Tattler', Model: 'Phone 9', Artist: 'Mei Lin' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '25/1 2/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 33/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()

async function read(bytes: Uint8Array) {
  const r = await readPicture(bytes)
  if (!r.ok) throw new Error(r.why)
  return r.picture
}

describe('a photo from a phone', () => {
  test('loses place, camera, person and profile, and stands upright', async () => {
    const came = await fromPhone()
    expect((await sharp(came).metadata()).exif?.length).toBeGreaterThan(0)
    const { whole, thumb, width, height } = await read(came)
    expect([width, height]).toEqual([480, 640])
    for (const made of [whole, thumb]) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(made).metadata()
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({})
      expect(made.toString('latin1')).not.toMatch(/Exif|Tattler|Mei Lin|ICC_PROFILE/)
    }
    expect((await sharp(whole).metadata()).format).toBe('jpeg')
    expect((await sharp(thumb).metadata()).format).toBe('webp')
  })

  test('is scaled to 2048 and to 320 pixels, and gives the same picture each time', async () => {
    const came = await fromPhone(3000, 2000)
    const one = await read(came)
    expect([one.width, one.height]).toEqual([1365, 2048])
    expect(await sharp(one.thumb).metadata()).toMatchObject({ width: 213, height: 320 })
    expect((await read(came)).hash).toBe(one.hash)
  })

  test('drops whatever was hidden behind the picture', async () => {
    const polyglot = Buffer.concat([await fromPhone(), Buffer.from('<script>alert(1)</script>PK\x03\x04')])
    const { whole } = await read(polyglot)
    expect(whole.toString('latin1')).not.toMatch(/script|PK/)
  })
})

describe('what is no photo', () => {
  test.each([
    ['HTML', '<!DOCTYPE html><script>alert(1)</script>', 'unknown'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'unknown'],
    ['nothing', '', 'unknown'],
    [
      'HTML behind the first bytes of a JPEG',
      '\xff\xd8\xff\xe0<html><script>alert(1)</script></html>',
      'broken',
    ],
    ['a HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'heic'],
    ['a GIF', 'GIF89a\x01\0\x01\0\0\0\0;', 'unknown'],
  ])('%s is refused', async (_what, text, why) => {
    expect(await readPicture(Buffer.from(text, 'latin1'))).toEqual({ ok: false, why })
  })

  test('a photo cut off is refused, not half shown', async () => {
    const came = await fromPhone()
    expect(await readPicture(came.subarray(0, came.length / 2))).toEqual({ ok: false, why: 'broken' })
  })

  test('a small file that unpacks to billions of pixels is refused before it is unpacked', async () => {
    expect(await readPicture(bomb(50_000, 50_000))).toEqual({ ok: false, why: 'too-large' })
  })

  test('one that fails does not stop the next', async () => {
    const both = await Promise.all([
      readPicture(Buffer.from('\xff\xd8\xffx', 'latin1')),
      readPicture(await fromPhone()),
    ])
    expect(both.map((r) => r.ok)).toEqual([false, true])
  })
})

/** A PNG of a few kilobytes that says it is this large. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let c = 0xffffffff
  for (const b of bytes) {
    c ^= b
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}
