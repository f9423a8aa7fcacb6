import { z } from 'zod'
import { awayCodes, cannotCodes } from '../hands/presets.ts'
import { channelKinds, noticeFaults } from '../notices/notices.ts'
import {
  askSchema,
  doerSchema,
  headSchema,
  idSchema,
  planSchema,
  requestKindSchema,
  roleSchema,
} from '../plan/schema.ts'
import { line, lineOrNone, words as wordsOf, wordsOrNone } from '../text/schemas.ts'
import { LAST_MOMENT, warningKinds } from '../warnings/kinds.ts'
import type { Json } from './events.ts'

/**
 * Every verb there is. A command says what is wanted; `decide` says what happens.
 * Ids of new things are made by the client, so that a retry names the same thing.
 */
const reason = wordsOf(2000)
const words = wordsOf(4000)
/** Who did it, by person id, where the upgrader enters it for one of several. Left out: whose job it is. */
const doer = idSchema.optional()
/** To the end of year 9999: a clock that runs on from there stays within what engines call a date. */
const instant = z.number().int().min(0).max(LAST_MOMENT)
const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24)
const thing = z.enum(['person', 'machine', 'phase', 'step', 'hands'])
/** A machine's own name for one of its boots, as Linux gives it in /proc/sys/kernel/random/boot_id. */
export const bootSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/)
/** How often a machine may say that it is alive, in seconds: below, the line carries little else. */
export const everySchema = z.number().int().min(10).max(3600)
const headField = headSchema.keyof()
/** A value of the plan. None is nested deeper; a parser without a bound would die of a deep one, not refuse it. */
const json = z.custom<Json>((value) => isPlain(value, 8), { error: 'not-plain' })
const ownClock = z.strictObject({ at: instant, rate: z.number().min(0).max(3600) })

/** What becomes of the cards that still stand: taken back with it, or left standing. Left out: refuse while one stands. */
const cards = z.enum(['stand-down', 'keep'])

/** What a picture shows. */
export const photoAboutSchema = z.strictObject({ kind: z.enum(['request', 'step', 'machine']), id: idSchema })

/** What a go/no-go stands before. */
export const gateAboutSchema = z.strictObject({ kind: z.enum(['step', 'phase']), id: idSchema })

const c = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

export const commandSchema = z.discriminatedUnion('type', [
  // the plan, one field of one thing at a time; `saw` is the value the editor had before its eyes
  c('plan.import', {
    plan: planSchema,
    /** For an upgrade that isn't there yet: a clock of its own from its first event on (demo, rehearsal). */
    clock: ownClock.optional(),
  }),
  c('plan.set-head', { field: headField, value: json, saw: json }),
  c('plan.set', { kind: thing, id: idSchema, field: z.string().min(1).max(40), value: json, saw: json }),
  c('plan.add', { kind: thing, value: z.record(z.string(), json) }),
  c('plan.remove', { kind: thing, id: idSchema }),
  // the upgrade as a whole
  c('upgrade.ready', {}),
  c('upgrade.start', {}),
  c('upgrade.suspend', {
    reason,
    handOver: wordsOrNone(8000),
    resumeAt: instant.nullable(),
    cards: cards.optional(),
  }),
  c('upgrade.resume', {}),
  c('upgrade.close', {
    followUps: z.array(z.strictObject({ id: idSchema, text: wordsOf(500) })).max(100),
    cards: cards.extract(['stand-down']).optional(),
  }),
  c('upgrade.cancel', { reason, cards: cards.extract(['stand-down']).optional() }),
  c('follow-up.done', { id: idSchema }),
  c('clock.set', {
    /** null: the wall clock. Rate 0: paused. */
    own: ownClock.nullable(),
    /** It goes on from there, whatever it read meanwhile: the real clock under it was put right. */
    goesOn: z.literal(true).optional(),
  }),
  /**
   * What the real time is, said when the server's clock jumped or an older log stands ahead of it. `was`: what the upgrade's
   * clock read before, where the server's own has moved already.
   */
  c('clock.declare', { at: instant, was: instant.optional() }),
  // steps
  c('step.start', {
    step: idSchema,
    override: reason.optional(),
    /** Said before one's eyes: that it can't be taken back, or cuts the link. */
    confirmed: z.literal(true).optional(),
    doer,
  }),
  /** What was begun by mistake: it was not. */
  c('step.unbegin', { step: idSchema }),
  c('step.finish', { step: idSchema, doer }),
  c('step.fail', { step: idSchema, reason }),
  c('step.skip', { step: idSchema, reason }),
  c('step.redo', { step: idSchema, reason }),
  c('step.progress', {
    step: idSchema.optional(),
    progress: z.discriminatedUnion('unit', [
      z.strictObject({ unit: z.literal('percent'), done: z.number().min(0).max(100) }),
      z.strictObject({
        unit: z.literal('bytes'),
        done: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        total: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
      }),
    ]),
  }),
  c('step.note', { step: idSchema.optional(), text: words }),
  c('rollback.start', { reason, downTo: idSchema.nullable(), cards: cards.optional() }),
  // go / no-go
  c('go.ask', {
    id: idSchema,
    question: words,
    /** By role, as pages before named people: whoever has it signs for it. */
    signers: z.array(doerSchema).max(2).default([]),
    /** By person id: all of them must say Go. */
    people: z.array(idSchema).min(1).max(50).optional(),
    /** What is not begun before the Go. */
    about: gateAboutSchema.optional(),
    minutes,
    figures: z.record(lineOrNone(60), z.union([lineOrNone(200), z.number()])),
  }),
  c('go.answer', { id: idSchema, answer: z.enum(['go', 'no-go']), note: wordsOrNone(500) }),
  c('go.expire', { id: idSchema }),
  /** Another signs in place of one who was named; `by` null: it goes on without. */
  c('go.replace', { id: idSchema, person: idSchema, by: idSchema.nullable(), reason }),
  // talk
  c('talk.say', {
    text: words,
    about: z
      .strictObject({ kind: z.enum(['step', 'request', 'card']), id: idSchema })
      .nullable()
      .default(null),
  }),
  // hands
  c('request.ask', {
    id: idSchema,
    kind: requestKindSchema,
    machine: idSchema.nullable(),
    step: idSchema.nullable(),
    /** Whom it is asked of. Null, or left out: whoever is on duty. */
    to: idSchema.nullable().optional(),
    text: askSchema.shape.text,
    expect: wordsOrNone(1000),
    allowance: askSchema.shape.allowance,
    expiresAt: instant.nullable(),
    details: askSchema.shape.details,
    otherwise: askSchema.shape.otherwise,
    /** Which box is read back before it is touched. */
    readBack: z.boolean().optional(),
    /** Where nobody is there for long enough: wait for them, or ask all the same, for a reason. Left out: refuse. */
    ifNobody: z
      .discriminatedUnion('then', [
        z.strictObject({ then: z.literal('wait') }),
        z.strictObject({ then: z.literal('ask'), reason }),
      ])
      .optional(),
  }),
  c('request.read-back', {
    id: idSchema,
    /** The box that was picked; null: none of those shown. */
    machine: idSchema.nullable(),
    doer,
  }),
  c('request.clear', { id: idSchema, reason }),
  c('request.seen', { id: idSchema, doer }),
  c('request.on-my-way', { id: idSchema, doer }),
  c('request.done', { id: idSchema, saw: wordsOrNone(2000).default(''), doer }),
  c('request.cannot', {
    id: idSchema,
    /** From the list, or in their own words, or both: one of them is needed. */
    code: z.enum(cannotCodes).optional(),
    reason: wordsOrNone(2000).trim().default(''),
    doer,
  }),
  c('request.withdraw', { id: idSchema, reason }),
  c('request.reopen', { id: idSchema, reason }),
  c('request.take', { id: idSchema }),
  c('request.send', { id: idSchema }),
  c('request.ring', { id: idSchema, n: z.number().int().min(1), late: z.boolean().optional() }),
  c('request.escalate', { id: idSchema }),
  c('request.expire', { id: idSchema }),
  c('call.log', {
    request: idSchema.nullable(),
    person: idSchema.nullable(),
    minutes,
    cost: z
      .strictObject({ amount: z.number().min(0).max(1e6), currency: z.string().regex(/^[A-Z]{3}$/) })
      .nullable(),
    note: wordsOrNone(500),
  }),
  c('presence.arrive', {}),
  c('presence.leave', {}),
  c('presence.away', {
    until: instant,
    code: z.enum(awayCodes).optional(),
    reason: lineOrNone(200).default(''),
  }),
  c('presence.back', {}),
  c('presence.return', { person: idSchema }),
  c('presence.go', { person: idSchema, at: instant }),
  c('presence.overdue', { person: idSchema, n: z.number().int().min(1).max(2) }),
  c('break.ask', { person: idSchema, at: instant }),
  c('break.answer', {
    at: instant,
    answer: z.enum(['leaving', 'staying', 'later']),
    until: instant.nullable().default(null),
  }),
  // who acts, and who waits
  c('baton.give', { to: z.enum(['keyboard', 'hands']) }),
  c('baton.take', {}),
  // machines
  c('machine.report', {
    machine: idSchema,
    condition: z.enum(['up', 'rebooting', 'dark', 'unknown']),
    note: wordsOrNone(500).default(''),
  }),
  // its own word, by its token: `boot` names the boot it comes from, `uptime` is how long that has lasted, in seconds
  c('machine.beat', {
    machine: idSchema,
    boot: bootSchema.nullable().default(null),
    uptime: z.number().min(0).max(1e10).nullable().default(null),
    note: wordsOrNone(500).default(''),
  }),
  c('machine.lose', { machine: idSchema, since: instant }),
  c('machine.swap', { a: idSchema, b: idSchema, request: idSchema }),
  c('machine.relabel', { machine: idSchema, sticker: line(200) }),
  // the card that stands when the line is dead
  c('card.arm', {
    id: idSchema,
    unless: words,
    then: words,
    machine: idSchema.nullable(),
    /** When it is to be done, at the box. */
    dueAt: instant,
    /** Minutes it takes to get there. */
    walk: z.number().int().min(0).max(240).optional(),
    /** The step it is armed for; left out: for whatever happens to its box. */
    step: idSchema.optional(),
  }),
  /** A phone has it: until when, and whether its screen stays on by itself. */
  c('card.hold', { id: idSchema, dueAt: instant, awake: z.boolean() }),
  c('card.disarm', { id: idSchema, reason }),
  c('card.done', { id: idSchema, saw: wordsOrNone(2000).default('') }),
  c('card.extend', { id: idSchema, dueAt: instant }),
  c('card.confirm', { id: idSchema }),
  c('card.fire', { id: idSchema }),
  c('notice.report', {
    /** `person`: their break, or that they are overdue. */
    about: z.strictObject({ kind: z.enum(['request', 'card', 'person']), id: idSchema }),
    person: idSchema.nullable(),
    channel: z.enum(channelKinds).nullable(),
    n: z.number().int().min(1).max(10_000),
    why: z.enum(noticeFaults).nullable(),
    status: z.number().int().min(100).max(999).nullable(),
  }),
  /** Said by the server alone, once the picture is decoded and stored. */
  c('photo.add', {
    id: idSchema,
    about: photoAboutSchema,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.number().int().min(1).max(10_000),
    height: z.number().int().min(1).max(10_000),
    bytes: z.number().int().min(1).max(100_000_000),
  }),
  c('sign.report', {
    on: z.enum(['machine', 'step']),
    id: idSchema,
    sign: idSchema,
    answer: line(60),
  }),
  /** What was warned of is not so any more. */
  c('warning.lift', { kind: z.enum(warningKinds), about: instant }),
  c('warning.give', { kind: z.enum(warningKinds), about: instant }),
  // people
  c('person.invite', { id: idSchema, role: roleSchema, person: idSchema.nullable(), expiresAt: instant }),
  c('invite.revoke', { id: idSchema }),
  c('person.join', {
    invite: idSchema,
    person: idSchema,
    name: line(80),
    zone: z.string().max(64).nullable(),
  }),
  c('person.revoke', { person: idSchema }),
  c('seat.take', { person: idSchema, name: line(80) }),
  c('lead.take', {}),
  c('token.add', {
    id: idSchema,
    name: line(80),
    machine: idSchema.optional(),
    every: everySchema.optional(),
  }),
  c('token.revoke', { id: idSchema }),
  c('event.erase', { seq: z.number().int().min(1) }),
])

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  return Object.values(value).every((v) => isPlain(v, depth - 1))
}

export type Command = z.infer<typeof commandSchema>
export type CommandInput = z.input<typeof commandSchema>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

export const commandTypes = commandSchema.options.map((o) => o.shape.type.value) as CommandType[]
