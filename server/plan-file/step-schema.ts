import { z } from 'zod'
import { requestKindSchema } from '../../domain/plan/basics.ts'
import {
  askSchema,
  detailsSchema,
  doerSchema,
  idSchema,
  plannedCardSchema,
  plannedGateSchema,
  stepSchema,
  symptomsSchema,
  undoSchema,
} from '../../domain/plan/schema.ts'
import { stepTextsSchema } from '../../domain/plan/text-schemas.ts'
import { minutes, wall } from './fields.ts'

const needs = stepSchema.shape.needs
  .default([])
  .describe('hands: somebody at the machine. link: the line between the sides.')

export const undo = z.strictObject({
  what: undoSchema.shape.what,
  by: doerSchema,
  needs,
  minutes,
})

export const ask = z
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

export const card = z
  .strictObject({
    unless: plannedCardSchema.shape.unless.describe('What the sentinel should see or hear by then.'),
    then: plannedCardSchema.shape.then.describe('What to do otherwise.'),
    minutes: plannedCardSchema.shape.minutes.default(10),
  })
  .describe('The dead-man card that is armed while this step is done.')

export const gate = z
  .strictObject({
    question: plannedGateSchema.shape.question.describe('What everybody who signs must say Go to.'),
    signers: plannedGateSchema.shape.signers
      .default([])
      .describe('Ids of the people who must say Go. Left out: whoever is on duty when it is asked.'),
    minutes: plannedGateSchema.shape.minutes.default(10).describe('How long there is to answer.'),
  })
  .describe('The go/no-go before it: it cannot start until all have said Go.')

export const step = z.strictObject({
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
