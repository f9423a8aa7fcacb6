import { z } from 'zod'
import { detailNames } from '../../domain/hands/details.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { LONGEST_SHIFT } from '../../domain/plan/hands-schema.ts'
import { DEFAULT_LIMITS } from '../../domain/plan/limits.ts'
import {
  askSchema,
  detailsSchema,
  doerSchema,
  handsWindowSchema,
  headSchema,
  idSchema,
  limitsSchema,
  machineSchema,
  personSchema,
  phaseSchema,
  plannedCardSchema,
  plannedGateSchema,
  planSchema,
  requestKindSchema,
  roleSchema,
  signSchema,
  stepSchema,
  symptomsSchema,
  undoSchema,
} from '../../domain/plan/schema.ts'
import { rowTextsSchema, signTextsSchema, stepTextsSchema } from '../../domain/plan/text-schemas.ts'
import {
  longest,
  patterns,
  type Read,
  readBreak,
  readException,
  readHours,
  readMinutes,
  readWall,
  readZone,
  writeWall,
} from './notation.ts'

/**
 * The plan file, described once: what `parsePlanFile` accepts, and what editors learn from plan.schema.json.
 * Limits are the plan's own. Faults carry a code of `PlanFileErrorParams` as their message.
 */
const reading =
  <I, T>(read: (given: I) => Read<T>) =>
  (given: I, ctx: z.RefinementCtx<I>): T => {
    const result = read(given)
    if (result.ok) return result.value
    ctx.addIssue({ code: 'custom', message: result.fault.code, params: result.fault.params })
    return z.NEVER
  }

/** The most entries that a list of the plan may have. */
export const most = (list: z.ZodArray) => list._zod.bag['maximum'] as number

const minutes = z
  .union(
    [
      z.string().regex(patterns.minutes, { error: 'bad-minutes' }),
      // Bounds for editors only: `readMinutes` has the better words.
      z.number().meta({ multipleOf: 1, minimum: 0, maximum: longest }),
    ],
    { error: 'bad-minutes' },
  )
  .transform(reading(readMinutes))
  .describe('Minutes: best/likely/worst, such as 20/30/60, or one number if it always takes the same time.')
const zone = z
  .string()
  .min(1)
  .max(64)
  .transform(reading(readZone))
  .describe('An IANA zone, such as Asia/Taipei.')
const wall = z
  .string()
  .max(200)
  .meta({ pattern: patterns.wall.source })
  .transform(reading(readWall))
  .describe(
    'Date, time and zone: 1998-09-11 20:00 America/New_York. Add (earlier) or (later) where clocks go back over it.',
  )
const place = z.strictObject({ name: headSchema.shape.site.shape.name, zone })
const needs = stepSchema.shape.needs
  .default([])
  .describe('hands: somebody at the machine. link: the line between the sides.')
const note = headSchema.shape.note.default('')

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

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

const undo = z.strictObject({
  what: undoSchema.shape.what,
  by: doerSchema,
  needs,
  minutes,
})

const ask = z
  .strictObject({
    kind: requestKindSchema,
    text: askSchema.shape.text.describe('What to ask of the hands when the step needs them.'),
    allowance: askSchema.shape.allowance
      .default(10)
      .describe('Minutes it may take, once accepted, before it is late.'),
    details: detailsSchema
      .optional()
      .describe(
        'What the kind says in fields of its own: move-cable has cable, from and to; press-key has key and moment.',
      ),
    otherwise: askSchema.shape.otherwise.describe('What to do if what should be seen is not.'),
  })
  .describe('The hands request that goes with this step.')

const card = z
  .strictObject({
    unless: plannedCardSchema.shape.unless.describe('What the sentinel should see or hear by then.'),
    then: plannedCardSchema.shape.then.describe('What to do otherwise.'),
    minutes: plannedCardSchema.shape.minutes.default(10),
  })
  .describe('The dead-man card that is armed while this step is done.')

const gate = z
  .strictObject({
    question: plannedGateSchema.shape.question.describe('What everybody who signs must say Go to.'),
    signers: plannedGateSchema.shape.signers
      .default([])
      .describe('Ids of the people who must say Go. Left out: whoever is on duty when it is asked.'),
    minutes: plannedGateSchema.shape.minutes.default(10).describe('How long there is to answer.'),
  })
  .describe('The go/no-go before it: it cannot start until all have said Go.')

const step = z.strictObject({
  id: idSchema,
  title: stepSchema.shape.title,
  by: doerSchema,
  person: idSchema
    .nullable()
    .default(null)
    .describe('Id of the person who does it. Left out: whoever is on duty.'),
  machine: idSchema.nullable().default(null).describe('Id of the machine it is done to.'),
  minutes,
  needs,
  'cuts-link': z
    .boolean()
    .default(false)
    .describe('The link between the two sides is down while or after it is done.'),
  irreversible: z.boolean().default(false),
  'ends-when-up': z
    .boolean()
    .default(false)
    .describe('It is done as soon as its machine reports that it is up.'),
  after: stepSchema.shape.after
    .default(null)
    .describe('Ids of the steps it waits for. Left out: the step above it. []: none.'),
  'start-at': wall
    .nullable()
    .default(null)
    .describe('A fixed start: not before this, whatever is done by then.'),
  run: stepSchema.shape.run.default('').describe('Text to copy.'),
  expect: stepSchema.shape.expect.default('').describe('What you should see.'),
  undo: undo.nullable().default(null).describe('How to undo it.'),
  ask: ask.nullable().default(null),
  card: card.nullable().default(null),
  gate: gate.nullable().default(null),
  symptoms: symptomsSchema
    .nullable()
    .default(null)
    .describe(
      'What is seen, what it means, what to do: `ask` says what to look at, the first row that fits applies.',
    ),
  texts: stepTextsSchema
    .nullable()
    .default(null)
    .describe('The same words in another language, for readers of it: by language, each part of them.'),
})

/** The longest and the shortest that a limit of the body can be, in hours. */
export const limitHours = {
  min: (limitsSchema.shape.rest.minValue as number) / 60,
  max: (limitsSchema.shape.rest.maxValue as number) / 60,
}
const hours = (minutes: number) =>
  z
    .number()
    .min(limitHours.min)
    .max(limitHours.max)
    .default(minutes / 60)
    .transform((h) => Math.round(h * 60))
const clocks = z.string().regex(patterns.hours, { error: 'bad-hours' }).transform(readHours)

const limits = z
  .strictObject({
    'awake-amber': hours(DEFAULT_LIMITS.awakeAmber).describe('Hours awake from which to take care.'),
    'awake-red': hours(DEFAULT_LIMITS.awakeRed).describe('Hours awake after which to stop.'),
    low: clocks
      .prefault(`${DEFAULT_LIMITS.low.from}-${DEFAULT_LIMITS.low.to}`)
      .describe('02:00-06:00, home time: when the body is at its lowest.'),
    rest: hours(DEFAULT_LIMITS.rest).describe('Hours of rest between two days of work.'),
    sleep: hours(DEFAULT_LIMITS.sleep).describe('Hours of sleep within that rest.'),
  })
  .transform(({ 'awake-amber': awakeAmber, 'awake-red': awakeRed, ...rest }) => ({
    awakeAmber,
    awakeRed,
    ...rest,
  }))
  .superRefine(({ awakeAmber, awakeRed, rest, sleep }, ctx) => {
    const wrong = (key: string, value: number, most: number) =>
      ctx.addIssue({
        code: 'custom',
        message: 'limits-order',
        params: { key, value: value / 60, max: most / 60 },
      })
    if (awakeAmber > awakeRed) wrong('awake-amber', awakeAmber, awakeRed)
    if (sleep > rest) wrong('sleep', sleep, rest)
  })

const phase = z.strictObject({
  id: idSchema,
  title: phaseSchema.shape.title,
  gate: gate.nullable().default(null),
  steps: z.array(step).max(most(planSchema.shape.steps)).default([]),
})

/** One shift by date: its order and its length are said with what was written. */
const once = z
  .strictObject({ from: wall, to: wall })
  .superRefine(({ from, to }, ctx) => {
    const params = { from: writeWall(from), to: writeWall(to) }
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', message, params })
    if (from.instant >= to.instant) wrong('shift-order')
    else if (to.instant - from.instant > LONGEST_SHIFT) wrong('shift-long')
  })
  .nullable()
  .default(null)
  .describe('One shift by date, instead of weekly hours: then no days, hours, breaks and except.')

const weekly = {
  days: z.array(z.enum(weekdays)).max(7).optional(),
  hours: z
    .string()
    .regex(patterns.hours, { error: 'bad-hours' })
    .transform(readHours)
    .optional()
    .describe('09:00-18:00, site time.'),
  breaks: z
    .array(z.string().regex(patterns.break, { error: 'bad-break' }).transform(reading(readBreak)))
    .max(most(handsWindowSchema.shape.breaks))
    .optional()
    .describe('12:00-13:00 lunch'),
  except: z
    .array(z.string().regex(patterns.except, { error: 'bad-exception' }).transform(reading(readException)))
    .max(most(handsWindowSchema.shape.except))
    .optional()
    .describe('1998-09-13 off, or 1998-09-13 10:00-12:00'),
}

const entry = z.strictObject({
  id: idSchema,
  person: idSchema.describe('Id of the person who is on site then.'),
  once,
  ...weekly,
})
// Whatever else is wrong in an entry, that it is neither weekly nor once, or both, is said with it.
const always = { when: () => true }
let hands = entry
for (const key of ['days', 'hours'] as const)
  hands = hands.refine((h) => h.once != null || h[key] !== undefined, { ...always, path: [key] })
for (const key of Object.keys(weekly) as (keyof typeof weekly)[])
  hands = hands.refine((h) => h.once == null || h[key] == null, {
    ...always,
    error: 'once-and-weekly',
    path: [key],
    params: { key },
  })

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
