import { z } from 'zod'
import { detailNames } from '../hands/details.ts'
import { line as lineOf, lineOrNone, words, wordsOrNone } from '../text/schemas.ts'
import { clockReading, idSchema, requestKindSchema, wallTimeSchema, zoneName } from './basics.ts'
import { handsWindowSchema } from './hands-schema.ts'
import { roles } from './roles.ts'
import { oneForEach, rowTextsSchema, signTextsSchema, stepTextsSchema } from './text-schemas.ts'

export { handsWindowSchema, idSchema, wallTimeSchema }

const line = lineOf(200)
const text = wordsOrNone(8000)
const minutes = z
  .number()
  .int()
  .min(0)
  .max(60 * 24 * 14)

export const roleSchema = z.enum(roles)
export const doerSchema = z.enum(['upgrader', 'sentinel'])
export const needSchema = z.enum(['hands', 'link'])

export const personSchema = z.strictObject({
  id: idSchema,
  name: line,
  role: roleSchema,
  zone: zoneName,
  lead: z.boolean(),
})

const short = lineOf(60)

/** Something that is looked at and answered with one tap, as the modem's LCD: ON-LINE or off-line. */
export const signSchema = z
  .strictObject({
    id: idSchema,
    name: line,
    answers: z.array(short).min(2).max(6),
    /** The same in other languages. What is sent and kept is the original's answer, whichever was read. */
    texts: signTextsSchema.optional(),
  })
  .superRefine(oneForEach)

export const machineSchema = z.strictObject({
  id: idSchema,
  /** What is written on the box. Doesn't change when its name does. */
  sticker: line,
  name: line,
  place: lineOrNone(200),
  addresses: z.array(lineOf(120)).max(20),
  note: text,
  /** What can be seen of it, with the usual answers. Null, or left out in older logs: nothing. */
  signs: z
    .array(signSchema)
    .max(6)
    .superRefine((signs, ctx) => onceEach(signs, ctx, []))
    .nullable()
    .optional(),
})

function onceEach(things: readonly { id: string }[], ctx: z.RefinementCtx, path: (string | number)[]): void {
  const ids = things.map((t) => t.id)
  for (const [i, id] of ids.entries())
    if (ids.indexOf(id) < i)
      ctx.addIssue({ code: 'invalid_value', values: [], input: id, path: [...path, i, 'id'] })
}

export const estimateSchema = z
  .strictObject({ best: minutes, likely: minutes, worst: minutes })
  .refine((e) => e.best <= e.likely && e.likely <= e.worst, { error: 'estimate-order' })

export const undoSchema = z.strictObject({
  what: words(2000),
  by: doerSchema,
  needs: z.array(needSchema).max(2),
  minutes: estimateSchema,
})

/** What a kind of request says in fields of its own; those of other kinds are left aside. */
export const detailsSchema = z.partialRecord(z.enum(detailNames), lineOrNone(200))

/** What to ask of the hands when this step needs them. */
export const askSchema = z.strictObject({
  kind: requestKindSchema,
  text: words(1000),
  /** How many minutes it may take, once seen, before it is late. */
  allowance: z.number().int().min(1).max(240),
  /** The kind's own fields (domain/hands/details.ts). */
  details: detailsSchema.optional(),
  /** What to do if what should be seen is not. */
  otherwise: wordsOrNone(1000).optional(),
})

/** The dead-man card that stands while a step is done: unless this is seen in so many minutes, do that. */
export const plannedCardSchema = z.strictObject({
  unless: words(1000),
  then: words(1000),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
})

/** A go/no-go that stands before a step or phase: it begins once all who sign have said Go. */
export const plannedGateSchema = z.strictObject({
  question: words(1000),
  /** By person id. Empty: who is on duty when it is asked. */
  signers: z.array(idSchema).max(10),
  /** How long there is to answer. */
  minutes: z
    .number()
    .int()
    .min(1)
    .max(24 * 60),
})

/** A symptom table: one to three things to look at, and what it means and calls for when they are seen together. */
export const symptomsSchema = z
  .strictObject({
    ask: z
      .array(
        z
          .strictObject({
            id: signSchema.shape.id,
            name: signSchema.shape.name,
            answers: signSchema.shape.answers,
            /** It is this machine's sign of that id: what is seen there counts here, and the other way round. */
            machine: idSchema.nullable().optional(),
            texts: signSchema.shape.texts,
          })
          .superRefine(oneForEach),
      )
      .min(1)
      .max(3),
    rows: z
      .array(
        z.strictObject({
          /** By id of what is looked at. What is left out may be anything. */
          when: z.record(idSchema, short),
          means: words(500),
          then: words(500),
          /** The same in other languages. */
          texts: rowTextsSchema.optional(),
        }),
      )
      .min(1)
      .max(24),
  })
  .superRefine(({ ask, rows }, ctx) => {
    const ids = ask.map((a) => a.id)
    const oneOf = (values: string[], input: string, path: (string | number)[]) =>
      ctx.addIssue({ code: 'invalid_value', values, input, path })
    onceEach(ask, ctx, ['ask'])
    for (const [i, { when }] of rows.entries())
      for (const [id, answer] of Object.entries(when)) {
        const asked = ask.find((a) => a.id === id)
        if (asked === undefined) oneOf(ids, id, ['rows', i, 'when', id])
        else if (!asked.answers.includes(answer)) oneOf(asked.answers, answer, ['rows', i, 'when', id])
      }
  })

export const stepSchema = z.strictObject({
  id: idSchema,
  phase: idSchema,
  order: z.number(),
  title: line,
  by: doerSchema,
  machine: idSchema.nullable(),
  minutes: estimateSchema,
  needs: z.array(needSchema).max(2),
  cutsLink: z.boolean(),
  run: text,
  expect: text,
  undo: undoSchema.nullable(),
  irreversible: z.boolean(),
  /** null: after the step before it (the default); a list: after exactly these. */
  after: z.array(idSchema).max(50).nullable(),
  ask: askSchema.nullable(),
  /** It starts no earlier than this, whatever is done by then. Left out in older logs: none, as null. */
  startAt: wallTimeSchema.nullable().optional(),
  /** Null, or left out in older logs: none is planned. */
  card: plannedCardSchema.nullable().optional(),
  /** It is done as soon as its machine reports that it is up. Null, or left out in older logs: no. */
  endsWhenUp: z.boolean().nullable().optional(),
  /** What is seen, what it means, what to do. Null, or left out in older logs: no table. */
  symptoms: symptomsSchema.nullable().optional(),
  /** Who of that role does it. Null, or left out in older logs: whoever is on duty. */
  person: idSchema.nullable().optional(),
  /** It is not started before its Go. Null, or left out in older logs: none is planned. */
  gate: plannedGateSchema.nullable().optional(),
  /** Its words in other languages. Null, or left out in older logs: in none. */
  texts: stepTextsSchema.nullable().optional(),
})

export const phaseSchema = z.strictObject({
  id: idSchema,
  order: z.number(),
  title: line,
  /** None of its steps is started before its Go. Null, or left out in older logs: none is planned. */
  gate: plannedGateSchema.nullable().optional(),
})

/** How long a person can be awake, or should rest: minutes. */
const wakeMinutes = z.number().int().min(60).max(2880)
/** Limits of the body, advisory; `low` in clock readings at the upgrader's home, `to` not included. */
export const limitsSchema = z
  .strictObject({
    awakeAmber: wakeMinutes,
    awakeRed: wakeMinutes,
    low: z.strictObject({ from: clockReading, to: clockReading }),
    rest: wakeMinutes,
    sleep: wakeMinutes,
  })
  .refine((l) => l.awakeAmber <= l.awakeRed, { error: 'limits-order' })
  .refine((l) => l.sleep <= l.rest, { error: 'sleep-over-rest' })

/** The parts of an upgrade that are single values. */
export const headSchema = z.strictObject({
  title: line,
  note: text,
  site: z.strictObject({ name: line, zone: zoneName }),
  home: z.strictObject({ name: line, zone: zoneName }),
  /** The start, with the words it was given in. */
  start: z.strictObject({ said: lineOrNone(200), at: wallTimeSchema }).nullable(),
  window: z
    .strictObject({ from: wallTimeSchema, to: wallTimeSchema })
    .refine((w) => w.from.instant < w.to.instant, { error: 'window-order' })
    .nullable(),
  observersTalk: z.boolean(),
  /** The site lets nobody take pictures. Null, or left out in older logs: it does. */
  photosForbidden: z.boolean().nullable().optional(),
  /** Null, or left out in older logs: the usual ones (limits.ts). */
  limits: limitsSchema.nullable().optional(),
})

/** A whole plan, as imported and exported. Lists are in order; references are by id. */
export const planSchema = z.strictObject({
  head: headSchema,
  people: z.array(personSchema).max(50),
  machines: z.array(machineSchema).max(200),
  phases: z.array(phaseSchema).max(100),
  steps: z.array(stepSchema).max(500),
  hands: z.array(handsWindowSchema).max(50),
})

/** The things of a plan that have an id and can be added, edited and removed one at a time. */
export const thingSchemas = {
  person: personSchema,
  machine: machineSchema,
  phase: phaseSchema,
  step: stepSchema,
  hands: handsWindowSchema,
} as const
