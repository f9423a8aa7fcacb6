import fc from 'fast-check'
import type { Who } from '../domain/access/table.ts'
import type { CommandInput } from '../domain/log/commands.ts'
import type { Status } from '../domain/log/state.ts'
import { commandOf, type Move, type Need } from '../domain/moves/move.ts'
import { everybodysMoves } from '../domain/moves/moves.ts'
import { LAST_MOMENT } from '../domain/warnings/kinds.ts'
import { anyNight, type Said } from './any-command.ts'
import { buildPlan, dale, HOUR, MINUTE, mei, NINE, type Night, owner, upgradeWith } from './factories.ts'

export const ann: Who = { kind: 'account', account: 'acc-ann', owner: false, device: 'd-ann' }
export const bo: Who = { kind: 'account', account: 'acc-bo', owner: false, device: 'd-bo' }

/** Dale leads and Ann is at the keyboard too; Mei's hours are the day, Bo's the evening; the boss looks on. */
export function crewWith(status: Status, seats: { second: boolean } = { second: true }): Night {
  const { people, hands } = buildPlan()
  const night = upgradeWith({
    status: 'draft',
    plan: {
      people: [
        ...people,
        { id: 'ann', name: 'Ann', role: 'upgrader', zone: 'Europe/Berlin', lead: false },
        { id: 'bo', name: 'Bo', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
      ],
      hands: [
        ...hands,
        { id: 'evening', person: 'bo', days: [6, 7], from: '17:30', to: '23:30', breaks: [], except: [] },
      ],
    },
  })
  if (seats.second)
    for (const [who, person, role] of [
      [ann, 'ann', 'upgrader'],
      [bo, 'bo', 'sentinel'],
    ] as const) {
      night.must(owner, {
        type: 'person.invite',
        id: `inv-${person}`,
        role,
        person,
        expiresAt: NINE + 1000 * HOUR,
      })
      night.must(who, { type: 'person.join', invite: `inv-${person}`, person, name: person, zone: null })
    }
  reach(night, status)
  return night
}

function reach(night: Night, status: Status): void {
  if (status === 'draft') return
  night.must(dale, { type: 'upgrade.start' })
  if (status === 'suspended')
    night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: NINE + 9 * HOUR })
  if (status !== 'rolling-back') return
  for (const step of ['a', 'b']) {
    night.must(dale, { type: 'step.start', step })
    night.must(dale, { type: 'step.finish', step })
  }
  night.must(dale, { type: 'rollback.start', reason: 'it does not come up', downTo: null })
}

/** One turn of a night: somebody makes one of their moves, or says whatever they like. */
export type Turn =
  | { does: 'move'; who: number; which: number; pick: number; after: number; fires: boolean }
  | { does: 'said'; said: Said; second: boolean }

const after = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1000, 30_000, MINUTE) },
  { weight: 2, arbitrary: fc.constantFrom(5 * MINUTE, 20 * MINUTE, 3 * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(9 * HOUR, 26 * HOUR) },
)
const n = fc.nat({ max: 1000 })
const aMove: fc.Arbitrary<Extract<Turn, { does: 'move' }>> = fc.record({
  does: fc.constant('move' as const),
  who: n,
  which: n,
  pick: n,
  after,
  fires: fc.boolean(),
})

/** Nights of two a side: most turns are moves that were offered, so that they get far; between them, anything at all. */
export const anyCrewNight: fc.Arbitrary<{ status: Status; second: boolean; turns: Turn[] }> = fc.record({
  status: fc.constantFrom<Status>('draft', 'running', 'running', 'running', 'rolling-back', 'suspended'),
  second: fc.boolean(),
  turns: fc
    .tuple(anyNight, fc.array(fc.tuple(aMove, fc.boolean()), { minLength: 20, maxLength: 60, size: 'max' }))
    .map(([night, moves]) => {
      const said = [...night.said]
      return moves.flatMap(([move, also]): Turn[] => {
        const next = also ? said.shift() : undefined
        return next === undefined
          ? [move]
          : [move, { does: 'said', said: next, second: move.which % 3 === 0 }]
      })
    }),
})

const accounts: Record<string, Who> = { upgrader: dale, ann, sentinel: mei, bo }

/** Who sits in a seat of this crew; null where the account is another's by now. */
export function whoOf(night: Night, person: string): Who | null {
  const account = night.state.people[person]?.account
  return (
    [dale, ann, mei, bo, owner].find((w) => w.kind === 'account' && w.account === account) ??
    accounts[person] ??
    null
  )
}

/** Plays a night, looking at it after each turn. */
export function play(
  { status, second, turns }: { status: Status; second: boolean; turns: readonly Turn[] },
  look: (night: Night) => void,
): Night {
  const night = crewWith(status, { second })
  look(night)
  for (const turn of turns) {
    const { after: ms, fires } = turn.does === 'move' ? turn : turn.said
    if (fires) night.advance(night.realNow + ms)
    else night.set(night.realNow + ms)
    if (turn.does === 'said') {
      const { said } = turn
      const other = said.who === dale ? ann : said.who === mei ? bo : said.who
      night.say(turn.second ? other : said.who, said.command, said.said === null ? {} : { said: said.said })
    } else makeMove(night, turn)
    look(night)
  }
  return night
}

function makeMove(night: Night, turn: Extract<Turn, { does: 'move' }>): void {
  const offered = [...everybodysMoves(night.state, night.now)].filter(
    ([, m]) => m.first !== null || m.also.length > 0,
  )
  const chosen = offered[turn.who % Math.max(1, offered.length)]
  if (chosen === undefined) return
  const [person, { first, also }] = chosen
  // What suggests itself is pressed more often than not.
  const all = [...(first === null ? [] : [first, first, first]), ...also]
  const move = all[turn.which % all.length] as Move
  // A night that is closed early walks through nothing.
  if (move.kind === 'close' && turn.pick % 6 !== 0) return
  const who = whoOf(night, person)
  if (who !== null) night.say(who, fill(move, turn.pick, night))
}

let made = 0

/** A moment after `at`, as far as there are any. */
const later = (at: number, pick: number) => Math.min(LAST_MOMENT, at + 1 + (pick % 90) * MINUTE)

/** A move's command with some valid input for each of its needs. */
export function fill(move: Move, pick: number, { state, now }: Pick<Night, 'state' | 'now'>): CommandInput {
  const people = Object.values(state.people).flatMap((p) => (p.revoked ? [] : [p.id]))
  return commandOf(move, Object.assign({}, ...move.needs.map((need) => given(need, pick, now, people))))
}

function given(need: Need, pick: number, now: number, people: readonly string[]): Record<string, unknown> {
  switch (need.of) {
    case 'id':
      return { id: `made-${made++}` }
    case 'words':
      return { [need.field]: pick % 2 === 0 || need.must ? ['x', '重新開機', 'two\nlines'][pick % 3] : '' }
    case 'choice':
      return { [need.field]: need.from[pick % need.from.length] }
    case 'instant':
      return {
        [need.field]: need.orNone && pick % 2 === 0 ? null : later(Math.max(now, need.after), pick),
      }
    case 'minutes':
      return { minutes: 1 + (pick % 30) }
    case 'confirm':
      return { confirmed: true }
    case 'list':
      return { [need.field]: pick % 2 === 0 ? [] : [{ id: `f${made++}`, text: 'look at it again' }] }
    case 'if-nobody':
      return { ifNobody: pick % 2 === 0 ? { then: 'wait' } : { then: 'ask', reason: 'it burns' } }
    case 'go':
      return { question: 'Shall we?', people: [people[pick % people.length]], minutes: 10 }
    case 'ask':
      return { text: 'Look at the screen', kind: 'read-screen' }
  }
}
