import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { calendar } from '../../../domain/calendar/words.ts'
import { wallTimeAt } from '../../../domain/time/wall-time.ts'
import { buildPlan } from '../../../tests/factories.ts'
import { type Browser, openSite, type Site, START } from '../testing/site.ts'

let site: Site
let owner: Browser
let mei: Browser

const startAt = (instant: number) => ({ said: '', at: { ...wallTimeAt(instant, 'America/New_York') } })

beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei', { head: { ...buildPlan().head, start: startAt(START) } })
  owner = await site.owner()
  mei = await site.guest(owner, 'sentinel', 'sentinel', '美玲')
})
afterEach(() => site.close())

/** A new calendar link of a browser's account: its path, as any calendar asks for it, and its id. */
async function linkOf(browser: Browser): Promise<{ id: string; path: string }> {
  const answer = await browser.json('/api/upgrades/taipei/calendar-link', {})
  expect(answer.status).toBe(201)
  const { id, link } = (await answer.json()) as { id: string; link: string }
  return { id, path: new URL(link).pathname }
}
/** Without a cookie, as a calendar app does. */
const fetched = (path: string, headers: Record<string, string> = {}) => site.browser().get(path, headers)

async function move(to: number): Promise<void> {
  const { head } = await site.state()
  await site.must('taipei', { type: 'plan.set-head', field: 'start', saw: head.start, value: startAt(to) })
}

describe('the feed', () => {
  test('needs no cookie, says what it is, and comes again only when it changed', async () => {
    const { path } = await linkOf(mei)
    expect(path).toMatch(/^\/calendar\/fhc_[\w-]{43}\.ics$/)
    const first = await fetched(path)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('set-cookie')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    const text = await first.text()
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/)
    expect(text).toContain('DTSTART;TZID=America/New_York:20260911T210000\r\n')

    for (const same of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetched(path, { 'if-none-match': same })
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
    }
    await site.must('taipei', { type: 'clock.set', own: { at: START, rate: 0 } })
    expect((await fetched(path, { 'if-none-match': etag })).status).toBe(304)

    await move(START + 3_600_000)
    const moved = await fetched(path, { 'if-none-match': etag })
    expect(moved.status).toBe(200)
    const after = await moved.text()
    expect(after).toContain('DTSTART;TZID=America/New_York:20260911T220000\r\n')
    const sequence = (ics: string) =>
      Number(/UID:upgrade\.taipei@farhand[\s\S]*?SEQUENCE:(\d+)/.exec(ics)?.[1])
    expect(sequence(after)).toBeGreaterThan(sequence(text))
  })

  test('is in the language of its person and busy with what is asked of them', async () => {
    const { path } = await linkOf(mei)
    await mei.form('/api/session/lang', { lang: 'zh-TW', back: '/' })
    const text = await (await fetched(path, { 'accept-language': 'en' })).text()
    expect(text).toContain('需要現場人手')
    expect(text).toMatch(/UID:hands\.sentinel\.1[\s\S]*?TRANSP:OPAQUE/)
    const others = await (await fetched((await linkOf(owner)).path)).text()
    expect(others).toContain('Hands needed')
    expect(others).not.toContain('OPAQUE')
  })

  test('holds nothing that people keep to themselves', async () => {
    const account = (await site.state()).people['sentinel']?.account ?? ''
    await site.store.sleepHours.put(account, { wake: '06:47', sleep: '23:13', shared: true })
    const text = await (await fetched((await linkOf(mei)).path)).text()
    for (const secret of ['06:47', '23:13', '0647', '2313', account]) expect(text).not.toContain(secret)
  })

  test('ends when it is revoked, when a new one is made, and with the seat', async () => {
    const first = await linkOf(mei)
    const second = await linkOf(mei)
    expect((await fetched(first.path)).status).toBe(410)
    expect((await fetched(second.path)).status).toBe(200)
    expect((await owner.json(`/api/upgrades/taipei/calendar-link/${second.id}/end`, {})).status).toBe(404)
    expect((await fetched(second.path)).status).toBe(200)
    expect((await mei.json(`/api/upgrades/taipei/calendar-link/${second.id}/end`, {})).status).toBe(200)
    const gone = await fetched(second.path, { 'accept-language': 'en' })
    expect(gone.status).toBe(410)
    expect(await gone.text()).toBe(`${calendar.en.feed.gone}\n`)

    const third = await linkOf(mei)
    await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
    expect((await fetched(third.path)).status).toBe(410)
  })

  test('that was never given out is not there, and may not be guessed for long', async () => {
    const guess = `/calendar/fhc_${'a'.repeat(43)}.ics`
    expect((await fetched(guess)).status).toBe(404)
    expect((await fetched('/calendar/taipei.ics')).status).toBe(404)
    expect((await fetched('/calendar/taipei')).status).toBe(404)
    let last = 404
    for (let i = 0; i < 60 && last === 404; i++) last = (await fetched(guess)).status
    expect(last).toBe(429)
  })

  test('asked for too often, waits', async () => {
    const { path } = await linkOf(mei)
    const answers = await Promise.all(Array.from({ length: 45 }, () => fetched(path)))
    expect(answers.filter((a) => a.status === 429)).toHaveLength(5)
    site.clock.set(site.clock.now() + 1000)
    expect((await fetched(path)).status).toBe(200)
  })
})

describe('the file', () => {
  test('is for who may read the upgrade', async () => {
    const file = await mei.get('/u/taipei/calendar.ics')
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="taipei.ics"')
    expect(await file.text()).toContain('UID:upgrade.taipei@farhand')
    expect((await fetched('/u/taipei/calendar.ics')).status).toBe(401)
    await site.upgrade('secret')
    expect((await mei.get('/u/secret/calendar.ics')).status).toBe(404)
    expect((await mei.json('/api/upgrades/secret/calendar-link', {})).status).toBe(404)
  })
})

test('a link is not made by another site, nor with a script’s token', async () => {
  const foreign = await mei.json('/api/upgrades/taipei/calendar-link', {}, { origin: 'https://evil.test' })
  expect(foreign.status).toBe(403)
  const made = await owner.json('/api/upgrades/taipei/tokens', { name: 'box' })
  const { token } = (await made.json()) as { token: string }
  const script = await site
    .browser()
    .json('/api/upgrades/taipei/calendar-link', {}, { authorization: `Bearer ${token}` })
  expect(script.status).toBe(404)
})
