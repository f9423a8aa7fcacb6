import { expect } from '@playwright/test'
import { handoverWords } from '../../domain/handover/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, inMassachusetts, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = handoverWords.en
const baton = presenceWords.en.baton
const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}:00+08:00`)

let server: RunningServer
let dale: Member
let mei: Member
let lin: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'clock.set', own: { at: taipei('15:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  await mei.does({ type: 'presence.arrive' })
  lin = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'upgrader', person: null, name: 'Lin', lang: 'en' },
    inMassachusetts,
  )
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await dale.does({
    type: 'request.ask',
    id: 'r',
    kind: 'read-screen',
    machine: 'dolphin',
    step: null,
    text: 'Read me the last line.',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  await dale.does({
    type: 'card.arm',
    id: 'c',
    unless: 'ppp0 is up',
    then: 'Put the cable back.',
    machine: 'dragon',
    dueAt: taipei('15:40'),
  })
})

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

test('the next upgrader takes the baton with the card of how things stand, and all three see whose it is', async () => {
  const hers = await lin.context.newPage()
  const his = await dale.context.newPage()
  const phone = await mei.context.newPage()
  await hers.goto(`/u/${dale.upgrade}`)
  await his.goto(`/u/${dale.upgrade}`)
  await phone.goto(`/u/${dale.upgrade}/hands`)
  await expect(hers.locator('.baton')).toContainText(baton.holder.keyboard('Dale'))
  await expect(his.locator('.baton')).toContainText(baton.you.keyboard)
  // Two must not start the same thing at once.
  await expect(his.locator('.glance-who')).toHaveText(moveWords.en.yours)
  await expect(hers.locator('.glance-who')).toHaveText(moveWords.en.waits('Dale'))

  await hers.locator('.people-strip').click()
  await hers.getByRole('button', { name: baton.take, exact: true }).click()
  const dialog = hers.getByRole('dialog', { name: words.takeFrom('Dale') })
  const card = dialog.getByRole('region', { name: words.title })
  await expect(card).toContainText(baton.holder.keyboard('Dale'))
  await expect(card).toContainText('Three new partitions on dolphin')
  await expect(card).toContainText('Read me the last line.')
  await expect(card).toContainText(words.card('Put the cable back.'))
  await expect(card).toContainText(words.window)
  await expect(card).toContainText('Mei')
  // It is kept up to date while it is read.
  await mei.does({ type: 'machine.report', machine: 'dolphin', condition: 'rebooting', note: 'LILO says LI' })
  await expect(card).toContainText('LILO says LI')
  expect(await axeFaults(hers)).toEqual([])
  await dialog.getByRole('button', { name: words.takeDo, exact: true }).click()
  await expect(dialog).toBeHidden()

  await expect(hers.locator('.baton')).toContainText(baton.you.keyboard)
  await expect(his.locator('.baton')).toContainText(baton.holder.keyboard('Lin'))
  await expect(phone.getByText(baton.holder.keyboard('Lin')).first()).toBeAttached({ timeout: 20_000 })

  // A request goes to the hands and comes back: to her, not to whoever led before.
  await mei.does({ type: 'request.seen', id: 'r' })
  await expect(hers.locator('.baton')).toContainText(baton.holder.hands('Mei'))
  await mei.does({ type: 'request.done', id: 'r', saw: 'LI' })
  await expect(his.locator('.baton')).toContainText(baton.holder.keyboard('Lin'))
  await expect(hers.locator('.glance-who')).toHaveText(moveWords.en.yours)
  await expect(his.locator('.glance-who')).toHaveText(moveWords.en.waits('Lin'))
  const { people } = await state()
  expect(Object.values(people).find((p) => p.lead)?.name).toBe('Lin')
})
