import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { buildPlan, dale, MINUTE, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import type { UpgradeState } from '../log/state.ts'
import { ask, gate, onA, running, start } from './gated.fixture.ts'

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
