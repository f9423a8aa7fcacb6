import { z } from 'zod'
import { detailNames } from '../../domain/hands/details.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import {
  headSchema,
  idSchema,
  machineSchema,
  personSchema,
  phaseSchema,
  planSchema,
  roleSchema,
  signSchema,
  symptomsSchema,
} from '../../domain/plan/schema.ts'
import { rowTextsSchema, signTextsSchema, stepTextsSchema } from '../../domain/plan/text-schemas.ts'
import { most, wall, zone } from './fields.ts'
import { hands } from './hands-schema.ts'
import { limits } from './limits-schema.ts'
import { writeWall } from './notation.ts'
import { ask, card, gate, step, undo } from './step-schema.ts'

const place = z.strictObject({ name: headSchema.shape.site.shape.name, zone })
const note = headSchema.shape.note.default('')

const person = z.strictObject({
  id: idSchema,
  name: personSchema.shape.name,
  role: roleSchema,
  zone,
  lead: z.boolean().default(false).describe('The upgrader who leads, where there are several.'),
})

const machine = z.strictObject({
  id: idSchema,
  sticker: machineSchema.shape.sticker.describe(
    "What is written on the box. It doesn't change when the name does.",
  ),
  name: machineSchema.shape.name.describe('Its name when the upgrade starts.'),
  place: machineSchema.shape.place.default('').describe('Where the box stands, in words that find it.'),
  addresses: machineSchema.shape.addresses.default([]),
  note,
  signs: machineSchema.shape.signs.describe(
    'What can be seen of it, with the usual answers: a button each on the phone.',
  ),
})

const phase = z.strictObject({
  id: idSchema,
  title: phaseSchema.shape.title,
  gate: gate.nullable().default(null),
  steps: z.array(step).max(most(planSchema.shape.steps)).default([]),
})

/**
 * The plan file, described once: what `parsePlanFile` accepts, and what editors learn from plan.schema.json. Limits are the
 * plan's own.
 */
export const fileSchema = z
  .strictObject({
    title: headSchema.shape.title,
    note,
    site: place.describe('Where the machines are.'),
    home: place.describe('Where the upgrader is.'),
    start: z
      .strictObject({
        said: headSchema.shape.start
          .unwrap()
          .shape.said.default('')
          .describe('The start in the words it was agreed in.'),
        at: wall,
      })
      .nullable()
      .default(null),
    window: z
      .strictObject({ from: wall, to: wall })
      .superRefine((w, ctx) => {
        if (w.from.instant < w.to.instant) return
        ctx.addIssue({
          code: 'custom',
          message: 'window-order',
          params: { from: writeWall(w.from), to: writeWall(w.to) },
        })
      })
      .nullable()
      .default(null)
      .describe('When the work must be over, so that nobody is disturbed.'),
    limits: limits
      .nullable()
      .default(null)
      .describe('Fatigue limits, advice only. Left out: the usual ones.'),
    'observers-talk': z.boolean().default(false),
    'photos-forbidden': z.boolean().default(false).describe('The site allows no photos.'),
    people: z.array(person).max(most(planSchema.shape.people)).default([]),
    machines: z.array(machine).max(most(planSchema.shape.machines)).default([]),
    hands: z
      .array(hands)
      .max(most(planSchema.shape.hands))
      .default([])
      .describe("When hands are on site: weekly, on the site's wall clock, or once."),
    phases: z.array(phase).max(most(planSchema.shape.phases)).default([]),
  })
  .describe('An upgrade of Farhand: see docs/plan-file.md.')

/** A plan file as written, and as read. */
export type FileInput = z.input<typeof fileSchema>
export type FileOutput = z.output<typeof fileSchema>

/** The keys known at a place of the file, the place given without list positions. */
export const knownKeys: Record<string, string[]> = {
  '': Object.keys(fileSchema.shape),
  site: Object.keys(place.shape),
  home: Object.keys(place.shape),
  start: ['said', 'at'],
  window: ['from', 'to'],
  limits: ['awake-amber', 'awake-red', 'low', 'rest', 'sleep'],
  people: Object.keys(person.shape),
  machines: Object.keys(machine.shape),
  'machines.signs': Object.keys(signSchema.shape),
  ...keysOfTexts('machines.signs', signTextsSchema),
  hands: Object.keys(hands.shape),
  'hands.once': ['from', 'to'],
  phases: Object.keys(phase.shape),
  'phases.steps': Object.keys(step.shape),
  'phases.steps.undo': Object.keys(undo.shape),
  'phases.steps.ask': Object.keys(ask.shape),
  'phases.steps.ask.details': [...detailNames],
  'phases.gate': Object.keys(gate.shape),
  'phases.steps.card': Object.keys(card.shape),
  'phases.steps.gate': Object.keys(gate.shape),
  'phases.steps.symptoms': Object.keys(symptomsSchema.shape),
  'phases.steps.symptoms.ask': Object.keys(symptomsSchema.shape.ask.element.shape),
  'phases.steps.symptoms.rows': Object.keys(symptomsSchema.shape.rows.element.shape),
  ...keysOfTexts('phases.steps', stepTextsSchema),
  ...keysOfTexts('phases.steps.symptoms.ask', signTextsSchema),
  ...keysOfTexts('phases.steps.symptoms.rows', rowTextsSchema),
}

/** The languages there are, and what can be said in each. */
function keysOfTexts(
  at: string,
  { shape }: { shape: Record<Lang, z.ZodOptional<z.ZodObject>> },
): Record<string, string[]> {
  return Object.fromEntries([
    [`${at}.texts`, [...langs]],
    ...langs.flatMap((lang) => [
      [`${at}.texts.${lang}`, Object.keys(shape[lang].unwrap().shape)],
      [`${at}.texts.${lang}.details`, [...detailNames]],
    ]),
  ])
}
