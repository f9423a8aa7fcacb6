import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { bootSchema, instant } from '../log/fields.ts'
import type { Condition, Gone, Machine, UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import { idSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'
import { alive, isOver, wrongStatus } from '../work/status.ts'
import { rollBackEnd, stepOf } from '../work/steps.ts'
import { goneUntil } from './gone.ts'

export interface BeatEvents {
  'machine.reported': { machine: string; condition: Condition['state']; note: string }
  /** By its own report. `boot`: which of its boots says so. `gone` null: nobody had missed it. */
  'machine.came-up': { machine: string; boot: string | null; note: string; gone: Gone | null }
  /** It reported in regularly and stopped: nothing was heard of it since then. */
  'machine.lost': { machine: string; since: number }
}

export interface BeatRefusals {
  'other-machine': { machine: string; yours: string }
}

export const beatShapes = () => ({
  'machine.report': {
    machine: idSchema,
    condition: z.enum(['up', 'rebooting', 'dark', 'unknown']),
    note: wordsOrNone(500).default(''),
  },
  // its own word, by its token: `boot` names the boot it comes from, `uptime` is how long that has lasted, in seconds
  'machine.beat': {
    machine: idSchema,
    boot: bootSchema.nullable().default(null),
    uptime: z.number().min(0).max(1e10).nullable().default(null),
    note: wordsOrNone(500).default(''),
  },
  'machine.lose': { machine: idSchema, since: instant },
})

export const beatRows: Rows<typeof beatShapes> = {
  'machine.report': { upgrader: 'yes', sentinel: 'yes' },
  'machine.beat': { script: 'yes' },
  'machine.lose': row.clock,
}

export const beatTries: Tries<typeof beatShapes> = (of) => ({
  'machine.report': {
    machine: of.machines,
    condition: ['on fire', 'up', 'rebooting', 'unknown', 'dark'],
  },
  'machine.beat': {
    machine: of.machines,
    boot: orNull(['no boot', 'boot-1', 'boot-2']),
    uptime: orNull([-1, 0, 30, 9000]),
    note: of.texts,
  },
  'machine.lose': { machine: of.machines, since: of.instants },
})

/** A tap "done" comes after the button it tells of: a boot that began so much before it (ms) may still be its fruit. */
const TAP_SLACK = 5 * 60_000

export const beatVerbs: Verbs<'machine.report' | 'machine.beat' | 'machine.lose'> = {
  'machine.report'(state, { machine, condition, note }) {
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })
    return happens({ type: 'machine.reported', body: { machine, condition, note } })
  },

  'machine.beat'(state, { machine, boot, uptime, note }, actor, { now }) {
    if (isOver(state)) return wrongStatus(state, alive)
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

export const beatApplies: Applies<BeatEvents> = {
  'machine.reported'(state, body, event) {
    const { machine, condition, note } = body
    return turn(state, machine, { state: condition, note, by: event.actor, at: event.happenedAt })
  },

  'machine.came-up'(state, body, event) {
    const { machine, boot, note } = body
    const next = turn(state, machine, { state: 'up', note, by: event.actor, at: event.happenedAt })
    const m = next.machines[machine]
    if (m === undefined || boot === null) return next
    return { ...next, machines: put(next.machines, { ...m, pulse: { ...m.pulse, boot } }) }
  },

  'machine.lost'(state, body, event) {
    const { machine, since } = body
    return turn(state, machine, { state: 'dark', note: '', by: event.actor, at: since })
  },
}

function turn(state: UpgradeState, id: string, condition: Condition): UpgradeState {
  const machine = state.machines[id]
  if (machine === undefined) return state
  const gone = condition.state === 'dark' || condition.state === 'rebooting'
  const pulse = {
    ...machine.pulse,
    goneSince: gone ? (machine.pulse.goneSince ?? condition.at) : null,
    back:
      condition.state === 'up'
        ? (goneUntil(machine, condition.at) ?? machine.pulse.back)
        : machine.pulse.back,
  }
  return { ...state, machines: put(state.machines, { ...machine, condition, pulse }) }
}

interface Beat {
  boot: string | null
  uptime: number | null
  /** It reports in regularly: then it speaks in the middle of a boot too. */
  regular: boolean
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
