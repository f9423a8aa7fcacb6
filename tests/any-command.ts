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

/** Asked whether or not anybody is there, of one box among others. */
const touching: CommandInput = {
  type: 'request.ask',
  id: 'r2',
  kind: 'reset',
  machine: 'dolphin',
  step: null,
  text: 'Reset',
  expect: '',
  allowance: 5,
  expiresAt: null,
  readBack: true,
  ifNobody: { then: 'ask', reason: 'She is in the building.' },
}

/** Things said one after the other as people do: they reach states that chance alone seldom finds. */
const scenes: [Who, CommandInput, after?: number][][] = [
  // The wrong box, stopped, let go on, the right one; and a step reported that had failed meanwhile.
  [
    [dale, { ...touching, id: 'r2' }],
    [
      clock,
      {
        type: 'notice.report',
        about: { kind: 'request', id: 'r2' },
        person: 'sentinel',
        channel: 'push',
        n: 1,
        why: null,
        status: null,
      },
    ],
    [mei, { type: 'request.take', id: 'r2' }],
    [mei, { type: 'request.read-back', id: 'r2', machine: null }],
    [dale, { type: 'request.clear', id: 'r2', reason: 'Look again.' }],
    [mei, { type: 'request.read-back', id: 'r2', machine: 'dolphin' }],
    [mei, { type: 'step.finish', step: 'e' }],
  ],
  // A card that a phone takes, and that is taken back.
  [
    [
      dale,
      {
        type: 'card.arm',
        id: 'x9',
        unless: 'x',
        then: 'y',
        machine: 'elephant',
        dueAt: NINE + 300 * HOUR,
        walk: 3,
      },
    ],
    [mei, { type: 'card.hold', id: 'x9', dueAt: NINE + 300 * HOUR, awake: true }],
    [dale, { type: 'card.disarm', id: 'x9', reason: 'Not needed.' }],
  ],
  // A card that falls due, is given more time, falls due again, is taken up, called off and carried out all the same.
  [
    [dale, { type: 'upgrade.start' }],
    [
      dale,
      {
        type: 'card.arm',
        id: 'x8',
        unless: 'x',
        then: 'y',
        machine: 'dolphin',
        dueAt: NINE + 200 * HOUR,
        step: 'e',
      },
    ],
    [clock, { type: 'card.fire', id: 'x8' }, 200 * HOUR],
    [dale, { type: 'card.extend', id: 'x8', dueAt: NINE + 1000 * HOUR }],
    [mei, { type: 'card.fire', id: 'x8' }],
    [dale, { type: 'card.disarm', id: 'x8', reason: 'Not now.' }],
    [mei, { type: 'card.done', id: 'x8' }],
  ],
  // Asked by name; she can't, is called, is asked again, and it is entered as hers.
  [
    [dale, { ...touching, id: 'r3', to: 'sentinel' }],
    [mei, { type: 'request.cannot', id: 'r3', code: 'not-sure-call-me' }],
    [
      dale,
      { type: 'call.log', request: 'r3', person: 'sentinel', minutes: 1, cost: null, note: 'The left one.' },
    ],
    [dale, { type: 'request.reopen', id: 'r3', reason: 'The left one.' }],
    [dale, { type: 'request.done', id: 'r3', saw: 'ON-LINE', doer: 'sentinel' }],
  ],
  // Asked before lunch, puts it off, is asked again, goes and is late.
  [
    [dale, { type: 'upgrade.start' }],
    [mei, { type: 'presence.arrive' }],
    [dale, { type: 'step.note', step: 'a', text: 'x' }, 170 * MINUTE],
    [clock, { type: 'warning.lift', kind: 'hands-leave', about: NINE + 3 * HOUR }],
    [mei, { type: 'break.answer', at: NINE + 3 * HOUR, answer: 'later', until: NINE + 3.25 * HOUR }],
    [dale, { type: 'step.note', step: 'a', text: 'x' }, 20 * MINUTE],
    [mei, { type: 'break.answer', at: NINE + 3.25 * HOUR, answer: 'leaving' }],
    [dale, { type: 'step.note', step: 'a', text: 'x' }, 100 * MINUTE],
    [mei, { type: 'presence.back' }],
  ],
  // Asked of an empty room: it is sent when somebody is back.
  [
    [mei, { type: 'presence.leave' }],
    [
      dale,
      {
        type: 'request.ask',
        id: 'r1',
        kind: 'reset',
        machine: null,
        step: null,
        text: 'Reset',
        expect: '',
        allowance: 5,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      },
    ],
    [mei, { type: 'presence.arrive' }],
    [dale, { type: 'talk.say', text: 'there' }],
  ],
  [
    [
      dale,
      {
        type: 'go.ask',
        id: 'x1',
        question: 'Go?',
        signers: ['upgrader', 'sentinel'],
        minutes: 10,
        figures: {},
      },
    ],
    [mei, { type: 'go.answer', id: 'x1', answer: 'go', note: '' }],
    [dale, { type: 'go.answer', id: 'x1', answer: 'go', note: '' }],
  ],
  // Asked at night: it is sent when her hours begin, by nobody's word.
  [
    [
      dale,
      {
        type: 'request.ask',
        id: 'r3',
        kind: 'look',
        machine: null,
        step: null,
        text: 'Look',
        expect: '',
        allowance: 5,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      },
      13 * HOUR,
    ],
    [dale, { type: 'talk.say', text: 'morning' }, 13 * HOUR],
  ],
  // The Go of who was named, and what it was for.
  [
    [
      dale,
      {
        type: 'go.ask',
        id: 'g2',
        question: 'Go?',
        people: ['upgrader'],
        about: { kind: 'step', id: 'a' },
        minutes: 10,
        figures: {},
      },
    ],
    [dale, { type: 'go.answer', id: 'g2', answer: 'go', note: '' }],
    [dale, { type: 'step.start', step: 'a' }],
  ],
  // Named people: one is replaced, one goes out of it, the others say Go.
  [
    [
      dale,
      {
        type: 'go.ask',
        id: 'g1',
        question: 'Go?',
        people: ['upgrader', 'sentinel', 'boss'],
        about: { kind: 'step', id: 'e' },
        minutes: 10,
        figures: {},
      },
    ],
    [dale, { type: 'go.replace', id: 'g1', person: 'boss', by: null, reason: 'Asleep.' }],
    [mei, { type: 'go.answer', id: 'g1', answer: 'go', note: '' }],
    [dale, { type: 'go.answer', id: 'g1', answer: 'go', note: '' }],
  ],
  [
    [mei, { type: 'presence.arrive' }],
    [
      dale,
      {
        type: 'request.ask',
        id: 'r2',
        kind: 'reset',
        machine: 'dolphin',
        step: 'a',
        text: 'Reset',
        expect: '',
        allowance: 5,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      },
    ],
    [mei, { type: 'request.seen', id: 'r2' }],
    [mei, { type: 'request.on-my-way', id: 'r2' }],
    [mei, { type: 'request.done', id: 'r2' }],
    [dale, { type: 'request.reopen', id: 'r2', reason: 'again' }],
  ],
  [
    [dale, { type: 'upgrade.start' }],
    [dale, { type: 'step.start', step: 'b', override: 'x' }],
    [script, { type: 'step.progress', progress: { unit: 'percent', done: 40 } }],
    [dale, { type: 'step.finish', step: 'b' }],
    [dale, { type: 'step.start', step: 'd', override: 'x' }],
    [dale, { type: 'step.finish', step: 'd' }],
    [dale, { type: 'rollback.start', reason: 'x', downTo: null }],
    [dale, { type: 'step.start', step: 'rb1-1' }],
    [dale, { type: 'step.finish', step: 'rb1-1' }],
  ],
  [
    [dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'r3' }],
    [dale, { type: 'machine.swap', a: 'dolphin', b: 'elephant', request: 'go:x' }],
    [mei, { type: 'request.done', id: 'go:x' }],
  ],
  [
    [dale, { type: 'step.start', step: 'a', override: 'x' }],
    [dale, { type: 'step.fail', step: 'a', reason: 'errors' }],
    [dale, { type: 'step.redo', step: 'a', reason: 'again' }],
    [dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'title', value: 'Too late', saw: 'Step a' }],
  ],
  [
    [mei, { type: 'presence.leave' }],
    [
      dale,
      {
        type: 'request.ask',
        id: 'r1',
        kind: 'look',
        machine: null,
        step: null,
        text: 'Look',
        expect: '',
        allowance: 5,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      },
    ],
    [mei, { type: 'presence.arrive' }],
  ],
  [
    [owner, { type: 'plan.set-head', field: 'note', value: 'theirs', saw: '' }],
    [dale, { type: 'plan.set-head', field: 'note', value: 'mine', saw: '' }],
  ],
  [
    [stranger, { type: 'person.join', invite: 'x1', person: 'eve', name: 'Eve', zone: null }],
    [stranger, { type: 'lead.take' }],
    [
      owner,
      { type: 'person.invite', id: 'x7', role: 'observer', person: null, expiresAt: NINE + 90_000 * HOUR },
    ],
    [owner, { type: 'token.add', id: 'tok2', name: 'other' }],
    [owner, { type: 'token.revoke', id: 'tok2' }],
  ],
  [
    [mei, { type: 'sign.report', on: 'machine', id: 'dragon', sign: 'lcd', answer: 'ON-LINE' }],
    [dale, { type: 'sign.report', on: 'step', id: 'e', sign: 'screen', answer: 'errors' }],
  ],
  [
    [dale, { type: 'machine.report', machine: 'dolphin', condition: 'dark' }],
    [script, { type: 'machine.beat', machine: 'dolphin', boot: 'boot-2', uptime: 30, note: '' }],
    [clock, { type: 'machine.lose', machine: 'dolphin', since: NINE + 900 * HOUR }],
  ],
  [
    [dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null }],
    [dale, { type: 'upgrade.resume' }],
  ],
  [
    [
      dale,
      {
        type: 'card.arm',
        id: 'x2',
        unless: 'PPP up',
        then: 'cable back',
        machine: 'dragon',
        dueAt: NINE + 300 * HOUR,
      },
    ],
    [dale, { type: 'card.extend', id: 'x2', dueAt: NINE + 301 * HOUR }],
    [mei, { type: 'card.confirm', id: 'x2' }],
  ],
  // Asked while nobody is there, it is sent once somebody is.
  [
    [mei, { type: 'presence.leave' }],
    [dale, { ...touching, id: 'r3', readBack: false, ifNobody: { then: 'wait' } }],
    [mei, { type: 'presence.arrive' }],
    [mei, { type: 'talk.say', text: 'here' }, MINUTE],
  ],
  [
    [dale, { type: 'step.start', step: 'a' }],
    [dale, { type: 'step.unbegin', step: 'a' }],
  ],
  [
    [
      dale,
      { type: 'card.arm', id: 'x1', unless: 'x', then: 'y', machine: 'elephant', dueAt: NINE + 400 * HOUR },
    ],
    [mei, { type: 'card.fire', id: 'x1' }],
    [mei, { type: 'card.done', id: 'x1', saw: 'it came up' }],
  ],
  [
    [dale, { type: 'upgrade.close', followUps: [{ id: 'fu', text: 'later' }] }],
    [mei, { type: 'follow-up.done', id: 'fu' }],
  ],
]

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
