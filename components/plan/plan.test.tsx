import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { Status } from '../../domain/log/state.ts'
import { langs } from '../../domain/messages/lang.ts'
import { planWords } from '../../domain/messages/plan.ts'
import { boss, dale, mei, meOf, type Night, owner, upgradeWith } from '../../tests/factories.ts'
import { PlanScreen } from './plan-screen.tsx'

function page(night: Night, who: Who, lang: 'en' | 'zh-TW' = 'en'): string {
  const { state } = night
  const me = meOf(night, who)
  return renderToString(
    <PlanScreen me={me} lang={lang} state={state} events={[]} now={night.realNow} />,
  ).replaceAll('<!-- -->', '')
}

const titles = (html: string) => [...html.matchAll(/data-step="([^"]*)"/g)].map((m) => m[1])
const { en } = planWords

describe('the plan as the server renders it', () => {
  const statuses: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back', 'closed', 'cancelled']
  test.each(statuses)('%s, for everybody, in both languages', (status) => {
    const night = upgradeWith({ status, onSite: true })
    for (const lang of langs)
      for (const who of [dale, mei, boss, owner]) {
        const html = page(night, who, lang)
        expect(titles(html)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
        expect(html).toContain(planWords[lang].title)
      }
  })

  test('buttons follow the role table: who may not edit reads', () => {
    const night = upgradeWith()
    for (const who of [dale, owner]) {
      expect(page(night, who)).toContain(en.steps.add)
      expect(page(night, who)).not.toContain(en.readOnly)
    }
    for (const who of [mei, boss]) {
      const html = page(night, who)
      expect(html).toContain(en.readOnly)
      expect(html).not.toContain(en.steps.add)
      expect(html).not.toContain(`>${en.undo}<`)
      expect(html).not.toContain('Move “')
    }
  })

  test('an upgrade that is over can’t be edited by anybody', () => {
    const html = page(upgradeWith({ status: 'closed' }), dale)
    expect(html).toContain(en.over)
    expect(html).not.toContain(en.steps.add)
  })

  test('what has run has no grip, and says how it went', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.finish', step: 'a' })
    const html = page(night, dale)
    expect(html).not.toContain('Move “Step a”')
    expect(html).toContain('aria-label="Done"')
    expect(html).toContain('Move “Step b”')
  })

  test('without a start and a window it says so; with both, whether it fits', () => {
    const night = upgradeWith()
    expect(page(night, dale)).toContain(en.summary.noStart)
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
    expect(page(night, dale)).toContain(en.summary.inside)
    night.must(dale, {
      type: 'plan.set-head',
      field: 'window',
      value: windowTo('09:30'),
      saw: windowTo('16:00'),
    })
    expect(page(night, dale)).toContain(en.summary.beyond)
  })
})
