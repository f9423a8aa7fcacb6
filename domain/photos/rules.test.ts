import { describe, expect, it } from 'vitest'
import { clock, dale, fold, MINUTE, mei, NINE, owner, upgradeWith } from '../../tests/factories.ts'
import { KEEP_ENDED, type PhotoAbout } from '../log/state.ts'
import { MOST_EACH, photoAddress, photosOf, pictureOf, thumbsOf } from './photos.ts'

const about: PhotoAbout = { kind: 'step', id: 'a' }
const photo = (id: string, of: PhotoAbout = about, hash = 'a'.repeat(64)) => ({
  type: 'photo.add' as const,
  id,
  about: of,
  hash,
  width: 1600,
  height: 1200,
  bytes: 300_000,
})
const ask = (id: string) => ({
  type: 'request.ask' as const,
  id,
  kind: 'look' as const,
  machine: null,
  step: null,
  text: 'Look',
  expect: '',
  allowance: 5,
  expiresAt: null,
})

describe('a photo', () => {
  it('stands with what it shows, with who took it and when', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(mei, photo('p1'))
    night.must(dale, photo('p2', { kind: 'machine', id: 'dragon' }))
    expect(photosOf(night.state, about)).toMatchObject([{ id: 'p1', by: 'acc-mei', at: night.now }])
    expect(pictureOf(night.state, 'dragon')?.id).toBe('p2')
    expect(pictureOf(night.state, 'dolphin')).toBeNull()
    expect(photoAddress('taipei', 'abc', 'thumb')).toBe('/u/taipei/photos/abc/thumb')
  })

  it('is kept small by the phone while it is asked about, each picture once, and what each box looks like now', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('r1'))
    const hash = (c: string) => c.repeat(64)
    night.must(mei, photo('p1', { kind: 'request', id: 'r1' }, hash('a')))
    night.must(mei, photo('p2', { kind: 'request', id: 'r1' }, hash('a')))
    night.must(mei, photo('p3', { kind: 'machine', id: 'dragon' }, hash('b')))
    night.must(mei, photo('p4', { kind: 'machine', id: 'dragon' }, hash('c')))
    night.must(mei, photo('p5', about, hash('d')))
    const address = (c: string) => photoAddress(night.state.id, hash(c), 'thumb')
    expect(thumbsOf(night.state)).toEqual([address('a'), address('c')])
    night.must(mei, { type: 'request.done', id: 'r1', saw: 'boot:' })
    expect(thumbsOf(night.state)).toEqual([address('c')])
  })

  it('under the same name is the same photo, or a refusal', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(mei, photo('p1'))
    expect(night.must(mei, photo('p1'))).toEqual([])
    expect(night.say(mei, photo('p1', about, 'b'.repeat(64)))).toMatchObject({
      refusal: { code: 'already-there' },
    })
  })

  it('is refused of nothing, where there are twenty, and where the site forbids it', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.say(mei, photo('p', { kind: 'request', id: 'none' }))).toMatchObject({
      refusal: { code: 'no-such', params: { kind: 'request' } },
    })
    for (let n = 0; n < MOST_EACH; n++) night.must(mei, photo(`p${n}`))
    expect(night.say(mei, photo('p20'))).toMatchObject({
      refusal: { code: 'too-many-photos', params: { of: 'step', most: MOST_EACH } },
    })
    night.must(dale, { type: 'plan.set-head', field: 'photosForbidden', value: true, saw: null })
    expect(night.say(mei, photo('q', { kind: 'step', id: 'b' }))).toMatchObject({
      refusal: { code: 'photos-forbidden' },
    })
    expect(night.say(clock, photo('q'))).toMatchObject({ refusal: { code: 'not-allowed' } })
  })

  it('once erased is gone, also from what is read from the start', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(mei, photo('p1'))
    const { seq } = night.state
    expect(night.must(owner, { type: 'event.erase', seq })).toMatchObject([
      { body: { photo: { id: 'p1', hash: 'a'.repeat(64) } } },
    ])
    expect(night.state.photos).toEqual({})
    expect(fold(night.events)).toEqual(night.state)
  })

  it('goes with its request once that is listed no more', () => {
    const night = upgradeWith({ status: 'running' })
    for (let i = 0; i <= KEEP_ENDED; i++) {
      night.set(NINE + i * MINUTE)
      night.must(dale, ask(`r${i}`))
      night.must(mei, photo(`p${i}`, { kind: 'request', id: `r${i}` }))
      night.must(mei, { type: 'request.done', id: `r${i}` })
    }
    expect(Object.keys(night.state.photos)).toHaveLength(KEEP_ENDED)
    expect(night.state.photos['p0']).toBeUndefined()
    expect(fold(night.events)).toEqual(night.state)
  })
})
