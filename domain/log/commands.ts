import { z } from 'zod'
import { beatShapes } from '../beats/rules.ts'
import { cardShapes } from '../cards/rules.ts'
import { clockShapes } from '../clock/rules.ts'
import { gateShapes } from '../gates/rules.ts'
import { handsShapes } from '../hands/rules.ts'
import { noticeShapes } from '../notices/rules.ts'
import { peopleShapes } from '../people/rules.ts'
import { photoShapes } from '../photos/rules.ts'
import { planShapes } from '../plan/rules.ts'
import { presenceShapes } from '../presence/rules.ts'
import { signShapes } from '../signs/rules.ts'
import { talkShapes } from '../talk/rules.ts'
import { warningShapes } from '../warnings/rules.ts'
import { workShapes } from '../work/rules.ts'
import { type AllShapes, type Capabilities, type Capability, merged } from './capabilities.ts'

const shapes: { [C in Capability]: ReturnType<Capabilities[C]['shapes']> } = {
  plan: planShapes(),
  work: workShapes(),
  gates: gateShapes(),
  cards: cardShapes(),
  hands: handsShapes(),
  presence: presenceShapes(),
  talk: talkShapes(),
  beats: beatShapes(),
  signs: signShapes(),
  photos: photoShapes(),
  people: peopleShapes(),
  notices: noticeShapes(),
  warnings: warningShapes(),
  clock: clockShapes(),
}

export type CommandType = keyof AllShapes
type Schema<T extends CommandType> = z.ZodObject<{ type: z.ZodLiteral<T> } & AllShapes[T], z.core.$strict>

/**
 * Every verb there is. A command says what is wanted; `decide` says what happens.
 * Ids of new things are made by the client, so that a retry names the same thing.
 */
export type Command = { [T in CommandType]: z.output<Schema<T>> }[CommandType]
export type CommandInput = { [T in CommandType]: z.input<Schema<T>> }[CommandType]
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

const table: AllShapes = merged(shapes)
export const commandTypes = Object.keys(table) as CommandType[]

const [first, ...rest] = commandTypes.map((type) => z.strictObject({ type: z.literal(type), ...table[type] }))
export const commandSchema = z.discriminatedUnion('type', [
  first as NonNullable<typeof first>,
  ...rest,
]) as unknown as z.ZodType<Command, CommandInput>
