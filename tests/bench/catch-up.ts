import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { realClock } from '../../server/clock/clock.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { openStore } from '../../server/store/open.ts'
import { benchPlan } from './plan.ts'

const said = [
  'fdisk is through: hda5, hda6 and hda7 are there. Reboot next.',
  'the LCD says ON-LINE, the screen is full of errors',
  '午餐時間，一點回來',
  'restore of /usr goes on, 182 of 310 MB',
  'which box? the one with the DOLPHIN sticker?',
  'yes, DOLPHIN, under the window',
  'I see "boot:" and a beep',
]

/**
 * Bytes that the catch-up of 1,000 events of a busy night takes on the wire: talk in two languages, steps, progress,
 * requests through their states, each with ids and device times of its own, as the HTTP answer carries it (gzip).
 */
export async function measureCatchUp(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
  const store = await openStore({ dataDir })
  const relay = createRelay({ log: store.log, clock: realClock })
  const owner: Who = {
    kind: 'account',
    account: randomBytes(9).toString('base64url'),
    owner: true,
    device: 'desk0001',
  }
  const hands: Who = {
    kind: 'account',
    account: randomBytes(9).toString('base64url'),
    owner: false,
    device: 'phone001',
  }
  let skew = 0
  const say = async (who: Who, command: CommandInput) => {
    const now = realClock.now()
    skew = (skew + 37) % 400
    const answer = await relay.submit({
      upgrade: 'night',
      id: randomBytes(12).toString('base64url'),
      command,
      who,
      said: { saidAt: now - skew, sentAt: now },
      ...(command.type === 'person.join' ? { invited: command.invite } : {}),
    })
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  }
  await say(owner, { type: 'plan.import', plan: benchPlan() })
  await say(owner, { type: 'seat.take', person: 'upgrader', name: 'Dale' })
  const later = realClock.now() + 86_400_000
  await say(owner, {
    type: 'person.invite',
    id: 'inv',
    role: 'sentinel',
    person: 'sentinel',
    expiresAt: later,
  })
  await say(hands, { type: 'person.join', invite: 'inv', person: 'sentinel', name: '美玲', zone: null })
  await say(hands, { type: 'presence.arrive' })
  await say(owner, { type: 'upgrade.start' })
  const from = (await relay.state('night'))?.seq ?? 0
  for (let i = 0; ((await relay.state('night'))?.seq ?? 0) < from + 1000; i++) {
    const step = `step-${i % 50}`
    await say(owner, { type: 'talk.say', text: `${said[i % said.length]} (${i})` })
    await say(hands, { type: 'talk.say', text: said[(i * 3 + 1) % said.length] ?? '' })
    if (i < 50) await say(owner, { type: 'step.start', step })
    if (i < 50)
      for (const done of [20, 55, 90])
        await say(owner, { type: 'step.progress', step, progress: { unit: 'percent', done } })
    if (i < 50) await say(owner, { type: 'step.finish', step })
    if (i % 5 === 0) {
      const id = `r-${i}`
      const text = 'Press reset on DOLPHIN'
      await say(owner, {
        type: 'request.ask',
        id,
        kind: 'reset',
        machine: 'box',
        step,
        text,
        expect: 'a beep',
        allowance: 10,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      })
      await say(hands, { type: 'request.seen', id })
      await say(hands, { type: 'request.on-my-way', id })
      await say(hands, { type: 'request.done', id, saw: 'boot:' })
    }
  }
  const read = await relay.stretch('night', { seq: from, hash: null }, 1000)
  if (!read.ok || read.stretch.events.length !== 1000) throw new Error('expected 1,000 events')
  const bytes = gzipSync(JSON.stringify({ stretch: read.stretch, more: read.more })).byteLength
  await relay.close()
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
  return bytes
}
