/**
 * How fast a request reaches somebody: from the ask to its words standing on the phone's screen, and from its
 * acknowledgement to its hand-over to the push service. Both against doing the same with nothing behind it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { io, type Socket } from 'socket.io-client'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { realClock } from '../../server/clock/clock.ts'
import { readEnv } from '../../server/env.ts'
import { createNotify } from '../../server/notices/notify.ts'
import { createPush } from '../../server/notices/push/door.ts'
import { pushKeys } from '../../server/notices/push/keys.ts'
import { sendPush } from '../../server/notices/push/send.ts'
import { fakePushService } from '../../server/notices/testing/push-service.ts'
import { loopbackDoor as door } from '../../server/outbound/testing/door.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { openStore } from '../../server/store/open.ts'
import { buildPlan } from '../factories.ts'
import { whole } from '../harness/chromium.ts'
import { comeAsOwner, comeByInvitation } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const ASKS = 60
const WARM = 10
/** Between what is measured, ms. */
const PAUSE = 200

export interface Reached {
  /** Of the medians, ours to bare. */
  ratio: number
  detail: string
}

const now = () => performance.timeOrigin + performance.now()
const median = (xs: number[]) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)] ?? 0
const said = (ours: number[], bare: number[]): Reached => ({
  ratio: median(ours) / median(bare),
  detail: `  (p50 ${median(ours).toFixed(1)} ms; bare ${median(bare).toFixed(1)} ms)`,
})

/**
 * From the ask, sent over the upgrader's socket, to the phone's page showing it. `bareUrl` is the bare relay with a page
 * that puts the same card into its document as it is.
 */
export async function measureAskToScreen(bareUrl: string): Promise<Reached> {
  const server = await startServer()
  const browser = await chromium.launch(whole)
  const sockets: Socket[] = []
  try {
    const dale = await comeAsOwner(browser, server)
    await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
    await dale.does({ type: 'upgrade.start' })
    const mei = await comeByInvitation(browser, server, dale, {
      role: 'sentinel',
      person: 'sentinel',
      name: 'Mei',
      lang: 'en',
    })
    await mei.does({ type: 'presence.arrive' })
    const phone = await mei.context.newPage()
    await phone.goto('/u/taipei/hands')
    await phone.locator('.status').getByText('Live').waitFor()
    const bare = await browser.newPage()
    await bare.goto(bareUrl)
    await bare.locator('#live').waitFor({ state: 'attached' })

    const cookie = (await dale.context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
    const ours = await connect(server.url, { cookie, origin: server.url })
    const theirs = await connect(bareUrl, {})
    sockets.push(ours, theirs)
    await ours.emitWithAck('hello', { protocol: 1, upgrade: 'taipei', after: null })

    const took = { ours: [] as number[], bare: [] as number[] }
    for (let i = 0; i < ASKS + WARM; i++) {
      const text = `ask number ${i}`
      // As at night: each comes after a pause. And a session may send ten a second, of which each round is two.
      await sleep(PAUSE)
      const one = await untilShown(phone, text, () => command(ours, ask(`bench-${i}`, text)))
      if (i === 0) {
        const card = await phone.evaluate<string>("document.querySelector('.card-ask').outerHTML")
        await bare.evaluate(`card = ${JSON.stringify(card)}.split(${JSON.stringify(text)})`)
      }
      await command(ours, { type: 'request.withdraw', id: `bench-${i}`, reason: 'counted' })
      await phone.getByText(text, { exact: true }).first().waitFor({ state: 'detached' })
      await sleep(PAUSE)
      const two = await untilShown(bare, text, () => command(theirs, { type: 'talk.say', text }))
      if (i < WARM) continue
      took.ours.push(one)
      took.bare.push(two)
    }
    return said(took.ours, took.bare)
  } finally {
    for (const s of sockets) s.disconnect()
    for (const context of browser.contexts()) await context.close()
    await browser.close()
    await server.stop()
  }
}

/** From the acknowledgement of an ask to its arrival at the push service, against handing one over by itself. */
export async function measurePush(): Promise<Reached> {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
  const service = await fakePushService()
  const store = await openStore({ dataDir })
  const relay = createRelay({ log: store.log, clock: realClock })
  const keys = await pushKeys(store.meta)
  const subject = 'mailto:bench@example.org'
  const push = createPush({ store: store.push, clock: realClock, door, keys, subject })
  const read = readEnv({ DATA_DIR: dataDir, PUBLIC_URL: 'https://farhand.example.org' }, [])
  if (!read.ok) throw new Error(read.faults.join('; '))
  const { notifier } = createNotify({ store, relay, clock: realClock, env: read.env, door, push })
  let count = 0
  const must = async (who: Who, said: CommandInput) => {
    const id = `bench-${String(++count).padStart(8, '0')}`
    const invited = said.type === 'person.join' ? { invited: said.invite } : {}
    const answer = await relay.submit({ upgrade: 'u', id, command: said, who, ...invited })
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  }
  const as = (account: string, owner = false): Who => ({ kind: 'account', account, owner, device: account })
  try {
    const at = realClock.now()
    await must(as('olga', true), { type: 'plan.import', plan: buildPlan() })
    for (const [account, person, role] of [
      ['dale', 'upgrader', 'upgrader'],
      ['mei', 'sentinel', 'sentinel'],
    ] as const) {
      await store.accounts.createAccount({
        id: account,
        name: account,
        lang: 'en',
        owner: false,
        createdAt: at,
      })
      const invite = `i-${person}`
      await must(as('olga', true), {
        type: 'person.invite',
        id: invite,
        role,
        person,
        expiresAt: at + 3_600_000,
      })
      await must(as(account), { type: 'person.join', invite, person, name: account, zone: null })
    }
    await store.accounts.createSession({
      id: 'mei',
      tokenHash: 'x',
      accountId: 'mei',
      label: 'phone',
      createdAt: at,
      lastSeenAt: at,
      expiresAt: at + 3_600_000,
      revokedAt: null,
    })
    const phone = service.phone()
    await store.push.keep({ ...phone.target, sessionId: 'mei', createdAt: at })
    await must(as('mei'), { type: 'presence.arrive' })
    await notifier.start()

    let arrived = (_at: number) => {}
    const arrival = () =>
      new Promise<number>((go) => {
        arrived = go
      })
    phone.got.push = (...got) => {
      arrived(now())
      return got.length
    }
    const took = { ours: [] as number[], bare: [] as number[] }
    for (let i = 0; i < ASKS + WARM; i++) {
      const there = arrival()
      await must(as('dale'), ask(`r${i}`, 'Press reset on DOLPHIN'))
      const acknowledged = now()
      const one = (await there) - acknowledged
      await must(as('dale'), { type: 'request.withdraw', id: `r${i}`, reason: 'counted' })
      await notifier.idle()
      const alone = arrival()
      const began = now()
      void sendPush(phone.target, payload, { door, keys, subject, urgent: true })
      const two = (await alone) - began
      if (i < WARM) continue
      took.ours.push(one)
      took.bare.push(two)
    }
    return said(took.ours, took.bare)
  } finally {
    await relay.close()
    await notifier.close()
    await store.close()
    await service.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const payload = {
  kind: 'request' as const,
  nid: 'bench',
  upgrade: 'u',
  id: 'r',
  account: 'mei',
  tag: 'request:u:r',
  title: 'Press reset: DOLPHIN',
  body: 'Press reset on DOLPHIN',
  url: 'https://farhand.example.org/u/u/hands',
  lang: 'en' as const,
  actions: [],
}

function ask(id: string, text: string): CommandInput {
  return {
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text,
    expect: 'LILO boot:',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'ask', reason: 'It is counted.' },
  }
}

async function connect(url: string, extraHeaders: Record<string, string>): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, extraHeaders })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  return socket
}

let frames = 0
async function command(socket: Socket, said: CommandInput): Promise<void> {
  const at = Math.floor(now())
  const id = `reach-${String(++frames).padStart(8, '0')}`
  const answer = (await socket.emitWithAck('command', {
    upgrade: 'taipei',
    id,
    saidAt: at,
    sentAt: at,
    command: said,
  })) as { ok: boolean }
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}

/** Milliseconds from just before `say` until the page's document holds the text. Both read the same machine's clock. */
async function untilShown(page: Page, text: string, say: () => Promise<void>): Promise<number> {
  // As text: a function would bring along what the loader of this file puts into it.
  const shown = page.evaluate<number>(`new Promise((go) => new MutationObserver((_, watch) => {
    if (!document.body.textContent.includes(${JSON.stringify(text)})) return
    watch.disconnect()
    go(performance.timeOrigin + performance.now())
  }).observe(document.body, { childList: true, subtree: true, characterData: true }))`)
  // Until the page watches: what is asked before that would be missed.
  await page.evaluate('new Promise((go) => requestAnimationFrame(go))')
  const began = now()
  await say()
  return (await shown) - began
}
