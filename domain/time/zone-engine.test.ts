import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as browser from './browser-zone-engine.ts'
import * as server from './zone-engine.ts'

const zones = Intl.supportedValuesOf('timeZone')
const YEAR = 365.25 * 86_400_000

test('in every zone a browser’s answers are the server’s, from 1890 to 2050, to the second', () => {
  for (const zone of zones) {
    const [here, there] = [browser.offsetsOf(zone), server.offsetsOf(zone)]
    for (let year = -80; year < 80; year += 1.37) {
      const instant = Math.round(year * YEAR) + 777
      expect(Math.round(here(instant) * 60), `${zone} ${instant}`).toBe(Math.round(there(instant) * 60))
    }
  }
})

test('at any moment of any zone both say the same', () => {
  const instant = fc.integer({ min: -3e12, max: 4e12 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      const [here, there] = [browser.offsetsOf(zone)(at), server.offsetsOf(zone)(at)]
      expect(Math.round(here * 60)).toBe(Math.round(there * 60))
    }),
  )
})

test.each(['Asia/Taipei', 'UTC', 'Etc/GMT+8', 'Asia/Atlantis', '', 'Taipei', '../etc', 'x'.repeat(99)])(
  '%j is a zone for both, or for neither',
  (name) => {
    expect(browser.isZone(name)).toBe(server.isZone(name))
  },
)
