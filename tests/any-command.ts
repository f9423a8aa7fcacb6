import fc from 'fast-check'
import { accessTable, type Leave, type Who } from '../domain/access/table.ts'
import { beatTries } from '../domain/beats/rules.ts'
import { cardTries } from '../domain/cards/rules.ts'
import { clockTries } from '../domain/clock/rules.ts'
import { gateTries } from '../domain/gates/rules.ts'
import { handsTries } from '../domain/hands/rules.ts'
import { type Capabilities, type Capability, merged } from '../domain/log/capabilities.ts'
import { type Pools, range, type Tries, type Try } from '../domain/log/capability.ts'
import { type CommandInput, type CommandType, commandTypes } from '../domain/log/commands.ts'
import type { Status } from '../domain/log/state.ts'
import { noticeTries } from '../domain/notices/rules.ts'
import { peopleTries } from '../domain/people/rules.ts'
import { photoTries } from '../domain/photos/rules.ts'
import type { PlanStep } from '../domain/plan/plan.ts'
import { planTries } from '../domain/plan/rules.ts'
import { presenceTries } from '../domain/presence/rules.ts'
import { signTries } from '../domain/signs/rules.ts'
import { talkTries } from '../domain/talk/rules.ts'
import { warningTries } from '../domain/warnings/rules.ts'
import { workTries } from '../domain/work/rules.ts'
import {
  boss,
  buildMachine,
  buildPlan,
  buildStep,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  owner,
  script,
  stranger,
} from './factories.ts'
import { scenes } from './scenes.ts'

/**
 * Commands of every type by anybody, valid and invalid, biased to ids that are there, so that a run of them gets far.
 * Ids come from small pools: things meet again, collide, and go missing.
 */
export interface Said {
  who: Who
  command: CommandInput
  /** How long the real clock moves on first, ms. */
  after: number
  /** Whether what falls due meanwhile is fired on the way, or left for later as by a server that was down. */
  fires: boolean
  /** The device's clock at the tap and the sending; null: it said none. */
  said: { saidAt: number; sentAt: number } | null
}

const people: fc.Arbitrary<Who> = fc.oneof(
  { weight: 8, arbitrary: fc.constant(dale) },
  { weight: 6, arbitrary: fc.constant(mei) },
  { weight: 3, arbitrary: fc.constant(owner) },
  { weight: 2, arbitrary: fc.constant(script) },
  { weight: 2, arbitrary: fc.constant(clock) },
  { weight: 1, arbitrary: fc.constantFrom(boss, stranger) },
)

const planSteps = [
  { id: 'new', phase: 'work', order: 2, after: null },
  {
    id: 'new',
    phase: 'switch',
    order: 5,
    after: ['a'],
    machine: 'dragon',
    undo: buildPlan().steps[1]?.undo ?? null,
  },
  { id: 'new', phase: 'work', order: 0, after: ['rb1-1', 'none'], person: 'sentinel' },
  { id: 'new', phase: 'new', order: 1, after: ['new'], person: 'none' },
  { id: 'a', phase: 'work', order: 3, after: ['f', 'c'], machine: 'none' },
  { id: 'rb1-1', phase: 'work', order: 4, after: null, machine: 'elephant', person: null },
].map((s) => ({ kind: 'step', value: buildStep(s.id, s as Partial<PlanStep>) }))

/** Mostly ids that are there; the last of each that are not. */
const pools: Pools = {
  steps: ['a', 'b', 'c', 'd', 'e', 'f', 'rb1-1', 'rb1-2', 'rb2-1', 'new', 'none'],
  machines: ['dragon', 'dolphin', 'elephant', 'new', 'none'],
  people: ['upgrader', 'sentinel', 'boss', 'new', 'none'],
  requests: ['r1', 'r2', 'r3', 'go:x'],
  questions: ['g1', 'g2', 'g3', 'g4'],
  ids: ['x1', 'x2', 'x:1'],
  texts: ['重新開機', 'two\nlines', '  padded  ', 'x'],
  instants: [0, 1, 253_402_300_799_999, 8.64e15, ...range(-10, 600).map((m) => NINE + m * MINUTE)],
  leaving: [3, 9, 27, 33].flatMap((h) => [NINE + h * HOUR, NINE + (h + 0.25) * HOUR]),
  doers: [undefined, undefined, 'boss', 'sentinel'],
  cardsLeft: [undefined, 'keep', 'stand-down'],
  plans: [
    { plan: buildPlan({ people: [], hands: [] }) },
    { plan: buildPlan({ phases: [] }) },
    { plan: buildPlan(), clock: { at: NINE, rate: 1 } },
    { plan: buildPlan() },
  ],
  things: [
    { kind: 'machine', value: buildMachine('new') },
    { kind: 'phase', value: { id: 'new', order: 0, title: 'New' } },
    { kind: 'person', value: { id: 'new', name: 'New', role: 'sentinel', zone: 'Asia/Taipei', lead: false } },
    {
      kind: 'hands',
      value: { ...buildPlan().hands[0], id: 'new', days: [1, 7], from: '22:00', to: '06:00' },
    },
    ...planSteps,
    { kind: 'machine', value: { id: 'new' } },
  ],
  // With what they change and what they saw: mostly right.
  edits: [
    { kind: 'step', id: 'f', field: 'title', value: 'Renamed', saw: 'Step f' },
    { kind: 'step', id: 'f', field: 'title', value: 'Step f', saw: 'Renamed' },
    { kind: 'step', id: 'a', field: 'order', value: 4, saw: 1 },
    { kind: 'step', id: 'd', field: 'after', value: ['a'], saw: null },
    { kind: 'step', id: 'f', field: 'irreversible', value: true, saw: false },
    { kind: 'step', id: 'f', field: 'after', value: ['f'], saw: null },
    { kind: 'machine', id: 'dragon', field: 'place', value: 'cellar', saw: 'rack' },
    { kind: 'machine', id: 'dragon', field: 'name', value: 'drache', saw: 'dragon' },
    { kind: 'person', id: 'sentinel', field: 'name', value: 'Somebody', saw: 'Mei' },
    { kind: 'person', id: 'sentinel', field: 'role', value: 'observer', saw: 'sentinel' },
    { kind: 'person', id: 'sentinel', field: 'zone', value: 'Mars/Olympus', saw: 'Asia/Taipei' },
    { kind: 'phase', id: 'switch', field: 'order', value: 0, saw: 2 },
    { kind: 'hands', id: 'weekend', field: 'days', value: [], saw: [6, 7] },
    { kind: 'hands', id: 'weekend', field: 'from', value: '25:00', saw: '09:00' },
    { kind: 'step', id: 'none', field: 'title', value: 'x', saw: 'y' },
  ],
  heads: [
    { field: 'title', value: 'Other', saw: 'A small upgrade' },
    { field: 'title', value: 'A small upgrade', saw: 'Other' },
    { field: 'observersTalk', value: true, saw: false },
    { field: 'observersTalk', value: false, saw: true },
    { field: 'note', value: 'n', saw: '' },
    { field: 'site', value: { name: 'x', zone: 'EST' }, saw: { name: 'Taipei office', zone: 'Asia/Taipei' } },
    { field: 'start', value: null, saw: null },
  ],
}

const tries: { [C in Capability]: ReturnType<Tries<Capabilities[C]['shapes']>> } = {
  plan: planTries(pools),
  work: workTries(pools),
  gates: gateTries(pools),
  cards: cardTries(pools),
  hands: handsTries(pools),
  presence: presenceTries(pools),
  talk: talkTries(pools),
  beats: beatTries(pools),
  signs: signTries(pools),
  photos: photoTries(pools),
  people: peopleTries(pools),
  notices: noticeTries(pools),
  warnings: warningTries(pools),
  clock: clockTries(pools),
}
const ways: Record<CommandType, Try<unknown> | readonly Try<unknown>[]> = merged(tries)
const waysOf = (type: CommandType) => [ways[type]].flat() as Record<string, readonly unknown[]>[]

/** One arbitrary a command type. */
export const anyOf = Object.fromEntries(
  commandTypes.map((type) => [
    type,
    fc
      .oneof(
        ...waysOf(type).map((way) =>
          fc.record(
            Object.fromEntries(Object.entries(way).map(([f, values]) => [f, fc.constantFrom(...values)])),
          ),
        ),
      )
      .map((rest) => ({ type, ...rest }) as unknown as CommandInput),
  ]),
) as Record<CommandType, fc.Arbitrary<CommandInput>>

/** One well-formed command of every type: the last way, the last values. Where who may is asked, not what happens. */
export const sampleCommands = commandTypes.map((type) => {
  const way = Object.entries(waysOf(type).at(-1) ?? {}).map(([field, values]) => [field, values.at(-1)])
  return { type, ...Object.fromEntries(way) } as CommandInput
})

/** What ends a night early comes seldom, what carries it on comes often. */
const weight: Partial<Record<CommandType, number>> = {
  'upgrade.close': 1,
  'upgrade.cancel': 1,
  'person.revoke': 1,
  'presence.leave': 1,
  'step.start': 12,
  'step.finish': 12,
  'upgrade.start': 6,
  'upgrade.resume': 6,
  'request.ask': 8,
  'request.ring': 2,
  'person.invite': 6,
  'person.join': 6,
  'event.erase': 5,
}
const seats = { owner, upgrader: dale, sentinel: mei, observer: boss, script, clock }
/** Who usually says it, by the role table; the others say it too, now and then. */
const usual = (type: CommandType): fc.Arbitrary<Who> => {
  const may = Object.entries(accessTable[type]) as [keyof typeof seats, Leave][]
  if (type === 'person.join') return fc.constant(stranger)
  if (type === 'lead.take') return fc.constantFrom(dale, stranger)
  const own = may.filter(([role, leave]) => role !== 'owner' && (leave === 'yes' || type.startsWith('step.')))
  const they = own.length > 0 ? own : may.filter(([role]) => role === 'sentinel' || may.length === 1)
  return fc.constantFrom(...they.map(([role]) => seats[role]))
}

export const anySaid: fc.Arbitrary<Said> = fc
  .oneof(
    ...commandTypes.map((type) => ({
      weight: weight[type] ?? 3,
      arbitrary: fc.tuple(
        anyOf[type],
        fc.oneof({ weight: 5, arbitrary: usual(type) }, { weight: 1, arbitrary: people }),
      ),
    })),
  )
  .chain(([command, who]) =>
    fc.record({
      who: fc.constant(who),
      command: fc.constant(command),
      after: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(0, 1, 999, 30_000, MINUTE) },
        { weight: 1, arbitrary: fc.constantFrom(20 * MINUTE, 3 * HOUR, 26 * HOUR) },
      ),
      fires: fc.boolean(),
      said: fc.option(
        fc.record({ saidAt: fc.integer({ min: 0, max: 2e12 }), sentAt: fc.integer({ min: 0, max: 2e12 }) }),
        { nil: null },
      ),
    }),
  )

/** A whole night: chance, with a scene in between now and then. */
export const anyNight: fc.Arbitrary<{ status: Status; said: Said[] }> = fc.record({
  status: fc.constantFrom<Status>('draft', 'running', 'running', 'rolling-back', 'suspended'),
  said: fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: anySaid.map((s) => [s]) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(...scenes).map((scene) =>
            scene.map(
              ([who, command, after]): Said => ({
                who,
                command,
                after: after ?? 1000,
                fires: true,
                said: null,
              }),
            ),
          ),
        },
      ),
      { minLength: 15, maxLength: 50, size: 'max' },
    )
    .map((list) => list.flat()),
})
