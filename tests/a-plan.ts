import type { Plan, PlanMachine, PlanStep } from '../domain/plan/plan.ts'

export function buildStep(id: string, overrides: Partial<PlanStep> = {}): PlanStep {
  return {
    id,
    phase: 'work',
    order: 0,
    title: `Step ${id}`,
    by: 'upgrader',
    machine: null,
    minutes: { best: 5, likely: 10, worst: 30 },
    needs: [],
    cutsLink: false,
    run: '',
    expect: '',
    undo: null,
    irreversible: false,
    after: null,
    ask: null,
    ...overrides,
  }
}

export function buildMachine(id: string, overrides: Partial<PlanMachine> = {}): PlanMachine {
  return { id, sticker: id.toUpperCase(), name: id, place: 'rack', addresses: [], note: '', ...overrides }
}

const undo = (what: string, by: 'upgrader' | 'sentinel' = 'upgrader') => ({
  what,
  by,
  needs: by === 'sentinel' ? (['hands'] as ['hands']) : [],
  minutes: { best: 1, likely: 5, worst: 10 },
})

/**
 * A small plan with one of everything: two phases, a step without undo, two with, one of the sentinel's, one that
 * can't be taken back; hands on Saturday and Sunday, 09:00-18:00 with lunch.
 */
export function buildPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    head: {
      title: 'A small upgrade',
      note: '',
      site: { name: 'Taipei office', zone: 'Asia/Taipei' },
      home: { name: 'Massachusetts', zone: 'America/New_York' },
      start: null,
      window: null,
      observersTalk: false,
    },
    people: [
      { id: 'upgrader', name: 'Upgrader', role: 'upgrader', zone: 'America/New_York', lead: true },
      { id: 'sentinel', name: 'Sentinel', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
    ],
    machines: [
      buildMachine('dragon', { signs: [{ id: 'lcd', name: 'LCD', answers: ['ON-LINE', 'off-line'] }] }),
      buildMachine('dolphin'),
      buildMachine('elephant'),
    ],
    phases: [
      { id: 'work', order: 1, title: 'Work' },
      { id: 'switch', order: 2, title: 'Switch-over' },
    ],
    steps: [
      buildStep('a', { order: 1 }),
      buildStep('b', { order: 2, undo: undo('Put b back') }),
      buildStep('c', { order: 3, irreversible: true }),
      buildStep('d', { phase: 'switch', order: 1, machine: 'dragon', undo: undo('Put d back') }),
      buildStep('e', {
        phase: 'switch',
        order: 2,
        by: 'sentinel',
        machine: 'dolphin',
        needs: ['hands'],
        cutsLink: true,
        undo: undo('Cable back', 'sentinel'),
        ask: { kind: 'move-cable', text: 'Move the cable', allowance: 15 },
        symptoms: {
          ask: [
            { id: 'lcd', machine: 'dragon', name: 'LCD', answers: ['ON-LINE', 'off-line'] },
            { id: 'screen', name: 'Screen', answers: ['errors', 'login'] },
          ],
          rows: [
            { when: { lcd: 'off-line' }, means: 'The line is down.', then: 'Push the plug in.' },
            { when: { lcd: 'ON-LINE', screen: 'errors' }, means: 'Configuration.', then: 'Leave the cable.' },
          ],
        },
      }),
      buildStep('f', { phase: 'switch', order: 3 }),
    ],
    hands: [
      {
        id: 'weekend',
        person: 'sentinel',
        days: [6, 7],
        from: '09:00',
        to: '18:00',
        breaks: [{ from: '12:00', to: '13:00', label: 'lunch' }],
        except: [],
      },
    ],
    ...overrides,
  }
}
