import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Photo } from '../../domain/log/state.ts'
import { MOST_EACH } from '../../domain/photos/photos.ts'
import { type Browser, nextId, openSite, type Site } from './testing/site.ts'

let site: Site
let owner: Browser
let mei: Browser
let dale: Browser
let shot: Uint8Array<ArrayBuffer>
const STEP = 'step:a'

beforeAll(async () => {
  shot = await picture('#c33')
})
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
  dale = await site.guest(owner, 'upgrader', 'upgrader', 'Dale')
})
afterEach(() => site.close())

async function picture(background: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await sharp({ create: { width: 64, height: 48, channels: 3, background } })
      .withExif({ IFD0: { Artist: 'Mei Lin' } })
      .jpeg()
      .toBuffer(),
  )
}

const send = (
  b: Browser,
  id: string,
  about = STEP,
  body: string | Uint8Array<ArrayBuffer> = shot,
  upgrade = 'taipei',
) => b.post(`/api/upgrades/${upgrade}/photos?id=${id}&about=${about}`, body, { 'content-type': 'image/jpeg' })
const photos = async (): Promise<Photo[]> => Object.values((await site.state()).photos)
const blobs = () => {
  const root = join(site.dir, 'photos')
  return existsSync(root) ? readdirSync(root).flatMap((d) => readdirSync(join(root, d))) : []
}
const code = async (r: Response) => ((await r.json()) as { refusal?: { code: string } }).refusal?.code

describe('a photo sent', () => {
  test('with many at once is refused for now beyond a few, which others don’t feel, and is stored once when it comes again', async () => {
    const ids = Array.from({ length: 9 }, (_, n) => `photo-many-${n}`)
    const [first, other] = await Promise.all([
      Promise.all(ids.map((id) => send(mei, id))),
      send(dale, 'photo-dale-1'),
    ])
    expect(other.status).toBe(200)
    expect(new Set(first.map((r) => r.status))).toEqual(new Set([200, 429]))
    for (const id of ids) expect((await send(mei, id)).status).toBe(200)
    expect((await photos()).map((p) => p.id).sort()).toEqual([...ids, 'photo-dale-1'].sort())
  })

  test('is stored as our own JPEG and WebP, then said in the log', async () => {
    const sent = await send(mei, 'photo-0001')
    expect(sent.status).toBe(200)
    const [photo] = await photos()
    expect(photo).toMatchObject({ id: 'photo-0001', about: { kind: 'step', id: 'a' }, width: 64, height: 48 })
    const whole = await dale.get(`/u/taipei/photos/${photo?.hash}`)
    expect(whole.status).toBe(200)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="${photo?.hash.slice(0, 12)}.jpg"`,
      'cache-control': 'private, no-cache',
      etag: `"${photo?.hash}"`,
    })
    expect(whole.headers.get('content-security-policy')).toMatch(/sandbox/)
    expect((await sharp(Buffer.from(await whole.arrayBuffer())).metadata()).exif).toBeUndefined()
    const thumb = await mei.get(`/u/taipei/photos/${photo?.hash}/thumb`)
    expect([thumb.status, thumb.headers.get('content-type')]).toEqual([200, 'image/webp'])
  })

  test('keeps when it was taken, however late it came', async () => {
    await mei.get('/api/upgrades/taipei')
    await send(mei, 'photo-0001')
    site.clock.set(site.clock.now() + 60_000)
    const now = site.clock.now()
    const sent = await mei.post(
      `/api/upgrades/taipei/photos?id=photo-0002&about=${STEP}&saidAt=${now - 5000}&sentAt=${now}`,
      shot,
    )
    expect(sent.status).toBe(200)
    expect((await site.state()).photos['photo-0002']?.at).toBe(now - 5000)
  })

  test('twice under one id is one event, and is answered the same', async () => {
    const answers = await Promise.all([send(mei, 'photo-0001'), send(mei, 'photo-0001')])
    const again = await send(mei, 'photo-0001')
    const [one, ...others] = await Promise.all([...answers, again].map((a) => a.json()))
    expect(one).toMatchObject({ ok: true })
    for (const other of others) expect(other).toEqual(one)
    expect(await photos()).toHaveLength(1)
    expect(blobs()).toHaveLength(2)
  })

  test('by a page without script comes as a form, and leads back', async () => {
    const boundary = 'farhand-form'
    const field = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const body = Buffer.concat([
      Buffer.from(field('id', 'photo-0001') + field('about', STEP)),
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="../../x.html"\r\ncontent-type: text/html\r\n\r\n`,
      ),
      Buffer.from(shot),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    const sent = await mei.post('/u/taipei/photos', new Uint8Array(body), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      accept: 'text/html',
    })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/u/taipei/hands?said=photo-0001'])
    expect(await photos()).toHaveLength(1)
    const none = await mei.post('/u/taipei/photos', 'id=1', {
      'content-type': 'multipart/form-data; boundary=x',
    })
    expect(none.status).toBe(400)
  })
})

describe('is refused', () => {
  test('what is no picture, and nothing of it is kept', async () => {
    const html = await send(mei, 'photo-0001', STEP, '<script>alert(1)</script>')
    expect([html.status, await code(html)]).toEqual([409, 'not-a-picture'])
    expect(await code(await send(mei, 'photo-0002', STEP, new Uint8Array(9 * 1024 * 1024)))).toBe(
      'not-a-picture',
    )
    expect([await photos(), blobs()]).toEqual([[], []])
    // The same id may try again with a picture.
    expect((await send(mei, 'photo-0001')).status).toBe(200)
  })

  test('a photo of nothing, and one said without a picture', async () => {
    expect(await code(await send(mei, 'photo-0001', 'request:none'))).toBe('no-such')
    expect(await code(await send(mei, 'photo-0001', 'hat:none'))).toBe('bad-input')
    const command = {
      type: 'photo.add',
      id: 'photo-0003',
      about: { kind: 'step', id: 'a' },
      hash: 'a'.repeat(64),
      width: 1,
      height: 1,
      bytes: 1,
    }
    const said = await mei.json('/api/upgrades/taipei/commands', { id: nextId(), command })
    expect(await code(said)).toBe('not-allowed')
    expect([await photos(), blobs()]).toEqual([[], []])
  })

  test('the one after the last', async () => {
    for (let n = 0; n < MOST_EACH; n++) {
      site.clock.set(site.clock.now() + 1000)
      expect((await send(mei, nextId())).status).toBe(200)
    }
    expect(await code(await send(mei, nextId()))).toBe('too-many-photos')
    expect((await send(mei, nextId(), 'step:b')).status).toBe(200)
  })

  test('at a site that forbids it', async () => {
    await site.must('taipei', { type: 'plan.set-head', field: 'photosForbidden', value: true, saw: null })
    expect(await code(await send(mei, 'photo-0001'))).toBe('photos-forbidden')
    await site.must('taipei', { type: 'plan.set-head', field: 'photosForbidden', value: false, saw: true })
    expect((await send(mei, 'photo-0002')).status).toBe(200)
  })

  test('from whoever has no hands in it, or no seat, or another page', async () => {
    const boss = await site.guest(owner, 'observer', null, 'Boss')
    expect(await code(await send(boss, 'photo-0001'))).toBe('not-allowed')
    expect((await send(site.browser(), 'photo-0001')).status).toBe(401)
    await site.upgrade('osaka')
    const stranger = await site.guest(owner, 'sentinel', 'sentinel', 'Ken', 'osaka')
    expect(await code(await send(stranger, 'photo-0001'))).toBe('no-such-upgrade')
    expect(
      (
        await mei.post(`/api/upgrades/taipei/photos?id=photo-0001&about=${STEP}`, shot, {
          origin: 'http://evil.example',
        })
      ).status,
    ).toBe(403)
    expect(blobs()).toEqual([])
  })
})

describe('a picture asked for', () => {
  test('by a stranger is not there, nor by another upgrade’s address', async () => {
    await send(mei, 'photo-0001')
    const [photo] = await photos()
    await site.upgrade('osaka')
    const stranger = await site.guest(owner, 'sentinel', 'sentinel', 'Ken', 'osaka')
    expect((await stranger.get(`/u/taipei/photos/${photo?.hash}`)).status).toBe(404)
    expect((await stranger.get(`/u/osaka/photos/${photo?.hash}`)).status).toBe(404)
    expect((await site.browser().get(`/u/taipei/photos/${photo?.hash}`)).status).toBe(401)
    expect((await mei.get('/u/taipei/photos/secret')).status).toBe(404)
  })

  test('is gone once the owner has erased it, from log, state and disk', async () => {
    await send(mei, 'photo-0001')
    const [photo] = await photos()
    await site.must('taipei', { type: 'event.erase', seq: photo?.seq ?? 0 })
    expect(await photos()).toEqual([])
    await expect.poll(blobs).toEqual([])
    expect((await mei.get(`/u/taipei/photos/${photo?.hash}`)).status).toBe(404)
  })
})
