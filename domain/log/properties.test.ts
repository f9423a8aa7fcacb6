import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { anyNight, anySaid, type Said } from '../../tests/any-command.ts'
import { clock, fold, HOUR, NINE, type Night, owner, step, upgradeWith } from '../../tests/factories.ts'
import { expectLegal } from '../../tests/legal.ts'
import { inverseOf } from '../plan/edit-rules.ts'
import { planOf } from '../plan/things.ts'
import { type CommandInput, commandSchema, commandTypes } from './commands.ts'
import type { Decision } from './decide.ts'
import { type LoggedEvent, verifyChain } from './envelope.ts'
import { type EventType, eventVersions } from './events.ts'
import type { Status, UpgradeState } from './state.ts'
import { timers } from './timers.ts'

/** A run takes seconds; a machine busy with something else must not fail it. */
vi.setConfig({ testTimeout: 5 * 60_000 })

/** A run of commands, after which every promise of the log is looked at. The seed is fixed: a red run is red again. */
const runs = { numRuns: 200, seed: Number(process.env['FC_SEED'] ?? 19980911) }

const seenEvents = new Set<string>()
const seenCommands = new Set<string>()
const seenRefusals = new Set<string>()

function replay(
  status: Status,
  said: readonly Said[],
  look: (night: Night, before: UpgradeState, decision: Decision, s: Said) => void,
): Night {
  const night = upgradeWith({ status })
  night.must(owner, {
    type: 'person.invite',
    id: 'x1',
    role: 'upgrader',
    person: null,
    expiresAt: NINE + 1000 * HOUR,
  })
  for (const s of said) {
    if (s.fires) for (const t of night.advance(night.realNow + s.after)) seenCommands.add(t.command.type)
    else night.set(night.realNow + s.after)
    const before = night.state
    const decision = night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
    if (!decision.ok) seenRefusals.add(decision.refusal.code)
    if (decision.ok && decision.events.length > 0) seenCommands.add(s.command.type)
    look(night, before, decision, s)
  }
  for (const e of night.events) seenEvents.add(e.type)
  return night
}

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
/** Types that change nothing in the state but the place in the log; and those that may repeat what stands. */
const stateFree: EventType[] = ['talk.said', 'step.noted', 'step.reported']
const mayRepeat: EventType[] = [
  // Told late, of a look before the last.
  'sign.seen',
  'event.erased',
  'plan.imported',
  'machine.reported',
  'clock.set',
  'clock.declared',
  'step.progressed',
  // Two tries of a moment may come to the same.
  'notice.tried',
  // Of a request that is listed no more.
  'request.done',
  // About nothing that could not be done.
  'call.logged',
]

describe('any commands by anybody at any time', () => {
  it('come to a legal state, a refusal in the table, or nothing', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        replay(status, said, (night, before, decision, s) => {
          if (decision.ok && decision.events.length > 0)
            expectLegal(night.state, before, s.command.type === 'clock.declare')
          else expect(night.state).toBe(before)
        })
      }),
      runs,
    )
  })

  it('leave a chain that holds, and events whose times run backwards only where the right one is declared', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const { events } = replay(status, said, () => {})
        expect(verifyChain(events)).toBeNull()
        for (const [i, e] of events.entries()) {
          expect(e.happenedAt).toBeLessThanOrEqual(e.at)
          if (i > 0 && e.type !== 'clock.declared')
            expect(e.at).toBeGreaterThanOrEqual((events[i - 1] as LoggedEvent).at)
        }
      }),
      { ...runs, numRuns: 100 },
    )
  })

  it('give the same state from any snapshot and the events after it as from the whole log, erased words or not', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const snapshots: UpgradeState[] = []
        const night = replay(status, said, (n) => snapshots.push(json(n.state)))
        const whole = fold(night.events)
        expect(json(whole)).toEqual(json(night.state))
        for (const s of snapshots) expect(json(fold(night.events.slice(s.seq), s))).toEqual(json(whole))
      }),
      { ...runs, numRuns: 60 },
    )
  })

  it('change the state by every event, but for those that only say something', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const { events } = replay(status, said, () => {})
        let state: UpgradeState | null = null
        for (const row of events) {
          const next: UpgradeState = step(state, row)
          const { seq: _s, hash: _h, at: _a, ...after } = next
          const before =
            state === null ? null : (({ seq: _1, hash: _2, at: _3, ...rest }: UpgradeState) => rest)(state)
          const type = row.type as EventType
          if (row.body !== null && !mayRepeat.includes(type))
            expect(JSON.stringify(after) === JSON.stringify(before), type).toBe(stateFree.includes(type))
          state = next
        }
      }),
      { ...runs, numRuns: 100 },
    )
  })

  it('do nothing the second time, except what is meant to be said again', () => {
    const again = [
      'talk.say',
      'step.note',
      'machine.report',
      'sign.report',
      'machine.swap',
      'call.log',
      'notice.report',
      // What is reported of a step or a request that is long over is kept each time.
      'request.on-my-way',
      'step.finish',
      'request.done',
      'plan.import',
      'clock.set',
      'clock.declare',
      'person.join',
      // Suspended while a roll-back waits for a word, the first ends the suspension and the second is that word.
      'upgrade.resume',
    ]
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        replay(status, said, (night, _before, decision, s) => {
          if (!decision.ok || again.includes(s.command.type)) return
          // What is reported of a step that is long over is kept each time.
          if (decision.events[0]?.type === 'step.reported') return
          const twice = night.would(s.who, s.command, s.said === null ? {} : { said: s.said })
          // A command that named a new thing finds its name taken; whoever revoked themselves is a stranger now.
          if (twice.ok) expect(twice.events, s.command.type).toEqual([])
          else expect(secondTime).toContain(twice.refusal.code)
        })
      }),
      runs,
    )
  })

  it('are no surprise to who parses them again', () => {
    fc.assert(
      fc.property(anySaid, ({ command }) => {
        const once = commandSchema.safeParse(command)
        if (once.success) expect(commandSchema.parse(json(once.data))).toEqual(once.data)
      }),
    )
  })
})

const secondTime = [
  // What was asked of a break has been moved by the answer.
  'time-passed',
  'already-there',
  'no-such',
  'no-such-upgrade',
  'wrong-box',
  'not-allowed',
  'card-over',
  'no-step-running',
  'wrong-status',
  'wrong-step-state',
  'not-in-roll-back',
  'nothing-to-undo',
]

describe('an edit of the plan', () => {
  it('is taken back by its inverse, to the plan there was', () => {
    fc.assert(
      fc.property(anyNight, ({ said }) => {
        replay('draft', said, (night, before, decision) => {
          const [event] = decision.ok ? decision.events : []
          const undo = event === undefined ? null : inverseOf(event)
          if (undo === null) return
          const plan = planOf(night.state)
          const back = night.say(owner, undo as CommandInput)
          expect(back, JSON.stringify(undo)).toMatchObject({ ok: true })
          expect(sorted(planOf(night.state))).toEqual(sorted(planOf(before)))
          // And the edit can be made again, by the inverse of the inverse.
          const [undone] = back.ok ? back.events : []
          night.must(owner, inverseOf(undone as never) as CommandInput)
          expect(sorted(planOf(night.state))).toEqual(sorted(plan))
        })
      }),
      { ...runs, numRuns: 150 },
    )
  })
})

function sorted(plan: ReturnType<typeof planOf>) {
  const by = <T extends { id: string }>(list: T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    head: plan.head,
    people: by(plan.people),
    machines: by(plan.machines),
    phases: by(plan.phases),
    steps: by(plan.steps),
    hands: by(plan.hands),
  }
}

describe('what the clock owes', () => {
  it('is paid by firing it: it is owed no more at that moment, and happens once', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        replay(status, said, (night) => {
          for (let fired = 0; ; fired++) {
            const next = timers(night.state, night.now)[0]
            if (next === undefined || next.at > night.now) break
            expect(fired, `still due: ${next.id}`).toBeLessThan(40)
            expect(night.must(clock, next.command, { id: next.id }), next.id).not.toEqual([])
            expect(timers(night.state, night.now).map((t) => t.id)).not.toContain(next.id)
            expect(night.must(clock, next.command), `${next.id} twice`).toEqual([])
          }
        })
      }),
      runs,
    )
  })

  it('comes due in order while the clock runs, each under an id that never comes again', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const night = replay(status, said, () => {})
        const from = night.events.length
        night.advance(night.realNow + 30 * HOUR)
        const fired = night.events.slice(from)
        for (const e of fired) expect(e.actor).toBe('clock')
        const ids = fired.map((e) => e.commandId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(timers(night.state, night.now).filter((t) => t.at <= night.now)).toEqual([])
      }),
      { ...runs, numRuns: 100 },
    )
  })
})

afterAll(() => {
  // Without these the properties above would hold of nothing.
  expect(
    Object.keys(eventVersions).filter((t) => !seenEvents.has(t)),
    'events the generator never reached',
  ).toEqual([])
  expect(
    commandTypes.filter((t) => !seenCommands.has(t)),
    'commands that never came to anything',
  ).toEqual([])
  for (const code of [
    'bad-input',
    'not-allowed',
    'wrong-status',
    'waits-for',
    'too-late',
    'changed-meanwhile',
    'has-run',
    'in-use',
    'plan-fault',
    'time-passed',
    'clock-backwards',
  ])
    expect(seenRefusals).toContain(code)
})
