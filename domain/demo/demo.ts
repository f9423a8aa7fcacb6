import type { UpgradeState } from '../log/state.ts'
import type { Lang } from '../messages/lang.ts'
import { isOver } from '../work/status.ts'

/** The accounts of the people who are played. Nobody signs in as them, but for the phone beside the desk. */
export const PLAYED = {
  upgrader: 'demo-upgrader',
  sentinel: 'demo-sentinel',
  boss: 'demo-boss',
  outside: 'demo-outside',
} as const

/** The seat that is made for whoever takes over. The played upgrader keeps theirs, and with it their name in the log. */
export const VISITOR = 'visitor'

export type Played = keyof typeof PLAYED

/** A demo has two upgrades: the weekend, and the minutes out of it that it opens with. */
export type DemoPart = 'story' | 'opening'

/** The id of the nth demo of an installation, told in this language. */
export function demoId(n: number, lang: Lang, part: DemoPart = 'story'): string {
  return `demo-${n}${lang === 'zh-TW' ? '-zh' : ''}${part === 'opening' ? '-opening' : ''}`
}

/** Which demo an id names, its language and its part; null for every other upgrade. */
export function demoOf(id: string): { n: number; lang: Lang; part: DemoPart } | null {
  const [, n, zh, opens] = /^demo-(\d{1,9})(-zh)?(-opening)?$/.exec(id) ?? []
  if (n === undefined) return null
  return {
    n: Number(n),
    lang: zh === undefined ? 'en' : 'zh-TW',
    part: opens === undefined ? 'story' : 'opening',
  }
}

/** Whether it is an upgrade that only a demo's own page shows. */
export function isOpening(id: string): boolean {
  return demoOf(id)?.part === 'opening'
}

/** Whether it is the example that comes with every installation, as nobody has touched it yet. */
export function isFreshExample(state: UpgradeState): boolean {
  return state.id === 'taipei' && (state.status === 'draft' || state.status === 'ready')
}

/** Whether the story is still told by itself: everybody sits where the story has them, and it has not ended. */
export function isPlayed(state: UpgradeState): boolean {
  const seated = state.people['upgrader']?.account === PLAYED.upgrader
  return demoOf(state.id) !== null && !isOver(state) && seated && !isTakenOver(state)
}

/** Whether a visitor is the upgrader now, in a seat of their own or in the played one. */
export function isTakenOver(state: UpgradeState): boolean {
  const account = state.people['upgrader']?.account ?? null
  return (account !== null && account !== PLAYED.upgrader) || state.people[VISITOR]?.account != null
}
