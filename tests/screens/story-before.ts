import type { Page } from '@playwright/test'
import { comeAsOwner, comeByInvitation, inMassachusetts, linkFrom } from '../harness/people.ts'
import { type Cast, type Stage, taipei } from './stage.ts'

/** Of everything some, and a table that says nothing of itself. */
export const procedure = `# Swap the gateway

Read all of it first.

## Preparation
1. Save the configuration (5-10 min)
   - \`show running-config\`
   - Expected: ends with "end"

## Work
1. Unplug the old gateway, plug in the new one
   - Owner: on-site staff
   - Duration: 10/15/30 min
   - Rollback: put the cables back

| Start | End |
|---|---|
| 20:00 | 22:00 |
`
async function readProcedure(page: Page) {
  await page.locator('.md-bring textarea').fill(procedure)
  await page.locator('.md-bring [type=submit]').click()
  await page.locator('.md-where').waitFor()
}

/** Until all have come: the ways in and to a plan, the people, what each has set. */
export async function tellBefore({ browser, server, stranger, show }: Stage): Promise<Cast> {
  await show(stranger, 'front-stranger', '/')
  await show(stranger, 'owner-link', new URL(server.ownerLink ?? '').pathname)
  await show(stranger, 'owner-link-unknown', '/in/nothing-of-ours-nothing-of-ours')
  await show(stranger, 'join-unknown', '/join/nothing-of-ours-nothing-of-ours')
  await show(stranger, 'code', '/code')
  await show(stranger, 'not-found', '/nowhere')
  await show(stranger, 'pieces', '/ui')

  const dale = await comeAsOwner(browser, server)
  await show(stranger, 'owner-link-used', new URL(server.ownerLink ?? '').pathname)
  await show(dale.context, 'upgrades', '/')
  await show(dale.context, 'new-upgrade', '/new')
  for (const from of ['blank', 'copy', 'file'])
    await show(dale.context, `new-upgrade-${from}`, `/new?from=${from}`)
  await show(dale.context, 'new-from-markdown', '/new/markdown')
  await show(dale.context, 'markdown-nothing-to-read', '/new/markdown', (p) =>
    p.locator('.md-bring [type=submit]').click(),
  )
  await show(dale.context, 'markdown-looked-over', '/new/markdown', readProcedure)
  await show(dale.context, 'markdown-plan', '/new/markdown', async (p) => {
    await readProcedure(p)
    const plan = p.locator('.md-sides label').last()
    if (await plan.isVisible()) await plan.click()
    await p.locator('.md-step-tools button').first().click()
    await p.locator('.md-step-facts input').first().fill('soon')
  })
  await show(dale.context, 'markdown-to-be-mended', '/new/markdown', async (p) => {
    await readProcedure(p)
    await p.locator('.md-where [type=submit]').click()
  })
  await show(dale.context, 'desk-without-seat', '/u/taipei')
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await show(dale.context, 'desk-ready', '/u/taipei')
  await show(dale.context, 'plan', '/u/taipei/plan')
  await show(dale.context, 'plan-step-open', '/u/taipei/plan', (page) =>
    page.locator('[data-step="first-boot"]').press('Enter'),
  )
  await show(dale.context, 'plan-many', '/u/taipei/plan', async (page) => {
    for (const n of [1, 2]) await page.locator('.plan-steps input[type=checkbox]').nth(n).click()
  })
  await show(dale.context, 'plan-table', '/u/taipei/plan', async (page) => {
    await page.locator('[data-paste]').click()
    const table = 'Step\tWho\tMinutes\tRemarks\nMove the cable\tMary\t0:10\tcareful\nLook\tsentinel\tsoon\t'
    await page.locator('[data-table] textarea').fill(table)
    await page.locator('[data-table] .button-primary').click()
  })
  await show(dale.context, 'plan-best-start', '/u/taipei/plan', async (page) => {
    await page.locator('.plan-bar .segments label').nth(4).click()
    await page.locator('.start-map').waitFor()
  })
  for (const [i, part] of ['head', 'people', 'machines'].entries())
    await show(dale.context, `plan-${part}`, '/u/taipei/plan', async (page) => {
      await page
        .locator('.plan-bar .segments label')
        .nth(i + 1)
        .click()
      if (part !== 'head') return
      await page.locator('.plan-when button').first().click()
      await page.locator('.plan-sources summary').click()
    })
  const link = await linkFrom(server, dale, { role: 'sentinel', person: 'sentinel' })
  await show(stranger, 'join', new URL(link).pathname)
  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  const spent = await linkFrom(server, dale, { role: 'observer', person: null })
  const passer = await browser.newContext({ baseURL: server.url })
  await passer.request.post('/api/session/join', {
    headers: { origin: server.url },
    form: { token: spent.split('/').at(-1) ?? '', name: 'Pat', lang: 'en', id: 'the-one-who-came-first' },
  })
  await show(stranger, 'join-used', new URL(spent).pathname)
  const back = await linkFrom(server, dale, { role: 'observer', person: null })
  const given = await dale.context.request.get('/api/upgrades/taipei')
  const { invites } = ((await given.json()) as { state: { invites: Record<string, { role: string }> } }).state
  const revoked = Object.keys(invites).findLast((id) => invites[id]?.role === 'observer') ?? ''
  await dale.does({ type: 'invite.revoke', id: revoked })
  await show(stranger, 'join-revoked', new URL(back).pathname)
  const guest = { role: 'observer', person: null, name: 'Boss', lang: 'en' } as const
  const boss = await comeByInvitation(browser, server, dale, guest, inMassachusetts)
  await show(dale.context, 'people', '/u/taipei/people')
  await show(mei.context, 'calendar', '/u/taipei/calendar')
  await show(dale.context, 'calendar-link-made', '/u/taipei/calendar', async (p) => {
    await p.locator('.cal-column .form-actions button').first().click()
    await p.locator('.cal-qr').waitFor()
  })
  await show(dale.context, 'calendar-linked', '/u/taipei/calendar')
  await show(dale.context, 'settings', '/settings')
  await show(dale.context, 'settings-sign-ins', '/settings/sign-ins')
  await dale.context.request.post('/api/session/hours', {
    headers: { origin: server.url },
    form: { wake: '07:00', sleep: '23:00' },
  })
  for (const form of [
    { kind: 'ntfy', url: 'https://ntfy.example.org/dale-by-night', after: '60' },
    { kind: 'mail', to: 'dale@example.org', after: '120' },
    { kind: 'tel', number: '+1 413 555 0100', after: '600' },
  ] as Record<string, string>[])
    await dale.context.request.post('/api/session/channels', { headers: { origin: server.url }, form })
  await show(dale.context, 'settings-reach', '/settings?done=way-added#reach')
  await show(dale.context, 'settings-reach-failed', '/settings?why=way-failed#reach')
  await show(dale.context, 'settings-sleep-said', '/settings?why=no-hours#sleep')
  await show(dale.context, 'settings-sign-out-asks', '/settings#sessions', (p) =>
    p.locator('#sessions .row .button-danger[popovertarget]').first().click(),
  )
  await show(dale.context, 'settings-sleep-deleted', '/settings?done=forgotten#sleep')
  const at = (hhmm: string) => dale.does({ type: 'clock.set', own: { at: taipei(hhmm), rate: 0 } })
  return { dale, mei, boss, at }
}
