import { randomBytes } from 'node:crypto'
import { type Browser, expect, type Page } from '@playwright/test'
import { handoverWords } from '../../domain/handover/words.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { machineDialogs, machineWords } from '../../domain/hands/words/machines.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { whereaboutsWords } from '../../domain/presence/words/whereabouts.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { deskWarnings } from '../../domain/warnings/words/desk.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { phoneSteps } from '../../domain/work/words/phone.ts'
import { buildPlan, buildStep } from '../factories.ts'
import { newNight, test, type WarmServer } from '../harness/night.ts'
import { comeByInvitation, comeByLink, inMassachusetts, type Member } from '../harness/people.ts'

const words = nowWords.en
const dialogs = machineDialogs.en
const phoneWords = phoneSteps.en
const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}:00+08:00`)

interface Night {
  dale: Member
  mei: Member
  at(clock: string): Promise<void>
  did(who: Member, ...steps: string[]): Promise<void>
  desk: Page
  phone: Page
}

/** A night of its own plan, begun at nine in Taipei, the desk and Mei's phone open. */
async function nightOf(browser: Browser, warm: WarmServer, plan: Partial<Plan>): Promise<Night> {
  const dale = await newNight(browser, warm)
  await dale.does({ type: 'plan.import', plan: buildPlan(plan) })
  const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
  await at('09:00')
  const who = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, who)
  await dale.does({ type: 'upgrade.start' })
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  await expect(desk.getByText('Live', { exact: true })).toBeVisible()
  const phone = await mei.context.newPage()
  await phone.goto(`/u/${dale.upgrade}/hands`)
  const did = async (by: Member, ...steps: string[]) => {
    for (const step of steps) {
      await by.does({ type: 'step.start', step })
      await by.does({ type: 'step.finish', step })
    }
  }
  return { dale, mei, at, did, desk, phone }
}

const undo = { what: 'Take it out of the rack', by: 'sentinel' as const, needs: ['hands' as const] }
const minutes = { best: 1, likely: 5, worst: 10 }

test('after a part roll-back the card, the desk and the phone name the same step, once somebody has said to go on', async ({
  browser,
  warm,
}) => {
  const { dale, mei, did, desk, phone } = await nightOf(browser, warm, {
    steps: [
      buildStep('prepare', { order: 1, title: 'Prepare the rack' }),
      buildStep('mount', {
        order: 2,
        title: 'Mount the new switch',
        by: 'sentinel',
        needs: ['hands'],
        undo: { ...undo, minutes },
      }),
      buildStep('power', { order: 3, title: 'Power on the new switch', by: 'sentinel', needs: ['hands'] }),
    ],
  })
  await did(dale, 'prepare')
  await did(mei, 'mount')
  await dale.does({ type: 'rollback.start', reason: 'the rail does not fit', downTo: 'mount' })
  await did(mei, 'rb1-1')

  // Nobody is asked to begin again before somebody has decided so.
  await expect(desk.getByText(words.goOn).first()).toBeVisible()
  await expect(phone.getByText(phoneIdle.en.undecided)).toBeVisible()
  await expect(phone.getByRole('button', { name: phoneWords.start, exact: true })).toHaveCount(0)

  await dale.does({ type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
  const card = desk.getByRole('region', { name: handoverWords.en.title })
  await expect(card.locator('.handover-next li').first()).toContainText('Mount the new switch')
  await dale.does({ type: 'upgrade.resume' })
  await desk.getByRole('button', { name: words.goOnDo('Mount the new switch') }).click()
  await expect(desk.locator('.now-what')).toHaveText('Mount the new switch')
  await expect(phone.getByRole('heading', { name: 'Mount the new switch' })).toBeVisible()
  await expect(phone.getByRole('button', { name: phoneWords.start, exact: true })).toBeVisible()
})

test('next on site is the one who comes back in a quarter of an hour, wherever it stands', async ({
  browser,
  warm,
}) => {
  const shift = { days: [6, 7], breaks: [], except: [] }
  const { mei, at, desk } = await nightOf(browser, warm, {
    people: [
      ...buildPlan().people,
      { id: 'lin', name: 'Lin', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
    ],
    hands: [
      { ...shift, id: 'early', person: 'sentinel', from: '09:00', to: '11:00' },
      { ...shift, id: 'late', person: 'lin', from: '10:30', to: '13:00' },
    ],
  })
  await at('09:39')
  await mei.does({ type: 'presence.away', until: taipei('09:54') })
  await expect(desk.locator('.hands-now').first()).toContainText('09:54')
  await expect(desk.locator('.hands-now').filter({ hasText: '10:30' })).toHaveCount(0)
  await expect(desk.locator('.person-chip').filter({ hasText: 'Mei' })).toContainText('09:54')
  await desk.keyboard.press('h')
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toContainText('09:54')
  await expect(dialog).not.toContainText('10:30')
})

test('the warning of the last moment to turn back goes when the moment moves, and can be put away on the phone', async ({
  browser,
  warm,
}) => {
  const zone = 'Asia/Taipei'
  const wall = (clock: string) => wallTimeAt(taipei(clock), zone)
  const window = { from: wall('09:00'), to: wall('12:00') }
  const back = {
    what: 'Put it back',
    by: 'upgrader' as const,
    needs: [],
    minutes: { best: 50, likely: 60, worst: 70 },
  }
  const { dale, at, desk, phone } = await nightOf(browser, warm, {
    head: { ...buildPlan().head, window },
    steps: [buildStep('a', { minutes: { best: 60, likely: 120, worst: 160 }, undo: back })],
  })
  await dale.does({ type: 'step.start', step: 'a' })
  await at('10:40')
  const notice = desk.locator('.notice').filter({ hasText: deskWarnings.en.title['turn-back'] })
  const banner = phone.locator('.banner').filter({ hasText: 'The last moment to turn back' })
  await expect(notice).toBeVisible()
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: deskWarnings.en.gotIt }).click()
  await expect(banner).toHaveCount(0)
  await phone.reload()
  await expect(phone.locator('.status .trip')).toBeVisible()
  await expect(banner).toHaveCount(0)

  // An hour more: the old moment stands nowhere.
  await dale.does({
    type: 'plan.set-head',
    field: 'window',
    value: { ...window, to: wall('13:00') } as never,
    saw: window as never,
  })
  await expect(notice).toHaveCount(0)
  await at('11:45')
  await expect(notice).toBeVisible()
  await expect(banner).toBeVisible()
})

test('who pulls the cables has the baton; who is off line was last heard at some moment', async ({
  browser,
  warm,
}) => {
  const { dale, mei, desk, phone } = await nightOf(browser, warm, {})
  for (const step of ['a', 'b', 'c', 'd']) await dale.does({ type: 'step.skip', step, reason: 'not today' })
  await mei.does({ type: 'step.start', step: 'e' })
  const baton = presenceWords.en.baton.holder
  await expect(desk.locator('.baton').first()).toContainText(baton.hands('Mei'))
  await expect(desk.getByText(baton.link)).toHaveCount(0)
  const chip = desk.locator('.person-chip').filter({ hasText: 'Mei' })
  await expect(chip).not.toContainText(whereaboutsWords.en.lastHeard)
  await phone.close()
  await expect(chip).toContainText(whereaboutsWords.en.lastHeard, { timeout: 15_000 })
})

test('a copy has the boxes as they were planned; where a box stands now can be said while it runs', async ({
  browser,
  warm,
}) => {
  const { dale, mei, desk, phone } = await nightOf(browser, warm, {})
  await dale.does({ type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
  await mei.does({ type: 'request.done', id: 'labels' })
  const form = { id: randomBytes(12).toString('base64url'), from: 'copy', of: dale.upgrade, title: 'Again' }
  const { to } = await warm.asOwner('/api/new-upgrade', { form })
  const copy = to.split('/').at(-1) ?? ''
  const seat = { role: 'upgrader', person: 'upgrader' }
  const { link } = await warm.asOwner(`/api/upgrades/${copy}/invitations`, { data: seat })
  const reader = await comeByLink(
    browser,
    warm,
    link,
    { upgrade: copy, name: 'Olga', lang: 'en' },
    inMassachusetts,
  )
  const answer = await reader.context.request.get(`/api/upgrades/${copy}`)
  const { state } = (await answer.json()) as { state: UpgradeState }
  expect(state.machines['dragon']).toMatchObject({ sticker: 'DRAGON', name: 'dragon' })
  expect(state.machines['dolphin']).toMatchObject({ sticker: 'DOLPHIN', name: 'dolphin' })

  for (const step of ['a', 'b', 'c', 'd']) await dale.does({ type: 'step.skip', step, reason: 'not today' })
  // Its sticker was renewed: the body that is called dolphin in the plan wears DRAGON now.
  await desk.getByRole('button', { name: `${machineWords.en.place}: DRAGON` }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('textbox', { name: dialogs.placeField }).fill('Rack 4, top')
  await dialog.getByRole('button', { name: dialogs.placeDo }).click()
  await expect(dialog).toBeHidden()
  await expect(phone.getByText('Rack 4, top').first()).toBeVisible()
})
