import type { Plan } from '../../domain/plan/plan.ts'

/** A plan of ordinary size (50 steps), so that the state a command is decided on is no toy. */
export function benchPlan(): Plan {
  const estimate = { best: 5, likely: 10, worst: 30 }
  return {
    head: {
      title: 'Bench',
      note: '',
      site: { name: 'Taipei', zone: 'Asia/Taipei' },
      home: { name: 'Massachusetts', zone: 'America/New_York' },
      start: null,
      window: null,
      observersTalk: false,
    },
    people: [
      { id: 'upgrader', name: 'Upgrader', role: 'upgrader', zone: 'America/New_York', lead: true },
      { id: 'sentinel', name: 'Sentinel', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
    ],
    machines: [{ id: 'box', sticker: 'BOX', name: 'box', place: 'rack 1', addresses: [], note: '' }],
    phases: [{ id: 'work', order: 0, title: 'Work' }],
    steps: Array.from({ length: 50 }, (_, i) => ({
      id: `step-${i}`,
      phase: 'work',
      order: i,
      title: `Step ${i}`,
      by: 'upgrader' as const,
      machine: 'box',
      minutes: estimate,
      needs: [],
      cutsLink: false,
      run: 'echo run',
      expect: 'run',
      undo: null,
      irreversible: false,
      after: null,
      ask: null,
    })),
    hands: [],
  }
}
