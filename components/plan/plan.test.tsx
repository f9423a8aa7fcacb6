import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { Status } from '../../domain/log/state.ts'
import { langs } from '../../domain/messages/lang.ts'
import { shiftOf } from '../../domain/plan/shift.ts'
import { bulkWords } from '../../domain/plan/words/bulk.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { shiftWords } from '../../domain/plan/words/shifts.ts'
import { planSteps } from '../../domain/plan/words/steps.ts'
import { planSummary } from '../../domain/plan/words/summary.ts'
import { tableWords } from '../../domain/plan-table/words.ts'
import { outlook } from '../../domain/schedule/words/outlook.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { boss, dale, HOUR, mei, meOf, NINE, type Night, owner, upgradeWith } from '../../tests/factories.ts'
import { DeskProvider } from '../desk/desk-context.tsx'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { Outlook } from '../schedule/outlook.tsx'
import { HoursPanel } from './people/hours-panel.tsx'
import { PlanProvider } from './plan-context.tsx'
import { PlanScreen } from './plan-screen.tsx'

function page(night: Night, who: Who, lang: 'en' | 'zh-TW' = 'en'): string {
  const { state } = night
  const me = meOf(night, who)
  return renderToString(
    <PlanScreen me={me} lang={lang} state={state} events={[]} now={night.realNow} />,
  ).replaceAll('<!-- -->', '')
}

const titles = (html: string) => [...html.matchAll(/data-step="([^"]*)"/g)].map((m) => m[1])

describe('the plan as the server renders it', () => {
  const statuses: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back', 'closed', 'cancelled']
  test.each(statuses)('%s, for everybody, in both languages', (status) => {
    const night = upgradeWith({ status, onSite: true })
    for (const lang of langs)
      for (const who of [dale, mei, boss, owner]) {
        const html = page(night, who, lang)
        expect(titles(html)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
        expect(html).toContain(planPage[lang].title)
      }
  })

  test('buttons follow the role table: who may not edit reads', () => {
    const night = upgradeWith()
    for (const who of [dale, owner]) {
      expect(page(night, who)).toContain(planSteps.en.add)
      expect(page(night, who)).toContain(bulkWords.en.choose('Step a'))
      expect(page(night, who)).toContain(bulkWords.en.quick.hint)
      expect(page(night, who)).toContain(tableWords.en.open)
      expect(page(night, who)).not.toContain(planPage.en.readOnly)
    }
    for (const who of [mei, boss]) {
      const html = page(night, who)
      expect(html).toContain(planPage.en.readOnly)
      expect(html).not.toContain(planSteps.en.add)
      expect(html).not.toContain(`>${planPage.en.undo}<`)
      expect(html).not.toContain('Move “')
      expect(html).not.toContain('type="checkbox"')
      expect(html).not.toContain(bulkWords.en.quick.hint)
      expect(html).not.toContain(tableWords.en.open)
    }
  })

  test('an upgrade that is over can’t be edited by anybody', () => {
    const html = page(upgradeWith({ status: 'closed' }), dale)
    expect(html).toContain(planPage.en.over)
    expect(html).not.toContain(planSteps.en.add)
  })

  test('what has run has no grip, and says how it went', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.finish', step: 'a' })
    const html = page(night, dale)
    expect(html).not.toContain('Move “Step a”')
    // Nor is it chosen to be set with others.
    expect(html).not.toContain(bulkWords.en.choose('Step a'))
    expect(html).toContain(bulkWords.en.choose('Step b'))
    expect(html).toContain('aria-label="Done"')
    expect(html).toContain('Move “Step b”')
  })

  test('without a start and a window it says so; with both, whether it fits', () => {
    const night = upgradeWith()
    expect(page(night, dale)).toContain(planSummary.en.noStart)
    const wall = (local: string, instant: string) => ({
      local,
      zone: 'Asia/Taipei',
      instant: Date.parse(instant),
      tz: '',
    })
    const start = { said: 'nine', at: wall('1998-09-12T09:00', '1998-09-12T09:00:00+08:00') }
    night.must(dale, { type: 'plan.set-head', field: 'start', value: start, saw: null })
    const windowTo = (to: string) => ({
      from: start.at,
      to: wall(`1998-09-12T${to}`, `1998-09-12T${to}:00+08:00`),
    })
    night.must(dale, { type: 'plan.set-head', field: 'window', value: windowTo('16:00'), saw: null })
    expect(page(night, dale)).toContain(planSummary.en.inside)
    night.must(dale, {
      type: 'plan.set-head',
      field: 'window',
      value: windowTo('09:30'),
      saw: windowTo('16:00'),
    })
    expect(page(night, dale)).toContain(planSummary.en.beyond)
  })

  test('hours: weekly ones, and shifts by date by themselves, each on both clocks', () => {
    const at = (t: number) => wallTimeAt(t, 'Asia/Tokyo')
    const night = upgradeWith()
    const once = { from: at(NINE + 13 * HOUR), to: at(NINE + 19 * HOUR) }
    const value = shiftOf({ id: 'late', person: 'sentinel', once })
    night.must(dale, { type: 'plan.add', kind: 'hands', value } as never)
    const render = (who: Who) => {
      const { state } = night
      const live = new LiveUpgrade({
        upgrade: state.id,
        me: meOf(night, who),
        state,
        events: [],
        now: night.realNow,
      })
      return renderToString(
        <DeskProvider live={live} lang="en" open={() => {}}>
          <PlanProvider>
            <HoursPanel />
          </PlanProvider>
        </DeskProvider>,
      ).replaceAll('<!-- -->', '')
    }
    const html = render(dale)
    expect(html.match(/plan-days/g)).toHaveLength(1)
    expect(html).toContain(shiftWords.en.add)
    expect(html).toContain(shiftWords.en.agreed('Asia/Tokyo'))
    expect(html).toContain('22:00')
    expect(html).toContain('10:00')
    expect(html).not.toContain(shiftWords.en.hints.past)
    expect(render(mei)).not.toContain(shiftWords.en.add)
    night.set(NINE + 20 * HOUR)
    expect(render(dale)).toContain(shiftWords.en.hints.past)
  })

  test('before the trials are known, too, the end is the very one that the desk says', () => {
    for (const night of [upgradeWith(), upgradeWith({ status: 'running' })]) {
      const { state } = night
      const live = new LiveUpgrade({
        upgrade: state.id,
        me: meOf(night, dale),
        state,
        events: [],
        now: night.realNow,
      })
      const desk = renderToString(
        <DeskProvider live={live} lang="en" open={() => {}}>
          <Outlook />
        </DeskProvider>,
      )
      const end = (html: string) => {
        const from = html.indexOf(outlook.en.ends)
        return [...html.slice(from, html.indexOf('</dd>', from)).matchAll(/dateTime="([^"]*)"/gi)].map(
          (m) => m[1],
        )
      }
      expect(end(desk)).toHaveLength(2)
      expect(end(page(night, dale).slice(page(night, dale).indexOf(planSummary.en.title)))).toEqual(end(desk))
    }
  })
})
