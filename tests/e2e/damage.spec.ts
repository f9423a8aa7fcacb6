import { join } from 'node:path'
import { expect } from '@playwright/test'
import Database from 'better-sqlite3'
import { desk } from '../../domain/desk/words.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { damageWords } from '../../domain/log/words/damage.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

test('a line changed in the file is said on desk and phone at once, on their pages, in the log and in the list; none blames the network', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const mei = await comeByInvitation(browser, warm, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'zh-TW',
  })
  for (const text of ['Good evening.', 'Here we go.']) await dale.does({ type: 'talk.say', text })
  const events = `/api/upgrades/${dale.upgrade}/events`
  const { stretch } = await (await dale.context.request.get(events)).json()
  const line: number = stretch.head.seq
  const where = { line, what: 'changed' } as const
  const [atDesk, onPhone] = await Promise.all([dale.context.newPage(), mei.context.newPage()])
  await atDesk.goto(`/u/${dale.upgrade}`)
  await onPhone.goto(`/u/${dale.upgrade}/hands`)
  await expect(onPhone.getByText(phoneLine['zh-TW'].live, { exact: true })).toBeVisible()

  const db = new Database(join(warm.dataDir, 'farhand.db'))
  const { changes } = db
    .prepare(`UPDATE "Event" SET "actor" = 'x' WHERE "upgrade" = ? AND "seq" = ?`)
    .run(dale.upgrade, line)
  expect(changes).toBe(1)
  db.close()
  // Whoever reads that line first finds it, and that may be one of the pages: from then on it is said beside what is proven.
  const finds = async () => {
    const answer = await dale.context.request.get(events)
    return answer.status() === 503 ? where : (await answer.json()).damage
  }
  await expect.poll(finds).toEqual(where)

  const breaks = damageWords.en.breaks(line, 'changed')
  await expect(atDesk.getByText(breaks)).toBeVisible()
  await expect(atDesk.getByText(desk.en.top.connection.lost)).toHaveCount(0)
  await expect(atDesk.getByText('Here we go.')).toBeVisible()
  await expect(atDesk.locator('.outlook')).toBeHidden()
  expect(await axeFaults(atDesk)).toEqual([])
  await expect(onPhone.getByText(refusalText(refuse('log-damaged', where), 'zh-TW')).first()).toBeVisible()
  await expect(onPhone.getByText(phoneLine['zh-TW'].lost, { exact: true })).toHaveCount(0)
  expect(await axeFaults(onPhone)).toEqual([])

  await atDesk.reload()
  await expect(atDesk.getByRole('heading', { level: 1 })).toHaveText(damageWords.en.title)
  await expect(atDesk.getByText(breaks)).toBeVisible()
  expect(await axeFaults(atDesk)).toEqual([])
  await atDesk.getByRole('link', { name: damageWords.en.read(line) }).click()
  await expect(atDesk.getByText(breaks)).toBeVisible()
  await expect(atDesk.locator(`#line-${line - 1}`)).toBeVisible()
  await expect(atDesk.locator(`#line-${line}`)).toHaveCount(0)
  await atDesk.goto('/')
  await expect(atDesk.getByText(damageWords.en.badge)).toBeVisible()
})
