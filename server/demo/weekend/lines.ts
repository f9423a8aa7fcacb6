import type { Who } from '../../../domain/access/table.ts'
import type { CommandInput } from '../../../domain/log/commands.ts'
import type { RefusalCode } from '../../../domain/log/refusals.ts'

/**
 * The weekend of 11 to 14 September 1998 as it happened, told as what each person said and when. The upgrade runs on
 * a clock of its own that reads the same as the real one; what the clock does by itself (sending, ringing, expiring,
 * firing the card, the return from lunch) is not in the script: it must come of its own.
 */
export interface Told {
  id: string
  /** Epoch ms, real and on the upgrade's clock. */
  at: number
  who: keyof typeof cast
  command: CommandInput
  /** Tapped while the line was dead: the phone's clock (wrong by `PHONE_SKEW`) at the tap and at the sending. */
  said?: { saidAt: number; sentAt: number }
  lastHeard?: number
  /** Must be refused, for this reason. */
  refused?: RefusalCode
}

export const UPGRADE = 'taipei'
/** The sentinel's phone is 47 seconds fast. */
export const PHONE_SKEW = 47_000

const account = (name: string, isOwner = false): Who => ({
  kind: 'account',
  account: name,
  owner: isOwner,
  device: `${name}-1`,
})

/** The owner has the installation in Massachusetts and only watches; the boss sits in Taipei. */
export const cast = {
  owner: account('acc-owner', true),
  upgrader: account('acc-upgrader'),
  sentinel: account('acc-sentinel'),
  boss: account('acc-boss'),
  dolphin: { kind: 'script', token: 'tok-dolphin', device: '' },
} satisfies Record<string, Who>

/** Taipei wall time of September 1998 as an instant: `12T09:00`, seconds if need be. */
export function taipei(dayAndTime: string): number {
  const [day, time = ''] = dayAndTime.split('T')
  return Date.parse(`1998-09-${day}T${time.length === 5 ? `${time}:00` : time}.000+08:00`)
}

/** Friday 08:00 in Massachusetts, 20:00 in Taipei: the preparations. */
export const WEEKEND_STARTS = taipei('11T20:00')

export type Line = [
  when: string,
  who: keyof typeof cast,
  command: CommandInput,
  more?: Pick<Told, 'refused'> & { tapped?: string; lastHeard?: string },
]

export const talk = (
  text: string,
  about?: { kind: 'step' | 'request' | 'card'; id: string },
): CommandInput => (about === undefined ? { type: 'talk.say', text } : { type: 'talk.say', text, about })
export const start = (step: string): CommandInput => ({ type: 'step.start', step })
export const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
export const note = (step: string, text: string): CommandInput => ({ type: 'step.note', step, text })
export const bytes = (done: number): CommandInput => ({
  type: 'step.progress',
  progress: { unit: 'bytes', done: done * 1_000_000, total: 412_000_000 },
})
export const ask = (
  id: string,
  request: Partial<Extract<CommandInput, { type: 'request.ask' }>>,
): CommandInput => ({
  type: 'request.ask',
  id,
  kind: 'other',
  machine: null,
  step: null,
  text: '',
  expect: '',
  allowance: 10,
  expiresAt: null,
  // Where nobody was there, the story waited for them.
  ifNobody: { then: 'wait' },
  ...request,
})
export const seen = (id: string): CommandInput => ({ type: 'request.seen', id })
export const onMyWay = (id: string): CommandInput => ({ type: 'request.on-my-way', id })
export const done = (id: string, saw = ''): CommandInput => ({ type: 'request.done', id, saw })
export const report = (machine: string, condition: 'up' | 'rebooting' | 'dark', text = ''): CommandInput => ({
  type: 'machine.report',
  machine,
  condition,
  note: text,
})
/** Her phone has the card, its screen on, until then. */
export const hold = (id: string, dueAt: string): CommandInput => ({
  type: 'card.hold',
  id,
  dueAt: taipei(dueAt),
  awake: true,
})
export const carriedOut = (id: string, saw: string): CommandInput => ({ type: 'card.done', id, saw })
export const readBack = (id: string, machine: string): CommandInput => ({
  type: 'request.read-back',
  id,
  machine,
})
export const sees = (machine: string, sign: string, answer: string): CommandInput => ({
  type: 'sign.report',
  on: 'machine',
  id: machine,
  sign,
  answer,
})
