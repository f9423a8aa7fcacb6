import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { UpgradeState } from '../../domain/log/state.ts'
import { langs } from '../../domain/messages/lang.ts'
import { picture } from '../../domain/rails/picture.ts'
import { rails } from '../../domain/rails/words.ts'
import { buildStep, fold, HOUR, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import { Rails, type RailsProps } from './rails.tsx'
import { StepsTable } from './steps-table.tsx'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const draw = (props: Partial<RailsProps> & { now: number }) =>
  renderToStaticMarkup(<Rails state={weekendAt(props.now)} lang="en" {...props} />)
/** The steps that are buttons; those that zoom are others. */
const BARS = /<button[^>]*class="rails-bar/g
const labels = (html: string) => [...html.matchAll(/<button[^>]*title="([^"]*)"/g)].map((m) => m[1] ?? '')

describe('the weekend on the rails', () => {
  test('at every hour, in both languages, with and without somebody to click', () => {
    for (let t = taipei('06:00'); t < taipei('23:00', 14); t += 2 * HOUR) {
      const state = weekendAt(t)
      for (const lang of langs) {
        expect(draw({ now: t, lang, state })).toContain(rails[lang].title)
        expect(draw({ now: t, lang, state, compact: true })).toContain('role="img"')
      }
    }
  })

  test('steps are buttons that say what, how, when on both clocks; without a listener there are none', () => {
    const now = taipei('14:54')
    const said = labels(draw({ now, onStep: () => {} }))
    expect(said).toContain(
      '7. Boot dolphin into Debian for the first time · Running · needs hands · Sat 14:50 +08:00 / Sat 02:50 −04:00 to Sat 14:54 +08:00 / Sat 02:54 −04:00',
    )
    expect(draw({ now })).not.toMatch(BARS)
  })

  test('one stop for the Tab key: the running step, or the selected one', () => {
    const stops = (html: string) =>
      [...html.matchAll(/<button[^>]*title="(\d+)\.[^>]*tabindex="0"/gi)].map((m) => m[1])
    expect(new Set(stops(draw({ now: taipei('14:54'), onStep: () => {} })))).toEqual(new Set(['7']))
    expect(stops(draw({ now: taipei('14:54'), onStep: () => {}, selected: 'fdisk' }))).toEqual(['1'])
  })

  test('now is on both clocks, or is said to be elsewhere', () => {
    const here = draw({ now: taipei('14:54') })
    expect(here).toContain('rails-chip-home')
    expect(here).toContain('Sat 02:54')
    const before = draw({ now: taipei('08:00') - 400 * HOUR, state: weekendAt(taipei('07:50')) })
    expect(before).toContain(rails.en.nowBefore)
    expect(before).not.toContain('rails-chip')
  })

  test('the table has every step, planned and happened', () => {
    const now = taipei('16:42')
    const state = weekendAt(now)
    const html = renderToStaticMarkup(<StepsTable state={state} picture={picture(state, now)} lang="en" />)
    const rows = html.split('<tbody')[1]?.split('</tr>') ?? []
    expect(rows.filter((r) => r.includes('<th scope="row"'))).toHaveLength(13)
    const cable = rows.find((r) => r.includes('Move the modem')) ?? ''
    expect(cable).toContain('Undone')
  })

  test('Chinese is Chinese', () => {
    const html = draw({ now: taipei('14:54'), lang: 'zh-TW', state: weekendAt(taipei('14:54')) })
    for (const word of Object.values(rails.en))
      if (typeof word === 'string') expect(html).not.toContain(`>${word}<`)
  })
})

test('no time runs into another’s place: all that is placed lies within the picture', () => {
  const html = draw({ now: taipei('09:33', 13) })
  const places = [...html.matchAll(/--a:([\d.]+)%;--b:([\d.]+)%/g)].map((m) => [Number(m[1]), Number(m[2])])
  expect(places.length).toBeGreaterThan(50)
  for (const [a = 0, b = 0] of places) {
    expect(a).toBeGreaterThanOrEqual(0)
    expect(a + b).toBeLessThanOrEqual(100.01)
  }
})

test('a hundred steps: no page grows heavy by them', () => {
  const steps = Array.from({ length: 100 }, (_, i) =>
    buildStep(`s${i}`, { order: i, needs: i % 9 === 0 ? ['hands'] : [] }),
  )
  const { state } = upgradeWith({ plan: { steps }, status: 'running' })
  const html = renderToStaticMarkup(<Rails state={state} now={NINE} lang="en" onStep={() => {}} />)
  expect(html.match(BARS)).toHaveLength(100)
  expect(html.length).toBeLessThan(200_000)
})
