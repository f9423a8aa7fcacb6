import type { BrowserContext, Page } from '@playwright/test'
import sharp from 'sharp'
import type { CommandInput } from '../../domain/log/commands.ts'
import { people } from '../../domain/people/words/people.ts'
import { formatPlanFile } from '../../server/plan-file/format.ts'
import { hundredSteps } from '../factories.ts'
import type { Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'
import { type Cast, type Stage, taipei } from './stage.ts'

const palette = (page: Page) => page.keyboard.press('ControlOrMeta+k')

/** From the start of the work to its end, and to who is sent away. */
export async function tellNight({ server, show }: Stage, { dale, mei, boss, at }: Cast): Promise<void> {
  await at('08:00')
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await at('08:40')
  await show(mei.context, 'hands-nothing-asked', '/u/taipei/hands')
  await dale.does({ type: 'step.finish', step: 'fdisk' })
  await at('09:02')
  await mei.does({ type: 'presence.arrive' })
  await dale.does({ type: 'step.start', step: 'reboot' })
  await dale.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: 'reboot',
    text: 'Press reset on DOLPHIN',
    expect: 'A beep, then boot:',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  await at('09:03')
  await show(mei.context, 'hands-asked', '/u/taipei/hands')
  for (const [about, text] of [
    ['request:r1', 'boot:'],
    ['machine:dolphin', 'DOLPHIN'],
  ] as const) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#26392f"/><text x="400" y="320" font-size="90" font-family="monospace" text-anchor="middle" fill="#a8c64a">${text}</text></svg>`
    await mei.context.request.post(
      `/api/upgrades/taipei/photos?id=photo-${text.length}-story&about=${about}`,
      {
        headers: { origin: server.url, 'content-type': 'image/jpeg' },
        data: await sharp(Buffer.from(svg)).jpeg().toBuffer(),
      },
    )
  }
  await show(mei.context, 'hands-photos', '/u/taipei/hands', (page) => page.locator('.shots img').waitFor())
  await show(dale.context, 'desk-photo', '/u/taipei', (page) => page.locator('.request .photo-thumb').click())
  await at('09:05')
  await mei.does({ type: 'request.done', id: 'r1', saw: 'boot:' })
  await dale.does({ type: 'step.finish', step: 'reboot' })
  await dale.does({ type: 'step.start', step: 'restore' })
  await at('11:58')
  await dale.does({
    type: 'step.progress',
    step: 'restore',
    progress: { unit: 'bytes', done: 201_000_000, total: 310_000_000 },
  })
  await show(mei.context, 'hands-break-asked', '/u/taipei/hands', (page) =>
    page.locator('.card-ask .pair').waitFor(),
  )
  await mei.does({ type: 'break.answer', at: taipei('12:00'), answer: 'leaving' })
  await show(mei.context, 'hands-break-answered', '/u/taipei/hands')
  await show(dale.context, 'desk-break-answered', '/u/taipei')
  await mei.does({ type: 'talk.say', text: '我們要去吃午餐，一點回來。' })
  await mei.does({ type: 'presence.away', until: taipei('13:00'), reason: '午餐' })
  await dale.does({ type: 'talk.say', text: 'Fine. The restore needs nobody for an hour.' })
  await show(dale.context, 'desk-lunch', '/u/taipei')
  await show(dale.context, 'desk-ask-nobody', '/u/taipei', (page) => page.keyboard.press('h'))
  await show(mei.context, 'hands-away', '/u/taipei/hands')
  await at('13:00')
  await at('13:07')
  await show(mei.context, 'hands-overdue', '/u/taipei/hands', (page) => page.locator('.card-due').waitFor())
  await show(dale.context, 'desk-overdue', '/u/taipei')
  await at('13:08')
  await mei.does({ type: 'presence.back' })
  await dale.does({ type: 'step.finish', step: 'restore' })
  for (const [step, from, to] of [
    ['rdev', '13:09', '13:10'],
    ['localise', '13:10', '13:50'],
    ['dns-maps', '13:50', '14:05'],
  ] as const) {
    await at(from)
    await dale.does({ type: 'step.start', step })
    await at(to)
    await dale.does({ type: 'step.finish', step })
  }
  await at('14:46')
  await dale.does({ type: 'step.start', step: 'first-boot' })
  await dale.does({ type: 'machine.report', machine: 'dolphin', condition: 'rebooting', note: 'into Debian' })
  await dale.does({ type: 'talk.say', text: 'Now the first boot into Debian. Watch the console.' })
  await dale.does({
    type: 'request.ask',
    id: 'r2',
    kind: 'reset',
    machine: 'dolphin',
    step: 'first-boot',
    text: 'Press reset on DOLPHIN and watch the console',
    expect: 'LILO, then a Debian login prompt',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })
  await at('14:48')
  await mei.does({ type: 'request.seen', id: 'r2' })
  await mei.does({ type: 'talk.say', text: '好，我走過去。' })
  await show(dale.context, 'desk-waiting', '/u/taipei')
  await show(dale.context, 'desk-palette', '/u/taipei', palette)
  await show(dale.context, 'desk-boot-line', '/u/taipei', (page) =>
    page.locator('.machine-tools button').first().click(),
  )
  await show(dale.context, 'desk-ask', '/u/taipei', (page) => page.keyboard.press('h'))
  await show(dale.context, 'upgrades-running', '/')
  await show(boss.context, 'desk-observer', '/u/taipei')
  await show(boss.context, 'plan-observer', '/u/taipei/plan')
  await show(dale.context, 'plan-step-has-run', '/u/taipei/plan', (page) =>
    page.locator('[data-step="fdisk"]').press('Enter'),
  )
  await show(mei.context, 'hands-seen', '/u/taipei/hands')
  await show(boss.context, 'hands-observer', '/u/taipei/hands')
  await show(dale.context, 'log', '/u/taipei/log')

  await mei.does({
    type: 'sign.report',
    on: 'machine',
    id: 'dolphin',
    sign: 'screen',
    answer: 'login prompt',
  })
  await show(mei.context, 'hands-signs', '/u/taipei/hands')
  await show(mei.context, 'hands-away-choices', '/u/taipei/hands', (page) =>
    page.locator('.presence summary').click(),
  )
  await mei.does({ type: 'request.done', id: 'r2', saw: 'login:' })
  await dale.does({ type: 'step.finish', step: 'first-boot' })
  await dale.does({
    type: 'request.ask',
    id: 'r3',
    kind: 'move-cable',
    machine: 'dolphin',
    step: null,
    text: 'Plug the modem cable in',
    expect: 'The LCD says ON-LINE',
    otherwise: 'Put it back where it was',
    details: { cable: 'modem', from: 'DRAGON, ttyS1', to: 'DOLPHIN, ttyS1' },
    allowance: 10,
    expiresAt: null,
    readBack: true,
    ifNobody: { then: 'wait' },
  })
  await mei.does({ type: 'request.seen', id: 'r3' })
  await mei.does({ type: 'request.on-my-way', id: 'r3' })
  await show(mei.context, 'hands-read-back', '/u/taipei/hands')
  await mei.does({ type: 'request.read-back', id: 'r3', machine: 'dragon' })
  await show(mei.context, 'hands-wrong-box', '/u/taipei/hands')
  await show(dale.context, 'desk-wrong-box', '/u/taipei')
  await dale.does({ type: 'request.withdraw', id: 'r3', reason: 'First the names' })
  await show(mei.context, 'hands-stopped', '/u/taipei/hands')
  await show(mei.context, 'hands-dead-card', '/u/taipei/hands?show=request:long-gone')
  await dale.does({ type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'relabel' })
  await at('15:00')
  const card = { unless: 'PPP up on the console', then: 'Put the cable back into the old box' }
  await dale.does({ type: 'card.arm', id: 'c1', ...card, machine: 'dragon', dueAt: taipei('15:10') })
  await dale.does({
    type: 'go.ask',
    id: 'g1',
    question: 'Move the cable now?',
    signers: ['upgrader', 'sentinel'],
    minutes: 20,
    figures: {},
  })
  await show(dale.context, 'desk-card-and-question', '/u/taipei')
  await dale.does({ type: 'step.start', step: 'move-cable', override: 'The names are changed by now.' })
  for (const [machine, sign, answer] of [
    ['dragon', 'lcd', 'ON-LINE'],
    ['dolphin', 'screen', 'errors'],
  ] as const)
    await mei.does({ type: 'sign.report', on: 'machine', id: machine, sign, answer })
  await show(mei.context, 'hands-symptoms', '/u/taipei/hands')
  await show(dale.context, 'desk-symptoms', '/u/taipei')
  const long = await hundred(server, dale)
  await show(dale.context, 'desk-hundred-steps', `/u/${long}`)
  await show(dale.context, 'plan-hundred-steps', `/u/${long}/plan`)
  await show(mei.context, 'hands-card-and-question', '/u/taipei/hands')
  await at('16:10')
  await show(mei.context, 'hands-card-due', '/u/taipei/hands')
  await show(dale.context, 'desk-card-fired', '/u/taipei')
  await dale.does({
    type: 'rollback.start',
    reason: 'Screens of errors',
    downTo: null,
    cards: 'stand-down',
  })
  await show(dale.context, 'desk-rolling-back', '/u/taipei')
  await dale.does({
    type: 'upgrade.suspend',
    reason: 'The upgrader is sent to bed',
    handOver: 'The old box carries the line again. Nothing may be touched until nine.',
    resumeAt: Date.parse('1998-09-13T09:00:00+08:00'),
  })
  await show(dale.context, 'desk-suspended', '/u/taipei')
  await show(mei.context, 'hands-suspended', '/u/taipei/hands')
  await dale.does({ type: 'upgrade.cancel', reason: 'Done another day' })
  await show(dale.context, 'desk-over', '/u/taipei')
  await show(mei.context, 'hands-over', '/u/taipei/hands')
  await show(dale.context, 'log-over', '/u/taipei/log')
  await show(dale.context, 'people-new-phone', '/u/taipei/people', (page) =>
    page
      .locator('.row-tools button')
      .filter({ hasText: new RegExp(`^(${people.en.phone.open}|${people['zh-TW'].phone.open})$`) })
      .first()
      .click(),
  )
  await dale.does({ type: 'person.revoke', person: await personOf(dale.context, 'taipei', 'Boss') })
  await show(boss.context, 'revoked-desk', '/u/taipei')
  await show(boss.context, 'revoked-upgrades', '/')
  await show(dale.context, 'demo', '/demo')
}

async function personOf(context: BrowserContext, upgrade: string, name: string): Promise<string> {
  const answer = await context.request.get(`/api/upgrades/${upgrade}`)
  const { state } = (await answer.json()) as {
    state: { people: Record<string, { id: string; name: string }> }
  }
  return Object.values(state.people).find((p) => p.name === name)?.id ?? ''
}

/** An upgrade of a hundred steps, at its seventh. */
async function hundred(server: RunningServer, dale: Member): Promise<string> {
  const answer = await dale.context.request.post('/api/upgrades', {
    headers: { origin: server.url, 'content-type': 'application/yaml', accept: 'application/json' },
    data: formatPlanFile(hundredSteps()),
  })
  const { id } = (await answer.json()) as { id: string }
  const there = dale.in(id)
  // The night so far was told faster than anybody may speak: what a minute allows comes back within it.
  const does = async (command: CommandInput, tries = 10): Promise<void> => {
    try {
      await there.does(command)
    } catch (fault) {
      if (tries === 0 || !String(fault).includes('429')) throw fault
      await new Promise((go) => setTimeout(go, 1000))
      await does(command, tries - 1)
    }
  }
  await does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await does({ type: 'upgrade.ready' })
  await does({ type: 'upgrade.start' })
  for (let i = 0; i < 7; i++) {
    await does({ type: 'step.start', step: `s${i}` })
    if (i < 6) await does({ type: 'step.finish', step: `s${i}` })
  }
  return id
}
