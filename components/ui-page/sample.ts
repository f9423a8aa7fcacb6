import { apply } from '../../domain/log/apply.ts'
import type { NewEvent, OpenEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'

/** Epoch ms: Saturday 12 September 1998, 14:48 in Taipei. */
export const SAMPLE_NOW = Date.parse('1998-09-12T14:48:00+08:00')

const night: [at: string, NewEvent][] = [
  ['08:00', { type: 'upgrade.readied', body: {} }],
  ['08:00', { type: 'upgrade.started', body: {} }],
  ...step('fdisk', '08:00', '08:40'),
  ['08:58', { type: 'presence.arrived', body: { person: 'sentinel' } }],
  ...step('reboot', '09:01', '09:06'),
  ...step('restore', '09:06', '11:20'),
  ['12:00', { type: 'presence.away', body: { person: 'sentinel', until: taipei('13:00'), reason: '' } }],
  ['12:58', { type: 'presence.returned', body: { person: 'sentinel' } }],
  ...step('rdev', '11:20', '11:31'),
  ...step('localise', '13:00', '13:50'),
  ...step('dns-maps', '13:50', '14:05'),
  ['14:46', { type: 'step.started', body: { step: 'first-boot', attempt: 1 } }],
]

/** The story's night up to the first boot, from the plan as it was read: pure, without a server. */
export function sampleNight(plan: UpgradeState): UpgradeState {
  const inOrder = night.toSorted(([a], [b]) => a.localeCompare(b))
  return inOrder.reduce((state, [time, event]) => {
    const at = taipei(time)
    const meta = { upgrade: state.id, seq: state.seq + 1, hash: '', actor: 'upgrader', at, happenedAt: at }
    return apply(state, { ...meta, ...event } as OpenEvent)
  }, plan)
}

function step(id: string, from: string, to: string): [string, NewEvent][] {
  return [
    [from, { type: 'step.started', body: { step: id, attempt: 1 } }],
    [to, { type: 'step.finished', body: { step: id } }],
  ]
}

function taipei(hhmm: string): number {
  return Date.parse(`1998-09-12T${hhmm}:00+08:00`)
}
