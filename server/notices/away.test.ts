import { afterEach, beforeEach, expect, it } from 'vitest'
import { HOUR, MINUTE, NINE } from '../../tests/factories.ts'
import { httpBox } from '../../tests/harness/http-box.ts'
import { type NotifyNight, notifyNight } from './testing/night.ts'

let night: NotifyNight
let web: Awaited<ReturnType<typeof httpBox>>
const to = (at: number) => night.advance(at - night.clock.now())
const titles = () => night.pushed.map((p) => `${p.account}: ${p.notice.title}`)
const bells = () => web.got.map((p) => (JSON.parse(p.body) as { title: string }).title)

beforeEach(async () => {
  web = await httpBox()
  night = await notifyNight()
  night.devices.add('mei')
  await night.channel('mei', 'push', 0)
  await night.channel('mei', 'ntfy', 0, { url: `${web.url}/mei` })
  await night.must('dale', { type: 'upgrade.ready' })
  await night.must('dale', { type: 'upgrade.start' })
  await night.must('mei', { type: 'presence.arrive' })
})
afterEach(async () => {
  await night.close()
  await web.close()
})

it('before the last hour ends the question is pushed, by push alone, and once', async () => {
  await to(NINE + 9 * HOUR - 16 * MINUTE)
  const before = titles().length
  await to(NINE + 9 * HOUR - 10 * MINUTE)
  await night.restart()
  await to(NINE + 9 * HOUR - 5 * MINUTE)
  expect(titles().slice(before)).toEqual(['mei: End of your hours: leaving, staying or later?'])
  expect(bells()).toEqual([])
})

it('late, she is rung by all she has, and no more once she is back', async () => {
  await night.must('mei', { type: 'presence.away', until: NINE + 30 * MINUTE })
  await to(NINE + 34 * MINUTE)
  expect(titles()).toEqual([])
  await to(NINE + 36 * MINUTE)
  await night.restart()
  expect(titles()).toEqual(['mei: Are you back?'])
  expect(night.pushed[0]?.notice).toMatchObject({ urgent: true, kind: 'break' })
  expect(bells()).toEqual(['Are you back?'])
  expect((await night.tried()).map((t) => [t.about, t.channel, t.why])).toEqual([
    [{ kind: 'person', id: 'sentinel' }, 'push', null],
    [{ kind: 'person', id: 'sentinel' }, 'ntfy', null],
  ])
  await night.must('mei', { type: 'presence.back' })
  await to(NINE + 60 * MINUTE)
  expect(titles()).toHaveLength(1)
})
