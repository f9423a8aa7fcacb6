import type { Plan } from '../../domain/plan/plan.ts'
import { buildMachine, buildPlan, buildStep } from '../factories.ts'

/** A plan of ordinary size (50 steps, no hands windows), so that the state a command is decided on is no toy. */
export function benchPlan(): Plan {
  return buildPlan({
    machines: [buildMachine('box')],
    phases: [{ id: 'work', order: 0, title: 'Work' }],
    steps: Array.from({ length: 50 }, (_, i) =>
      buildStep(`step-${i}`, { order: i, machine: 'box', run: 'echo run' }),
    ),
    hands: [],
  })
}
