import { z } from 'zod'
import { row } from '../access/rows.ts'
import { orNull, type Rows, type Tries } from '../log/capability.ts'
import { bootSchema, instant } from '../log/fields.ts'
import type { Condition, Gone } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'

/** What happens. */
export interface BeatEvents {
  'machine.reported': { machine: string; condition: Condition['state']; note: string }
  /** By its own report. `boot`: which of its boots says so. `gone` null: nobody had missed it. */
  'machine.came-up': { machine: string; boot: string | null; note: string; gone: Gone | null }
  /** It reported in regularly and stopped: nothing was heard of it since then. */
  'machine.lost': { machine: string; since: number }
}

/** Why it may be refused. */
export interface BeatRefusals {
  'other-machine': { machine: string; yours: string }
}

/** What is said. */
export const beatShapes = () => ({
  // machines
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
