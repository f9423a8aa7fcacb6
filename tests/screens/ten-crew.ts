import type { Browser, BrowserContext } from '@playwright/test'
import type { UpgradeState } from '../../domain/log/state.ts'
import { inOrder, type PlanStep } from '../../domain/plan/plan.ts'
import { inMassachusetts, type Member, member, onAPhoneInTaipei, sitDown } from '../harness/people.ts'
import { newExample, ownersLink, type WarmServer } from '../harness/warm-server.ts'

/** The same few people and their browsers in every state: what a browser has loaded once it has for all of them. */
export interface Crew {
  warm: WarmServer
  browsers: Record<'owner' | 'dale' | 'mei', BrowserContext>
  /** A new upgrade: Dale at its desk and Mei on its site, or all its seats free. */
  night(seats: 'taken' | 'free'): Promise<TenNight>
}

/** A fresh Taipei example. Its clock stands wherever it is put, so that both languages see the same minute. */
export interface TenNight {
  upgrade: string
  /** Of the server, who has no seat in it. */
  owner: Member
  dale: Member
  mei: Member
  /** A second sentinel, who has no hours in the plan. */
  jun(): Promise<Member>
  state(): Promise<UpgradeState>
  at(hhmm: string): Promise<void>
  /** Running, with all before this step done in its likely time, so that it could begin at `hhmm`. */
  comeTo(step: string, hhmm: string): Promise<void>
  /** One field of a step, as the plan page would change it. */
  plan<F extends keyof PlanStep & string>(step: string, field: F, value: PlanStep[F]): Promise<void>
}

const MINUTE = 60_000
export const taipei = (hhmm: string) => Date.parse(`1998-09-12T${hhmm}:00+08:00`)

export async function comeTogether(browser: Browser, warm: WarmServer): Promise<Crew> {
  const phone = { ...onAPhoneInTaipei, baseURL: warm.url, viewport: { width: 390, height: 844 } }
  const browsers = {
    owner: await warm.ownersBrowser(browser, inMassachusetts),
    dale: await browser.newContext({ ...inMassachusetts, baseURL: warm.url }),
    mei: await browser.newContext(phone),
  }
  // He is only asked of; nobody looks at his phone.
  const jun = await browser.newContext(phone)
  return { warm, browsers, night: (seats) => newNight(warm, browsers, jun, seats) }
}

async function newNight(
  warm: WarmServer,
  browsers: Crew['browsers'],
  phone: BrowserContext,
  seats: 'taken' | 'free',
): Promise<TenNight> {
  const upgrade = await newExample(warm)
  const seat = async (
    context: BrowserContext,
    name: string,
    role: 'upgrader' | 'sentinel',
    person: string | null,
  ) => {
    const link = await ownersLink(warm, upgrade, { role, person })
    return patient(await sitDown(context, warm, link, { upgrade, name, lang: 'en' }))
  }
  const free = seats === 'free'
  const owner = patient(member(browsers.owner, warm, upgrade))
  const dale = free
    ? member(browsers.dale, warm, upgrade)
    : await seat(browsers.dale, 'Dale', 'upgrader', 'upgrader')
  const mei = free
    ? member(browsers.mei, warm, upgrade)
    : await seat(browsers.mei, 'Mei', 'sentinel', 'sentinel')
  const put = (at: number) => (free ? owner : dale).does({ type: 'clock.set', own: { at, rate: 0 } })
  const night: TenNight = {
    upgrade,
    owner,
    dale,
    mei,
    jun: () => seat(phone, 'Jun', 'sentinel', null),
    async state() {
      const answer = await owner.context.request.get(`/api/upgrades/${upgrade}`)
      return ((await answer.json()) as { state: UpgradeState }).state
    },
    at: (hhmm) => put(taipei(hhmm)),
    async comeTo(step, hhmm) {
      const { phases, steps } = await night.state()
      const all = inOrder(Object.values(phases), Object.values(steps))
      const before = all.slice(
        0,
        all.findIndex((s) => s.id === step),
      )
      const length = before.reduce((sum, s) => sum + s.minutes.likely * MINUTE, 0)
      let at = taipei(hhmm) - length
      await put(at)
      await dale.does({ type: 'upgrade.start' })
      for (const { id, minutes } of before) {
        await dale.does({ type: 'step.start', step: id, confirmed: true })
        at += minutes.likely * MINUTE
        await put(at)
        await dale.does({ type: 'step.finish', step: id })
      }
    },
    async plan(step, field, value) {
      const saw = (await night.state()).steps[step]?.[field]
      await dale.does({
        type: 'plan.set',
        kind: 'step',
        id: step,
        field,
        value: value as never,
        saw: saw as never,
      })
    },
  }
  return night
}

/** A night is told faster than anybody may speak: what a second allows comes back within it. */
function patient(who: Member): Member {
  return {
    ...who,
    async does(command) {
      for (let tries = 20; ; tries--)
        try {
          return await who.does(command)
        } catch (fault) {
          if (tries === 0 || !String(fault).includes(': 429')) throw fault
          await new Promise((go) => setTimeout(go, 250))
        }
    },
  }
}
