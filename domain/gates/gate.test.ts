import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import {
  boss,
  buildPlan,
  buildStep,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { KEEP_ENDED, type UpgradeState } from '../log/state.ts'
import type { PlannedGate } from '../plan/plan.ts'
import { awaited, gateOf, isPast, standingNoGo, usualSigners } from './gate.ts'

const gate = (signers: string[] = [], question = 'Move the cable?'): PlannedGate => ({
  question,
  signers,
  minutes: 10,
})
const ask = (id: string, people: string[], about?: { kind: 'step' | 'phase'; id: string }): CommandInput => ({
  type: 'go.ask',
  id,
  question: 'Now?',
  people,
  ...(about === undefined ? {} : { about }),
  minutes: 10,
  figures: {},
})
const say = (id: string, answer: 'go' | 'no-go', note = ''): CommandInput => ({
  type: 'go.answer',
  id,
  answer,
  note,
})
const start = (step: string, override?: string): CommandInput => ({
  type: 'step.start',
  step,
  ...(override === undefined ? {} : { override }),
})
const onA = { kind: 'step', id: 'a' } as const

/** Its first step is the sentinel's. The gates are planned once all have their seats, so that they can name the boss. */
function running(gates: { step?: PlannedGate; phase?: PlannedGate } = {}): Night {
  const night = upgradeWith({
    plan: {
      phases: [{ id: 'work', order: 1, title: 'Work' }],
      steps: [
        buildStep('a', { order: 1, by: 'sentinel' }),
        buildStep('b', { order: 2 }),
        buildStep('c', { order: 3 }),
      ],
    },
  })
  const set = { type: 'plan.set', field: 'gate', saw: null } as const
  if (gates.step !== undefined) night.must(dale, { ...set, kind: 'step', id: 'a', value: gates.step })
  if (gates.phase !== undefined) night.must(dale, { ...set, kind: 'phase', id: 'work', value: gates.phase })
  night.must(dale, { type: 'upgrade.ready' })
  night.must(dale, { type: 'upgrade.start' })
  return night
}

describe('a planned gate', () => {
  it('stands in the way from the start, for both roles, and no override passes it', () => {
    const night = running({ step: gate(['boss', 'sentinel']) })
    for (const who of [dale, mei])
      expect(night.refused(who, start('a'))).toEqual({
        code: 'gate-closed',
        params: { step: 'Step a', question: 'Move the cable?', why: 'not-asked', waits: ['Boss', 'Mei'] },
      })
    expect(night.refused(dale, start('a', 'I say so.')).code).toBe('gate-closed')
  })

  it('stands in the way of asking the hands for it as well; to stand by and to look they may be asked', () => {
    const night = running({ step: gate(['boss', 'sentinel']) })
    const asked = (id: string, kind: 'move-cable' | 'stand-by' | 'look') =>
      ({
        type: 'request.ask',
        id,
        kind,
        machine: 'dolphin',
        step: 'a',
        text: 'Move it',
        expect: '',
        allowance: 10,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      }) as const
    expect(night.refused(dale, asked('r', 'move-cable')).code).toBe('gate-closed')
    night.must(dale, asked('r1', 'stand-by'))
    night.must(dale, asked('r2', 'look'))
    night.must(dale, ask('g', ['boss', 'sentinel'], onA))
    expect(night.refused(dale, asked('r3', 'move-cable')).code).toBe('gate-closed')
    // What was called off may not come back by another word.
    night.must(boss, say('g', 'go'))
    night.must(mei, say('g', 'go'))
    night.must(dale, asked('r4', 'move-cable'))
    night.must(dale, { type: 'request.withdraw', id: 'r4', reason: 'Smoke.' })
    night.must(dale, ask('g2', ['boss', 'sentinel'], onA))
    expect(night.refused(dale, { type: 'request.reopen', id: 'r4', reason: 'All the same' }).code).toBe(
      'gate-closed',
    )
  })

  it('opens by the Go of all whom the plan names, whoever else was asked', () => {
    const night = running({ step: gate(['boss']) })
    night.must(dale, ask('g', ['sentinel'], onA))
    expect(awaited(night.state.goNoGo['g'] as never, night.state)).toEqual(['sentinel', 'boss'])
    night.must(mei, say('g', 'go'))
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'asked', waits: ['Boss'] } })
    night.must(boss, say('g', 'go'))
    expect(gateOf(night.state, 'a')).toMatchObject({ open: true, waits: [] })
    night.must(mei, start('a'))
  })

  it('stays closed when the plan names one more after the Go, and opens where who leads goes on without', () => {
    const night = running({ step: gate(['sentinel']) })
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(mei, say('g', 'go'))
    const to = gate(['sentinel', 'boss'])
    night.must(dale, {
      type: 'plan.set',
      kind: 'step',
      id: 'a',
      field: 'gate',
      value: to,
      saw: gate(['sentinel']),
    })
    expect(night.refused(mei, start('a'))).toMatchObject({
      params: { why: 'signer-missing', waits: ['Boss'] },
    })
    night.must(dale, ask('h', ['sentinel'], onA))
    night.must(mei, say('h', 'go'))
    night.must(dale, { type: 'go.replace', id: 'h', person: 'boss', by: null, reason: 'Asleep.' })
    night.must(mei, start('a'))
  })

  it('is not opened by time: what expired is no Go', () => {
    const night = running({ step: gate() })
    night.must(dale, ask('g', ['upgrader', 'sentinel'], onA))
    night.must(mei, say('g', 'go'))
    night.advance(NINE + HOUR)
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'expired' } })
  })

  it('of a phase stands before each of its steps, skipped ones or not', () => {
    const night = running({ phase: gate() })
    expect(night.refused(mei, start('a')).code).toBe('gate-closed')
    night.must(mei, { type: 'step.skip', step: 'a', reason: 'not needed' })
    expect(night.refused(dale, start('b')).code).toBe('gate-closed')
    night.must(dale, ask('g', ['upgrader'], { kind: 'phase', id: 'work' }))
    night.must(dale, say('g', 'go'))
    night.must(dale, start('b'))
  })

  it('holds whom it names in the plan, and asks names that are in it', () => {
    const night = running({ step: gate(['boss']) })
    night.must(owner, { type: 'person.revoke', person: 'boss' })
    expect(night.refused(dale, { type: 'plan.remove', kind: 'person', id: 'boss' })).toMatchObject({
      code: 'in-use',
      params: { by: 'Step a' },
    })
    expect(
      night.refused(dale, {
        type: 'plan.set',
        kind: 'step',
        id: 'b',
        field: 'gate',
        value: gate(['zz']),
        saw: null,
      }),
    ).toMatchObject({ code: 'plan-fault', params: { fault: 'missing', id: 'zz' } })
  })
})

describe('a question about a step', () => {
  it('gates it as a planned one does, its redo too, and only Go opens', () => {
    const night = running()
    night.must(mei, start('a'))
    night.must(mei, { type: 'step.fail', step: 'a', reason: 'no beep' })
    night.must(dale, ask('g', ['sentinel'], onA))
    const redo: CommandInput = { type: 'step.redo', step: 'a', reason: 'again' }
    expect(night.refused(dale, redo).code).toBe('gate-closed')
    night.must(mei, say('g', 'go'))
    night.must(dale, redo)
  })

  it('is asked again once the step was rolled back: its Go was for another night', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, ask('g', ['upgrader'], { kind: 'step', id: 'b' }))
    night.must(dale, say('g', 'go'))
    night.must(dale, start('b'))
    night.must(dale, { type: 'step.finish', step: 'b' })
    night.must(dale, { type: 'rollback.start', reason: 'x', downTo: 'b' })
    const back = Object.keys(night.state.rollBackSteps)[0] ?? ''
    night.must(dale, start(back))
    night.must(dale, { type: 'step.finish', step: back })
    expect(gateOf(night.state, 'b')).toMatchObject({ open: false, why: 'undone' })
  })

  it('is never forgotten as the last word, however many others follow', () => {
    const night = running()
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(mei, say('g', 'no-go'))
    for (let i = 0; i < KEEP_ENDED + 5; i++) {
      night.must(dale, ask(`x${i}`, ['sentinel']))
      night.must(mei, say(`x${i}`, 'go'))
    }
    expect(night.state.goNoGo['x0']).toBeUndefined()
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'no-go' } })
  })
})

describe('what the hands began without a line', () => {
  const late = (night: Night, minutes: number) => ({
    at: night.realNow + minutes * MINUTE,
    said: { saidAt: 0, sentAt: minutes * MINUTE },
  })

  it('is stored, marked, and never refused', () => {
    const night = running()
    const before = night.realNow
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(dale, { type: 'step.note', step: 'a', text: 'x' })
    const events = night.must(mei, start('a'), late(night, 3))
    expect(events[0]).toMatchObject({ type: 'step.started', body: { deviation: 'gate' } })
    expect(night.state.runs['a']).toMatchObject({ state: 'running', deviation: 'gate', startedAt: before })
    night.must(mei, { type: 'step.finish', step: 'a' })
    expect(night.state.runs['a']).toMatchObject({ state: 'done', deviation: 'gate' })
  })

  it('said a moment before the question was asked, it could not know of it', () => {
    const night = running()
    const tapped = night.realNow
    night.set(tapped + 1000)
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(mei, start('a'), { at: tapped + 2000, said: { saidAt: 0, sentAt: 2000 } })
    expect(night.state.runs['a']?.deviation).toBe('gate')
  })

  it('does not help who is in touch, nor who only says so: last heard counts', () => {
    const night = running({ step: gate() })
    expect(night.refused(mei, start('a'), { said: { saidAt: 0, sentAt: 800 } }).code).toBe('gate-closed')
    const lastHeard = night.realNow + 3 * MINUTE
    expect(night.refused(mei, start('a'), { ...late(night, 3), lastHeard }).code).toBe('gate-closed')
  })

  it('is told where the step has come to something else, or all has been suspended', () => {
    const night = running()
    night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(night.must(mei, start('a'), late(night, 3))).toEqual([
      { type: 'step.reported', body: { step: 'a', was: 'todo', began: true } },
    ])
    expect(night.must(mei, { type: 'step.finish', step: 'a' })).toEqual([
      { type: 'step.reported', body: { step: 'a', was: 'todo' } },
    ])
    expect(night.refused(mei, start('a')).code).toBe('wrong-status')
  })

  it('is the hands’ own to report: the keyboard is refused', () => {
    const night = running({ step: gate() })
    expect(night.refused(dale, start('a'), late(night, 3)).code).toBe('gate-closed')
  })
})

describe('a No-go', () => {
  const stopped = (about?: typeof onA) => {
    const night = running()
    night.must(dale, ask('g', ['sentinel', 'upgrader'], about))
    night.must(mei, say('g', 'no-go', 'Smoke.'))
    return night
  }

  it('stands until something is decided, and the gate stays closed after that', () => {
    const night = stopped(onA)
    expect(standingNoGo(night.state)?.id).toBe('g')
    night.advance(NINE + 5 * HOUR)
    expect(standingNoGo(night.state)?.id).toBe('g')
    night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(standingNoGo(night.state)).toBeNull()
    night.must(dale, { type: 'upgrade.resume' })
    expect(standingNoGo(night.state)).toBeNull()
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'no-go' } })
  })

  it.each<[string, CommandInput]>([
    ['asked again', ask('h', ['sentinel'], onA)],
    ['skipped', { type: 'step.skip', step: 'a', reason: 'not tonight' }],
    ['cancelled', { type: 'upgrade.cancel', reason: 'typhoon' }],
  ])('leaves once it is %s', (_, decided) => {
    const night = stopped(onA)
    night.must(dale, decided)
    expect(standingNoGo(night.state)).toBeNull()
    expect(isPast(night.state, night.state.goNoGo['g'] as never)).toBe(true)
  })

  it('leaves once all is rolled back', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, ask('g', ['sentinel'], { kind: 'step', id: 'b' }))
    night.must(mei, say('g', 'no-go'))
    night.must(dale, { type: 'rollback.start', reason: 'no-go', downTo: null })
    expect(standingNoGo(night.state)).toBeNull()
  })

  it('about another step is no decision on it', () => {
    const night = stopped(onA)
    night.must(dale, ask('h', ['sentinel'], { kind: 'step', id: 'b' }))
    expect(standingNoGo(night.state)?.id).toBe('g')
  })

  it('about nothing in particular stops every step, until it is asked again', () => {
    const night = stopped()
    expect(night.refused(mei, start('a'))).toMatchObject({ code: 'gate-closed', params: { why: 'no-go' } })
    night.must(dale, ask('h', ['sentinel']))
    night.must(mei, start('a'))
  })
})

test('a question is asked no more once the work has ended or turned back', () => {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, start('a'))
  night.must(dale, { type: 'step.finish', step: 'a' })
  night.must(dale, ask('g', ['sentinel'], { kind: 'step', id: 'b' }))
  night.must(dale, ask('h', ['sentinel']))
  night.must(dale, { type: 'rollback.start', reason: 'x', downTo: null })
  expect(night.state.goNoGo['g']?.result).toBe('expired')
  expect(night.state.goNoGo['h']?.result).toBe('open')
  night.must(dale, { type: 'upgrade.cancel', reason: 'typhoon' })
  expect(night.state.goNoGo['h']?.result).toBe('expired')
  expect(night.refused(mei, say('h', 'go')).code).toBe('question-over')
})

describe('who is on duty', () => {
  it('is who leads, and the sentinels on site', () => {
    const night = upgradeWith({ status: 'running' })
    expect(usualSigners(night.state, NINE)).toEqual(['upgrader', 'sentinel'])
    night.must(mei, { type: 'presence.leave' })
    expect(usualSigners(night.state, NINE)).toEqual(['upgrader'])
    expect(usualSigners(upgradeWith({ status: 'running' }).state, NINE + 12 * HOUR)).toEqual(['upgrader'])
  })
})

/** Whether everybody who was named and not replaced has said Go, from the events alone. */
function saidGo(night: Night, upTo: number, about: { kind: string; id: string }): boolean {
  let asked: { id: string; people: string[]; go: Set<string>; over: boolean } | null = null
  for (const row of night.events.slice(0, upTo)) {
    const body = JSON.parse(row.body ?? '{}')
    if (row.type === 'go.asked' && body.about?.kind === about.kind && body.about.id === about.id)
      asked = { id: body.id, people: body.people, go: new Set(), over: false }
    else if (asked !== null && body.id === asked.id) {
      if (row.type === 'go.expired' || body.answer === 'no-go') asked.over = true
      if (row.type === 'go.answered' && body.answer === 'go') asked.go.add(body.person)
      if (row.type === 'go.replaced') {
        asked.people = asked.people.filter((p) => p !== body.person)
        if (body.by !== null) asked.people.push(body.by)
      }
    }
  }
  return asked !== null && !asked.over && asked.people.every((p) => asked.go.has(p))
}

describe('whatever is said by anybody at any time', () => {
  const seed = Number(process.env['FC_SEED'] ?? 19980911)

  it('a step with a gate begins by a Go of all who were named, or marked as begun without a line', () => {
    const reached = { started: 0, closed: 0 }
    fc.assert(
      fc.property(anyNight, ({ said }) => {
        const night = upgradeWith({
          plan: {
            steps: buildPlan().steps.map((s) => (s.id === 'a' || s.id === 'e' ? { ...s, gate: gate() } : s)),
          },
          status: 'running',
        })
        for (const s of said) {
          if (s.fires) night.advance(night.realNow + s.after)
          else night.set(night.realNow + s.after)
          const before: UpgradeState = night.state
          const seq = before.seq
          const decision = night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
          if (!decision.ok) {
            if (decision.refusal.code === 'gate-closed') reached.closed++
            continue
          }
          for (const e of decision.events) {
            if (e.type !== 'step.started' || before.steps[e.body.step]?.gate == null) continue
            if (e.body.deviation === undefined) {
              reached.started++
              expect(saidGo(night, seq, { kind: 'step', id: e.body.step })).toBe(true)
            } else expect(s.who).toBe(mei)
          }
          for (const q of Object.values(night.state.goNoGo)) {
            const keys: readonly string[] = q.people ?? q.signers
            // Who was replaced had not answered, so no answer is of who does not sign.
            for (const key of Object.keys(q.answers)) expect(keys).toContain(key)
          }
        }
      }),
      { numRuns: 150, seed },
    )
    expect(reached.closed).toBeGreaterThan(0)
    expect(reached.started).toBeGreaterThan(0)
  }, 120_000)
})
