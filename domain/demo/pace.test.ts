import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chapters, DEMO_STARTS, LINE_DEAD, opening } from './chapters.ts'
import { demoId, demoOf } from './demo.ts'
import { paceAt, toldSeconds } from './pace.ts'

const first = chapters[0]
const last = chapters.at(-1)
if (first === undefined || last === undefined) throw new Error('no story')
const sometime = fc.integer({ min: first.from - 3_600_000, max: last.to + 3_600_000 })

test('the whole story takes about three minutes', () => {
  const all = chapters.reduce((sum, c) => sum + c.seconds, 0)
  expect(all).toBeGreaterThanOrEqual(175)
  expect(all).toBeLessThanOrEqual(190)
  expect(toldSeconds(chapters, last.to)).toBeCloseTo(all)
  // Rates are whole numbers, so a chapter may last a little longer or shorter than it says.
  for (const c of chapters) {
    const { rate } = paceAt(chapters, c.from) ?? { rate: 0 }
    expect(Math.abs((c.to - c.from) / 1000 / rate - c.seconds), c.id).toBeLessThan(0.35)
    expect(rate, c.id).toBeLessThanOrEqual(3600)
  }
})

test('chapters follow each other, and nothing is told twice', () => {
  expect(first.from).toBe(DEMO_STARTS)
  for (const [i, c] of chapters.entries()) {
    expect(c.to, c.id).toBeGreaterThan(c.from)
    expect(c.from, c.id).toBeGreaterThanOrEqual(chapters[i - 1]?.to ?? c.from)
  }
  expect(new Set(chapters.map((c) => c.id)).size).toBe(chapters.length)
})

test('the clock is never set back, and what is told never shrinks', () => {
  fc.assert(
    fc.property(sometime, fc.nat(86_400_000), (at, more) => {
      const pace = paceAt(chapters, at)
      const later = paceAt(chapters, at + more)
      if (pace === null) expect(later).toBeNull()
      else {
        expect(pace.at).toBeGreaterThanOrEqual(at)
        expect(pace.at).toBeLessThan(pace.chapter.to)
        expect(later?.index ?? chapters.length).toBeGreaterThanOrEqual(pace.index)
      }
      expect(toldSeconds(chapters, at + more)).toBeGreaterThanOrEqual(toldSeconds(chapters, at))
    }),
  )
})

test('the opening takes twenty seconds, and the phone hears its last pace before the line dies', () => {
  const all = opening.reduce((sum, b) => sum + b.seconds, 0)
  expect(all).toBeGreaterThanOrEqual(19)
  expect(all).toBeLessThanOrEqual(21)
  for (const [i, b] of opening.entries()) {
    expect(b.from, b.id).toBeGreaterThanOrEqual(opening[i - 1]?.to ?? b.from)
    const { rate } = paceAt(opening, b.from) ?? { rate: 0 }
    expect(Math.abs((b.to - b.from) / 1000 / rate - b.seconds), b.id).toBeLessThan(0.35)
  }
  const dead = opening.at(-1)
  const heard = (LINE_DEAD.from - (dead?.from ?? 0)) / 1000 / (paceAt(opening, dead?.from ?? 0)?.rate ?? 1)
  expect(heard).toBeGreaterThan(0.3)
  expect(dead?.to).toBeLessThan(LINE_DEAD.to)
})

test('an id says that it is a demo, and in which language', () => {
  expect(demoOf(demoId(3, 'en'))).toEqual({ n: 3, lang: 'en', part: 'story' })
  expect(demoOf(demoId(12, 'zh-TW'))).toEqual({ n: 12, lang: 'zh-TW', part: 'story' })
  expect(demoOf(demoId(12, 'zh-TW', 'opening'))).toEqual({ n: 12, lang: 'zh-TW', part: 'opening' })
  for (const id of ['taipei', 'demo', 'demo-', 'demo-1-fr', 'a-demo-1', 'demo-1-opening-zh', 'demo-opening'])
    expect(demoOf(id)).toBeNull()
})
