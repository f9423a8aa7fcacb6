import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserAgents, inAppAgents, iphoneWithoutName } from './agents.fixture.ts'
import { appNames, inAppBrowser, maybeInApp, systemOf, wayOut } from './in-app.ts'

const URL_IN = 'https://farhand.example.org/join/secret-1'
const version = fc.array(fc.nat(999), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))
/** The same string with other numbers in it: a later version of the same. */
const later = (userAgent: string) =>
  fc
    .array(version, { minLength: 40, maxLength: 40 })
    .map((versions) => userAgent.replaceAll(/(?<=[/ ])\d+(?:\.\d+)+/g, () => versions.pop() ?? '1'))

describe('whose browser it is', () => {
  test.each(inAppAgents)('%s on %s: %s', (app, system, userAgent) => {
    expect(inAppBrowser(userAgent)).toBe(app)
    expect(systemOf(userAgent)).toBe(system)
  })

  test.each(browserAgents)('a browser is none: %s', (_what, userAgent) => {
    expect(inAppBrowser(userAgent)).toBeNull()
    expect(maybeInApp(userAgent)).toBe(false)
  })

  test('an iPhone’s page without a name may be on the Home Screen: nobody says it is an app’s', () => {
    expect(inAppBrowser(iphoneWithoutName)).toBeNull()
    expect(maybeInApp(iphoneWithoutName)).toBe(true)
  })

  test('whatever the version numbers, an app stays that app, and a browser stays one', () => {
    for (const [app, , userAgent] of inAppAgents)
      fc.assert(
        fc.property(later(userAgent), (newer) => inAppBrowser(newer) === app),
        { numRuns: 20 },
      )
    for (const [, userAgent] of browserAgents)
      fc.assert(
        fc.property(later(userAgent), (newer) => inAppBrowser(newer) === null && !maybeInApp(newer)),
        { numRuns: 20 },
      )
  })

  test('any text has an answer, at once, and nobody’s agent string is none', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000, unit: 'binary' }), (text) => {
        const app = inAppBrowser(text)
        expect(app === null || app === 'other' || app in appNames).toBe(true)
      }),
    )
    const long = `Android${'; wv '.repeat(100_000)}`
    expect(inAppBrowser(long)).toBeNull()
    expect([inAppBrowser(null), inAppBrowser(undefined), maybeInApp(null)]).toEqual([null, null, false])
  })
})

describe('the way out', () => {
  test('LINE’s own parameter, beside what the address has', () => {
    for (const system of ['ios', 'android'] as const)
      expect(wayOut('line', system, URL_IN)).toEqual({
        href: `${URL_IN}?openExternalBrowser=1`,
        opens: 'browser',
      })
    expect(wayOut('line', 'ios', `${URL_IN}?why=no-name`)?.href).toBe(
      `${URL_IN}?why=no-name&openExternalBrowser=1`,
    )
  })

  test('an intent on Android, Safari’s scheme on iOS, and none where none is known to work', () => {
    expect(wayOut('messenger', 'android', URL_IN)?.href).toBe(
      'intent://farhand.example.org/join/secret-1#Intent;scheme=https;end',
    )
    expect(wayOut('facebook', 'android', 'http://192.168.1.5:3000/code')?.href).toBe(
      'intent://192.168.1.5:3000/code#Intent;scheme=http;end',
    )
    expect(wayOut('messenger', 'ios', URL_IN)).toEqual({ href: `x-safari-${URL_IN}`, opens: 'safari' })
    for (const app of ['wechat', 'teams', 'other', 'snapchat'] as const)
      for (const system of ['ios', 'android', 'other'] as const)
        expect(wayOut(app, system, URL_IN)).toBeNull()
  })

  test('leads to the very same address, whichever the app', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...inAppAgents),
        fc.stringMatching(/^[\w-]{1,70}$/),
        ([app, system], token) => {
          const url = `https://farhand.example.org:8443/join/${token}`
          const href = wayOut(app, system, url)?.href
          if (href !== undefined)
            expect(decodeURIComponent(href)).toContain(`farhand.example.org:8443/join/${token}`)
        },
      ),
    )
  })
})
