import { expect, it } from 'vitest'
import { z } from 'zod'
import { accessTable } from '../access/table.ts'
import { eventLines } from '../messages/event-line.ts'
import { bilingual, langs } from '../messages/lang.ts'
import type { Lines, Says } from '../messages/log-names.ts'
import { refusalWords } from '../messages/refusals.ts'
import { applies } from './apply.ts'
import { merged } from './capabilities.ts'
import type { Applies, Lifts, Rows, Tries, Version } from './capability.ts'
import { commandTypes } from './commands.ts'
import { nothingToDo, type Verbs } from './decision.ts'
import { eventVersions } from './events.ts'

interface BellEvents {
  'bell.hung': Version<2, { where: string }>
  'bell.rung': Version<3, { n: number }>
}
interface BellRefusals {
  'bell-gone': Record<never, never>
  'bell-hangs': { where: string }
}
const bellShapes = () => ({ 'bell.hang': { where: z.string() }, 'bell.ring': { n: z.number() } })

const lines: Lines<BellEvents> = { 'bell.hung': ({ where }) => where, 'bell.rung': ({ n }) => `${n}` }
const says: Says<BellRefusals> = { 'bell-gone': () => '', 'bell-hangs': ({ where }) => where }
const sameBody = <T>(body: T): T => body
const asked = <T>(all: T): T => all

it('what a capability forgets does not compile: a directive that nothing fails behind is an error itself', () => {
  asked<Lifts<BellEvents>>({ 'bell.hung': [sameBody], 'bell.rung': [sameBody, sameBody] })
  const forgotten = [
    // @ts-expect-error No line says that it rang,
    asked<Lines<BellEvents>>({ 'bell.hung': lines['bell.hung'] }),
    // @ts-expect-error nor in the second language.
    bilingual<Lines<BellEvents>>(lines, { 'bell.hung': lines['bell.hung'] }),
    // @ts-expect-error No sentence says that it hangs,
    asked<Says<BellRefusals>>({ 'bell-gone': says['bell-gone'] }),
    // @ts-expect-error nor in the second language.
    bilingual<Says<BellRefusals>>(says, { 'bell-gone': says['bell-gone'] }),
    // @ts-expect-error Nobody may ring it, nor is anybody kept from it.
    asked<Rows<typeof bellShapes>>({ 'bell.hang': {} }),
    // @ts-expect-error No test rings it.
    asked<Tries<typeof bellShapes>>(() => ({ 'bell.hang': {} })),
    // @ts-expect-error Nothing comes of a note.
    asked<Verbs<'talk.say' | 'step.note'>>({ 'talk.say': () => nothingToDo }),
    // @ts-expect-error Nothing is so because it rang.
    asked<Applies<BellEvents>>({ 'bell.hung': sameBody }),
    // @ts-expect-error How older bodies are read is said of one of them only,
    asked<Lifts<BellEvents>>({ 'bell.hung': [sameBody] }),
    // @ts-expect-error and here for one version of two.
    asked<Lifts<BellEvents>>({ 'bell.hung': [sameBody], 'bell.rung': [sameBody] }),
    // @ts-expect-error A capability is left out of what all of them add.
    merged({ work: {} }),
  ]
  expect(forgotten).toHaveLength(11)
})

it('gathers from the capabilities one rule, one line and one version for each event, one row for each command', () => {
  const events = Object.keys(applies).sort()
  expect(Object.keys(eventVersions).sort()).toEqual(events)
  for (const lang of langs) expect(Object.keys(eventLines[lang]).sort()).toEqual(events)
  expect(Object.keys(accessTable).sort()).toEqual([...commandTypes].sort())
  expect(Object.keys(refusalWords['zh-TW'].say)).toEqual(Object.keys(refusalWords.en.say))
  expect(events.length).toBeGreaterThan(60)
})
