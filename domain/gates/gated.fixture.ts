import { buildStep, dale, type Night, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import type { PlannedGate } from '../plan/plan.ts'

export const gate = (signers: string[] = [], question = 'Move the cable?'): PlannedGate => ({
  question,
  signers,
  minutes: 10,
})

export const ask = (
  id: string,
  people: string[],
  about?: { kind: 'step' | 'phase'; id: string },
): CommandInput => ({
  type: 'go.ask',
  id,
  question: 'Now?',
  people,
  ...(about === undefined ? {} : { about }),
  minutes: 10,
  figures: {},
})

export const say = (id: string, answer: 'go' | 'no-go', note = ''): CommandInput => ({
  type: 'go.answer',
  id,
  answer,
  note,
})

export const start = (step: string, override?: string): CommandInput => ({
  type: 'step.start',
  step,
  ...(override === undefined ? {} : { override }),
})

export const onA = { kind: 'step', id: 'a' } as const

/** Its first step is the sentinel's. The gates are planned once all have their seats, so that they can name the boss. */
export function running(gates: { step?: PlannedGate; phase?: PlannedGate } = {}): Night {
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
