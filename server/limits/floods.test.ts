import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFloods } from './floods.ts'

function open() {
  const clock = { at: 1_000_000_000, now: () => clock.at, after: () => () => {} }
  return { clock, floods: createFloods(clock) }
}
/** Sends until it is barred; how many got through. */
function flood({ floods }: ReturnType<typeof open>, account: string, bytes = 0): number {
  for (let sent = 0; sent < 10_000; sent++) if (!floods.take(account, 1, bytes)) return sent
  throw new Error('never barred')
}

test('a flood is let through for its first burst, then barred, and no other account with it', () => {
  const site = open()
  expect(flood(site, 'bob')).toBe(400)
  expect(site.floods.take('bob', 1)).toBe(false)
  expect(site.floods.barredFor('bob')).toBe(10_000)
  expect(site.floods.take('mei', 1)).toBe(true)
  expect(site.floods.barredFor('mei')).toBe(0)
})

test('few but big messages are a flood too', () => {
  expect(flood(open(), 'bob', 128 * 1024)).toBe(8)
})

test('it comes back after its bar; each further one is twice as long, up to ten minutes, and forgiven after ten quiet ones', () => {
  const site = open()
  const bars = [10, 20, 40, 80, 160, 320, 600, 600]
  for (const seconds of bars) {
    expect(flood(site, 'bob')).toBe(400)
    expect(site.floods.barredFor('bob')).toBe(seconds * 1000)
    site.clock.at += seconds * 1000
    expect(site.floods.barredFor('bob')).toBe(0)
  }
  site.clock.at += 600_001
  flood(site, 'bob')
  expect(site.floods.barredFor('bob')).toBe(10_000)
})

test('what is sent while barred lengthens nothing', () => {
  const site = open()
  flood(site, 'bob')
  for (let second = 0; second < 10; second++) {
    site.floods.take('bob', 1)
    site.clock.at += 1000
  }
  expect(site.floods.take('bob', 1)).toBe(true)
})

test('a clock set back bars for no longer', () => {
  const site = open()
  flood(site, 'bob')
  site.clock.at -= 86_400_000
  expect(site.floods.barredFor('bob')).toBe(10_000)
  site.clock.at += 10_000
  expect(site.floods.take('bob', 1)).toBe(true)
})

test('nobody is barred who keeps to the pace, whatever their rhythm, also after a clock set back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 200 }), (rhythm) => {
      const { clock, floods } = open()
      for (const ticks of rhythm) {
        clock.at += ticks * 100
        for (let i = 0; i < ticks * 6; i++) if (!floods.take('mei', 1)) return false
      }
      clock.at -= 3_600_000
      for (let i = 0; i < 280; i++) if (!floods.take('mei', 1)) return false
      return floods.barredFor('mei') === 0
    }),
  )
})
