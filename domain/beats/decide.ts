import { happens, type Moment, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { HandsRequest, Machine, UpgradeState } from '../log/state.ts'
import { alive, isOver } from '../plan/decide.ts'
import type { PlanStep } from '../plan/plan.ts'
import { rollBackEnd, stepOf } from '../work/steps.ts'
import { goneUntil } from './apply.ts'

/** A tap "done" comes after the button it tells of: a boot that began so much before it (ms) may still be its fruit. */
const TAP_SLACK = 5 * 60_000

interface Beat {
  boot: string | null
  uptime: number | null
  /** It reports in regularly: then it speaks in the middle of a boot too. */
  regular: boolean
}

export const beatVerbs: Verbs<'machine.report' | 'machine.beat' | 'machine.lose'> = {
  'machine.report'(state, { machine, condition, note }) {
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })
    return happens({ type: 'machine.reported', body: { machine, condition, note } })
  },

  'machine.beat'(state, { machine, boot, uptime, note }, actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const token = actor.who.kind === 'script' ? state.tokens[actor.who.token] : undefined
    const own = token?.machine
    if (own !== undefined && own !== machine)
      return no('other-machine', { machine, yours: state.machines[own]?.sticker ?? own })
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })

    const beat = { boot, uptime, regular: token?.every !== undefined }
    const was = m.condition.state
    // Told to reboot and not gone yet: it still speaks from the boot that is about to end.
    if (was === 'rebooting' && !isNewBoot(m, beat, (m.pulse.goneSince ?? now) - TAP_SLACK, now))
      return nothingToDo
    const ends = endedBy(state, m, beat, now)
    const another = boot !== null && m.pulse.boot !== null && boot !== m.pulse.boot
    if (was === 'up' && !another && ends.length === 0) return nothingToDo
    return happens(
      { type: 'machine.came-up', body: { machine, boot, note, gone: goneUntil(m, now) } },
      ...ends.flatMap((step): NewEvent[] => [
        { type: 'step.finished', body: { step, reported: true } },
        ...rollBackEnd(state, step),
      ]),
    )
  },

  'machine.lose'(state, { machine, since }, _actor, { now }) {
    const m = state.machines[machine]
    if (m === undefined || isOver(state) || m.condition.state !== 'up') return nothingToDo
    // Somebody said that it is up after it was last heard: their word is the newer.
    if (since < m.condition.at) return nothingToDo
    return happens({ type: 'machine.lost', body: { machine, since: Math.min(since, now) } })
  },
}

/** Whether a machine has a line of its own by which it can say that it is up. */
export function hasLine(state: Pick<UpgradeState, 'tokens'>, machine: string): boolean {
  return Object.values(state.tokens).some((t) => !t.revoked && t.machine === machine)
}

/**
 * What follows from hands that have pressed reset or pulled the plug: a box that will say when it is up is rebooting
 * until it does. Of any other nobody would take it back.
 */
export function pressed(state: UpgradeState, r: HandsRequest, { now, happenedAt }: Moment): NewEvent[] {
  if (r.machine === null || (r.kind !== 'reset' && r.kind !== 'power-cycle') || isOver(state)) return []
  const m = state.machines[r.machine]
  if (m === undefined || m.condition.state === 'rebooting' || !hasLine(state, m.id)) return []
  // A tap that was long on its way: the box has spoken since.
  if (
    m.condition.state === 'up' &&
    m.condition.by.startsWith('token:') &&
    m.condition.at > (happenedAt ?? now)
  )
    return []
  return [{ type: 'machine.reported', body: { machine: m.id, condition: 'rebooting', note: '' } }]
}

/** A step that cuts the link and ends when its machine is up again: until then nothing reaches it. */
export function wentDark(state: UpgradeState, step: PlanStep): NewEvent[] {
  const m = step.machine === null ? undefined : state.machines[step.machine]
  if (!step.cutsLink || step.endsWhenUp !== true || m === undefined || m.condition.state === 'dark') return []
  return [{ type: 'machine.reported', body: { machine: m.id, condition: 'dark', note: '' } }]
}

/** Whether a beat comes from a boot that began after `since`, as far as can be told. */
function isNewBoot(m: Machine, beat: Beat, since: number, now: number): boolean {
  if (beat.boot !== null && m.pulse.boot !== null) return beat.boot !== m.pulse.boot
  if (beat.uptime !== null) return now - beat.uptime * 1000 >= since
  return !beat.regular
}

/** The running steps that wait for this machine to be up, and are done by this beat. */
function endedBy(state: UpgradeState, m: Machine, beat: Beat, now: number): string[] {
  return Object.entries(state.runs)
    .filter(([id, run]) => {
      const step = stepOf(state, id)
      if (run.state !== 'running' || step?.endsWhenUp !== true || step.machine !== m.id) return false
      const since = run.startedAt ?? now
      // A step that cuts the link ends when the link is back, whether or not the box was off.
      const back = step.cutsLink && m.condition.state === 'dark'
      return back || isNewBoot(m, beat, since, now)
    })
    .map(([id]) => id)
}
