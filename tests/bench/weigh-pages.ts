import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { inMassachusetts, linkFrom, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'
import { bytesUntil, weigh } from './weights.ts'

/** A row of weights.json; bytes as they are sent. */
interface Row {
  what: string
  /** What it was when weighing began. */
  before: number
  /** What is checked in: tests/e2e/weight.spec.ts holds it. */
  now: number
  /** What it is to come to. */
  most: number
}

export interface Weighed extends Row {
  /** What it is in this build. */
  bytes: number
}

const rows = JSON.parse(readFileSync(new URL('weights.json', import.meta.url), 'utf8')) as readonly Row[]

/**
 * Every row of weights.json with what it weighs in this build, as a browser is sent it that has nothing yet:
 * `dale` is the upgrader, `mei` a sentinel of the same upgrade.
 */
export async function weighPages(
  browser: Browser,
  server: RunningServer,
  { dale, mei }: { dale: Member; mei: Member },
): Promise<Weighed[]> {
  const link = await linkFrom(server, dale, { role: 'observer', person: null })
  const weighed = async (path: string, who: Member | null) => {
    const context = await browser.newContext({
      ...inMassachusetts,
      baseURL: server.url,
      serviceWorkers: 'block',
      ...(who === null ? {} : { storageState: await who.context.storageState() }),
    })
    const weight = await weigh(context, path, { line: who !== null })
    await context.close()
    return weight
  }
  const desk = `/u/${dale.upgrade}`
  const hands = `${desk}/hands`
  const read = async (path: string, who: Member, value: 'en' | 'zh-TW') => {
    await who.context.addCookies([{ name: 'lang', value, url: server.url }])
    return weighed(path, who)
  }
  const english = { desk: await read(desk, dale, 'en'), hands: await read(hands, mei, 'en') }
  const chinese = { desk: await read(desk, dale, 'zh-TW'), hands: await read(hands, mei, 'zh-TW') }
  const cookie = (await mei.context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  const bytes = new Map([
    ['start page, script', (await weighed('/', null)).script],
    ['join page, script', (await weighed(new URL(link).pathname, null)).script],
    ['desk in English, script until it lives', english.desk.script],
    ['desk in Chinese, script until it lives', chinese.desk.script],
    ['desk, sheet', english.desk.sheet],
    ['phone in English, script until it lives', english.hands.script],
    ['phone in Chinese, script until it lives', chinese.hands.script],
    ['phone, until a card can be tapped', await bytesUntil(server.url + hands, cookie, '<script id="boot"')],
  ])
  return rows.map((row) => {
    const found = bytes.get(row.what)
    if (found === undefined) throw new Error(`nothing weighs ${row.what}`)
    return { ...row, bytes: found }
  })
}
