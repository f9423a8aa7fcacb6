import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { beats } from '../../domain/beats/words/beats.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'

const run = promisify(execFile)
const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}+08:00`)

test('a machine is given its line on the desk; run on a box, it turns dark into up and ends the step that waited', async ({
  browser,
  warm,
}) => {
  const _server = warm
  const dale = await newNight(browser, warm)
  const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
  await dale.does({
    type: 'plan.set',
    kind: 'step',
    id: 'first-boot',
    field: 'endsWhenUp',
    value: true,
    saw: null,
  })
  await at('08:00:00')
  await dale.does({ type: 'upgrade.start' })
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  const row = desk.locator('.machine').filter({ hasText: 'DOLPHIN' })
  await row.getByRole('button', { name: 'Boot line: DOLPHIN' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: beats.en.make }).click()
  const first = dialog.locator('.boot-text').filter({ hasText: '#!/bin/sh' })
  await expect(first).toContainText('#!/bin/sh')
  expect(await axeFaults(desk)).toEqual([])
  await dialog.getByText('cron', { exact: true }).click()
  await expect(dialog.locator('.boot-text').last()).toHaveText('@reboot /usr/local/sbin/farhand-up 60\n')
  await expect(dialog.locator('.boot-text').first()).toContainText('curl -fsm20 -d')
  expect(await axeFaults(desk)).toEqual([])
  const placed = (await first.textContent()) ?? ''
  const own = await mkdtemp(join(tmpdir(), 'farhand-box-'))
  const script = (placed.split("<<'FARHAND'\n")[1]?.split('FARHAND\n')[0] ?? '').replace('/var/run', own)
  await desk.keyboard.press('Escape')
  await expect(row).toContainText(beats.en.hasLine)

  await at('14:46:00')
  await run('sh', ['-c', script])
  await expect(row).toContainText('Up')
  await dale.does({ type: 'step.start', step: 'first-boot', override: 'x' })
  await at('14:50:31')
  await dale.does({ type: 'machine.report', machine: 'dolphin', condition: 'dark' })
  await expect(row).toContainText('Dark')
  await at('14:52:07')
  // The same box, booted anew.
  const next = script.replace('/proc/sys/kernel/random/boot_id', join(own, 'boot_id'))
  await writeFile(join(own, 'boot_id'), '1b4e28ba-2fa1-11d2-883f-0016d3cca427\n')
  await run('sh', ['-c', next])
  await rm(own, { recursive: true })
  await expect(row).toContainText('14:52:07')
  await expect(row).toContainText('dark 96 s')
  const log = await dale.context.newPage()
  await log.goto(`/u/${dale.upgrade}/log`)
  await expect(log.getByText('DOLPHIN is up (dark Sat 14:50:31')).toBeVisible()
  await expect(log.getByText('its box reported that it is up')).toBeVisible()
})
