import fc from 'fast-check'
import type { Who } from '../domain/access/table.ts'
import type { CommandInput, CommandOf, CommandType } from '../domain/log/commands.ts'
import type { Status } from '../domain/log/state.ts'
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

const steps = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'rb1-1', 'rb1-2', 'rb2-1', 'new', 'none')
const machines = fc.constantFrom('dragon', 'dolphin', 'elephant', 'new', 'none')
const persons = fc.constantFrom('upgrader', 'sentinel', 'boss', 'new', 'none')
const requests = fc.constantFrom('r1', 'r2', 'r3', 'go:x')
const goes = fc.constantFrom('g1', 'g2', 'g3', 'g4')
const few = fc.constantFrom('x1', 'x2', 'x:1')
const text = fc.constantFrom('x', '重新開機', 'two\nlines', '  padded  ')
const reason = text
const instant = fc.oneof(
  fc.integer({ min: -10, max: 600 }).map((m) => NINE + m * MINUTE),
  fc.constantFrom(0, 1, 253_402_300_799_999, 8.64e15),
)
const kind = fc.constantFrom('person', 'machine', 'phase', 'step', 'hands')
const orNull = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null })

const planStep = fc
  .record({
    id: fc.constantFrom('new', 'a', 'rb1-1'),
    phase: fc.constantFrom('work', 'switch', 'new'),
    order: fc.integer({ min: 0, max: 5 }),
    after: orNull(fc.uniqueArray(steps, { maxLength: 2 })),
    machine: orNull(machines),
    undo: fc.constantFrom(null, buildPlan().steps[1]?.undo ?? null),
    person: fc.constantFrom(undefined, null, 'sentinel', 'none'),
  })
  .map((s) => buildStep(s.id, s))

const added = fc.oneof(
  planStep.map((value) => ({ kind: 'step', value })),
  fc.constantFrom(
    { kind: 'machine', value: buildMachine('new') },
    { kind: 'phase', value: { id: 'new', order: 0, title: 'New' } },
    { kind: 'person', value: { id: 'new', name: 'New', role: 'sentinel', zone: 'Asia/Taipei', lead: false } },
    {
      kind: 'hands',
      value: { ...buildPlan().hands[0], id: 'new', days: [1, 7], from: '22:00', to: '06:00' },
    },
    { kind: 'machine', value: { id: 'new' } },
  ),
)

/** Edits with what they change and what they saw: mostly right. */
const edits = fc.constantFrom(
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
)
const heads = fc.constantFrom(
  { field: 'title', value: 'Other', saw: 'A small upgrade' },
  { field: 'title', value: 'A small upgrade', saw: 'Other' },
  { field: 'observersTalk', value: true, saw: false },
  { field: 'observersTalk', value: false, saw: true },
  { field: 'note', value: 'n', saw: '' },
  { field: 'site', value: { name: 'x', zone: 'EST' }, saw: { name: 'Taipei office', zone: 'Asia/Taipei' } },
  { field: 'start', value: null, saw: null },
)

const of = <T extends CommandType>(
  type: T,
  shape: { [K in Exclude<keyof CommandOf<T>, 'type'>]?: fc.Arbitrary<unknown> },
) =>
  fc
    .record(shape as Record<string, fc.Arbitrary<unknown>>)
    .map((rest) => ({ type, ...rest }) as unknown as CommandInput)

const onStep = { step: steps }
/** What becomes of the cards that stand. */
const left = fc.constantFrom(undefined, 'stand-down' as const, 'keep' as const)
const onRequest = { id: requests }
/** Who did what somebody else enters. */
const doer = fc.constantFrom(undefined, undefined, 'sentinel', 'boss')

/** When the sentinel's hours break off, and a moment it may be put off to. */
const leaves = fc.constantFrom(...[3, 9, 27, 33].flatMap((h) => [NINE + h * HOUR, NINE + (h + 0.25) * HOUR]))

/** One arbitrary a command type: a missing one does not compile. */
export const anyOf: { [T in CommandType]: fc.Arbitrary<CommandInput> } = {
  'plan.import': fc.constantFrom<CommandInput>(
    { type: 'plan.import', plan: buildPlan() },
    { type: 'plan.import', plan: buildPlan(), clock: { at: NINE, rate: 1 } },
    { type: 'plan.import', plan: buildPlan({ people: [], hands: [] }) },
    { type: 'plan.import', plan: buildPlan({ phases: [] }) },
  ),
  'plan.set-head': heads.map((h) => ({ type: 'plan.set-head', ...h }) as CommandInput),
  'plan.set': edits.map((e) => ({ type: 'plan.set', ...e }) as CommandInput),
  'plan.add': added.map((a) => ({ type: 'plan.add', ...a }) as unknown as CommandInput),
  'plan.remove': of('plan.remove', {
    kind,
    id: fc.constantFrom('new', 'f', 'b', 'elephant', 'weekend', 'boss', 'none'),
  }),
  'upgrade.ready': of('upgrade.ready', {}),
  'upgrade.start': of('upgrade.start', {}),
  'upgrade.suspend': of('upgrade.suspend', {
    reason,
    handOver: text,
    resumeAt: orNull(instant),
    cards: left,
  }),
  'upgrade.resume': of('upgrade.resume', {}),
  'upgrade.close': of('upgrade.close', {
    followUps: fc.constantFrom([], [{ id: 'fu', text: 'later' }]),
    cards: left,
  }),
  'upgrade.cancel': of('upgrade.cancel', { reason, cards: left }),
  'follow-up.done': of('follow-up.done', { id: fc.constantFrom('fu', 'none') }),
  'clock.set': of('clock.set', {
    own: orNull(fc.record({ at: instant, rate: fc.constantFrom(0, 0.5, 1, 60, 3600) })),
  }),
  'clock.declare': of('clock.declare', { at: instant }),
  'step.start': fc.oneof(
    of('step.start', onStep),
    of('step.start', { ...onStep, confirmed: fc.constant(true) }),
    of('step.start', { ...onStep, override: reason, doer }),
  ),
  'step.finish': of('step.finish', { ...onStep, doer }),
  'step.fail': of('step.fail', { ...onStep, reason }),
  'step.unbegin': of('step.unbegin', { ...onStep }),
  'step.skip': of('step.skip', { ...onStep, reason }),
  'step.redo': of('step.redo', { ...onStep, reason }),
  'step.progress': fc.oneof(
    of('step.progress', {
      progress: fc.record({ unit: fc.constant('percent'), done: fc.constantFrom(0, 50, 99.5, 101) }),
    }),
    of('step.progress', {
      ...onStep,
      progress: fc.record({
        unit: fc.constant('bytes'),
        done: fc.constantFrom(0, 1_000),
        total: orNull(fc.constant(4_000)),
      }),
    }),
  ),
  'step.note': fc.oneof(of('step.note', { text }), of('step.note', { ...onStep, text })),
  'rollback.start': of('rollback.start', { reason, downTo: orNull(steps), cards: left }),
  'go.ask': fc.oneof(
    of('go.ask', {
      id: goes,
      question: text,
      people: fc.constantFrom(
        ['upgrader'],
        ['sentinel'],
        ['boss', 'upgrader'],
        ['upgrader', 'sentinel'],
        ['none'],
      ),
      about: fc.constantFrom(
        { kind: 'step', id: 'e' },
        { kind: 'step', id: 'a' },
        { kind: 'step', id: 'rb1-1' },
        { kind: 'phase', id: 'switch' },
        undefined,
      ),
      minutes: fc.constantFrom(1, 10),
      figures: fc.constant({}),
    }),
    of('go.ask', {
      id: few,
      question: text,
      signers: fc.constantFrom(
        ['upgrader'],
        ['sentinel'],
        ['upgrader', 'sentinel'],
        ['sentinel', 'sentinel'],
        [],
      ),
      minutes: fc.constantFrom(1, 10, 1440, 0),
      figures: fc.constantFrom({}, { P80: '16:34', awake: 17 }),
    }),
  ),
  'go.answer': of('go.answer', {
    id: fc.oneof(few, goes),
    answer: fc.constantFrom('go', 'go', 'no-go'),
    note: text,
  }),
  'go.expire': of('go.expire', { id: fc.oneof(few, goes) }),
  'go.replace': of('go.replace', { id: goes, person: persons, by: orNull(persons), reason }),
  'talk.say': fc.oneof(
    of('talk.say', { text }),
    of('talk.say', {
      text,
      about: fc.record({
        kind: fc.constantFrom('step', 'request', 'card'),
        id: fc.constantFrom('a', 'r1', 'x1'),
      }),
    }),
  ),
  'request.ask': of('request.ask', {
    id: requests,
    kind: fc.constantFrom('reset', 'look', 'stand-by', 'take-photo', 'other', 'dance'),
    machine: orNull(machines),
    step: orNull(steps),
    to: fc.constantFrom(undefined, null, 'sentinel', 'upgrader', 'none'),
    text,
    expect: text,
    allowance: fc.constantFrom(1, 10),
    expiresAt: orNull(instant),
    readBack: fc.boolean(),
    ifNobody: fc.constantFrom(
      undefined,
      { then: 'wait' as const },
      { then: 'ask' as const, reason: 'Soon.' },
    ),
  }),
  'request.read-back': of('request.read-back', { ...onRequest, machine: orNull(machines) }),
  'request.clear': of('request.clear', { ...onRequest, reason }),
  'call.log': of('call.log', {
    request: orNull(requests),
    person: orNull(fc.constantFrom('sentinel', 'none')),
    minutes: fc.constantFrom(0, 1, 90),
    cost: fc.constantFrom(null, { amount: 200, currency: 'USD' }),
    note: text,
  }),
  'request.seen': of('request.seen', { ...onRequest, doer }),
  'request.on-my-way': of('request.on-my-way', { ...onRequest, doer }),
  'request.done': of('request.done', { ...onRequest, saw: text, doer }),
  'request.cannot': of('request.cannot', {
    ...onRequest,
    reason: fc.constantFrom('', 'x'),
    code: fc.constantFrom(undefined, 'no-reaction', 'not-sure-call-me', 'unheard-of'),
    doer,
  }),
  'request.withdraw': of('request.withdraw', { ...onRequest, reason }),
  'request.reopen': of('request.reopen', { ...onRequest, reason }),
  'request.take': of('request.take', onRequest),
  'request.send': of('request.send', onRequest),
  'request.ring': of('request.ring', {
    ...onRequest,
    n: fc.integer({ min: 0, max: 22 }),
    late: fc.boolean(),
  }),
  'request.escalate': of('request.escalate', onRequest),
  'request.expire': of('request.expire', onRequest),
  'presence.arrive': of('presence.arrive', {}),
  'presence.leave': of('presence.leave', {}),
  'presence.away': of('presence.away', {
    until: instant,
    reason: fc.constantFrom('', 'lunch'),
    code: fc.constantFrom(undefined, 'meal'),
  }),
  'presence.back': of('presence.back', {}),
  'presence.return': of('presence.return', { person: persons }),
  'presence.go': of('presence.go', { person: persons, at: leaves }),
  'presence.overdue': of('presence.overdue', { person: persons, n: fc.constantFrom(1, 2) }),
  'break.ask': of('break.ask', { person: persons, at: leaves }),
  'break.answer': of('break.answer', {
    at: leaves,
    answer: fc.constantFrom('leaving', 'staying', 'later'),
    until: orNull(instant),
  }),
  'baton.give': of('baton.give', { to: fc.constantFrom('keyboard', 'hands') }),
  'baton.take': of('baton.take', {}),
  'machine.report': of('machine.report', {
    machine: machines,
    condition: fc.constantFrom('up', 'rebooting', 'dark', 'unknown', 'on fire'),
  }),
  'machine.beat': of('machine.beat', {
    machine: machines,
    boot: orNull(fc.constantFrom('boot-1', 'boot-2', 'no boot')),
    uptime: orNull(fc.constantFrom(-1, 0, 30, 9000)),
    note: text,
  }),
  'machine.lose': of('machine.lose', { machine: machines, since: instant }),
  'machine.swap': of('machine.swap', { a: machines, b: machines, request: requests }),
  'machine.relabel': of('machine.relabel', { machine: machines, sticker: text }),
  'card.arm': of('card.arm', {
    id: few,
    unless: text,
    then: text,
    machine: orNull(machines),
    dueAt: instant,
    step: fc.constantFrom(undefined, 'e', 'none'),
  }),
  'card.hold': of('card.hold', { id: few, dueAt: instant, awake: fc.boolean() }),
  'card.disarm': of('card.disarm', { id: few, reason }),
  'card.done': of('card.done', { id: few, saw: text }),
  'card.extend': of('card.extend', { id: few, dueAt: instant }),
  'card.confirm': of('card.confirm', { id: few }),
  'card.fire': of('card.fire', { id: few }),
  'notice.report': of('notice.report', {
    about: fc.oneof(
      fc.record({ kind: fc.constantFrom('request' as const, 'card' as const), id: few }),
      fc.record({ kind: fc.constant('person' as const), id: persons }),
    ),
    person: orNull(persons),
    channel: fc.constantFrom(null, 'push', 'mail', 'tel'),
    n: fc.integer({ min: 1, max: 5 }),
    why: fc.constantFrom(null, 'gone', 'timeout', 'nobody'),
    status: fc.constantFrom(null, 404, 550),
  }),
  'sign.report': fc.oneof(
    of('sign.report', {
      on: fc.constant('machine'),
      id: machines,
      sign: fc.constantFrom('lcd', 'fan'),
      answer: fc.constantFrom('ON-LINE', 'off-line', 'blinking', ''),
    }),
    of('sign.report', { on: fc.constant('step'), id: steps, sign: fc.constant('lcd'), answer: text }),
  ),
  'photo.add': of('photo.add', {
    id: fc.constantFrom('ph1', 'ph2', 'ph3', 'ph4'),
    about: fc.oneof(
      fc.record({ kind: fc.constant('request' as const), id: requests }),
      fc.record({ kind: fc.constant('step' as const), id: steps }),
      fc.record({ kind: fc.constant('machine' as const), id: fc.constantFrom('dragon', 'dolphin', 'none') }),
    ),
    hash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    width: fc.constant(1600),
    height: fc.constant(1200),
    bytes: fc.constant(300_000),
  }),
  'warning.lift': of('warning.lift', {
    kind: fc.constantFrom('hands-leave', 'low-window', 'turn-back'),
    about: instant,
  }),
  'warning.give': of('warning.give', {
    kind: fc.constantFrom('hands-leave', 'low-window', 'turn-back'),
    about: instant,
  }),
  'person.invite': of('person.invite', {
    id: few,
    role: fc.constantFrom('upgrader', 'sentinel', 'observer'),
    person: orNull(persons),
    expiresAt: instant,
  }),
  'invite.revoke': of('invite.revoke', { id: few }),
  'person.join': of('person.join', {
    invite: few,
    person: fc.constantFrom('new', 'eve', 'sentinel'),
    name: text,
    zone: orNull(fc.constantFrom('Asia/Kathmandu', 'CST')),
  }),
  'person.revoke': of('person.revoke', { person: persons }),
  'seat.take': of('seat.take', { person: persons, name: text }),
  'lead.take': of('lead.take', {}),
  'token.add': of('token.add', {
    id: fc.constantFrom('tok', 'tok2', 'constructor'),
    name: text,
    machine: fc.option(machines, { nil: undefined }),
    every: fc.option(fc.constantFrom(5, 60), { nil: undefined }),
  }),
  'token.revoke': of('token.revoke', { id: fc.constantFrom('tok2', 'none') }),
  'event.erase': of('event.erase', { seq: fc.integer({ min: 1, max: 60 }) }),
}

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
/** Who usually says it; the others say it too, now and then. */
const usual = (type: CommandType): fc.Arbitrary<Who> => {
  if (
    /^(request\.(ring|send|escalate|expire)|go\.expire|presence\.(return|go|overdue)|break\.ask|warning\.(give|lift)|notice\.report|machine\.lose)$/.test(
      type,
    )
  )
    return fc.constant(clock)
  if (/^(seat\.take|event\.erase)$/.test(type)) return fc.constant(owner)
  if (type === 'machine.beat') return fc.constant(script)
  if (type === 'person.join') return fc.constant(stranger)
  if (type === 'lead.take') return fc.constantFrom(dale, stranger)
  if (
    /^presence\.|^break\.|^request\.(seen|on-my-way|done|cannot|take|read-back)$|^card\.(fire|hold|done)$/.test(
      type,
    )
  )
    return fc.constant(mei)
  if (type === 'go.answer') return fc.constantFrom(dale, mei, boss)
  if (type === 'card.confirm') return fc.constantFrom(dale, mei)
  return fc.constant(dale)
}

export const anySaid: fc.Arbitrary<Said> = fc
  .oneof(
    ...(Object.keys(anyOf) as CommandType[]).map((type) => ({
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
