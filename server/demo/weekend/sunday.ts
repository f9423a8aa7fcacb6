import type { Plan, PlanStep } from '../../../domain/plan/plan.ts'
import { ask, done, finish, type Line, note, onMyWay, report, seen, start, taipei, talk } from './lines.ts'

export function sunday(plan: Plan): Line[] {
  const swap = plan.steps.find((s) => s.id === 'swap-names') as PlanStep
  const fix: PlanStep = {
    ...swap,
    id: 'fix-routes',
    order: swap.order - 0.5,
    title: 'Correct the routing table',
    minutes: { best: 5, likely: 15, worst: 30 },
    run: 'route add -host 203.0.113.1 ppp0\nroute add default gw 203.0.113.1',
    expect: 'netstat -rn shows the default route by ppp0',
    undo: null,
  }
  return [
    ['13T08:20', 'upgrader', { type: 'plan.add', kind: 'step', value: fix }],
    ['13T08:30', 'upgrader', { type: 'upgrade.resume' }],
    ['13T08:31', 'upgrader', start('fix-routes')],
    [
      '13T08:50',
      'upgrader',
      note('fix-routes', 'The default route went to the old dragon. It was as simple as that.'),
    ],
    ['13T08:52', 'upgrader', finish('fix-routes')],
    ['13T09:00', 'sentinel', { type: 'presence.arrive' }],
    ['13T09:01', 'sentinel', talk('Good morning. Slept?')],
    ['13T09:02', 'upgrader', start('swap-names')],
    ['13T09:20', 'upgrader', { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels-3' }],
    ['13T09:20:20', 'sentinel', seen('labels-3')],
    ['13T09:21', 'upgrader', finish('swap-names')],
    ['13T09:26', 'sentinel', done('labels-3', 'New stickers on both.')],
    [
      '13T09:28',
      'upgrader',
      {
        type: 'card.arm',
        id: 'card-2',
        unless: 'ppp0 is up',
        then: 'Cable back into the box by the modem.',
        machine: 'dolphin',
        dueAt: taipei('13T09:50'),
      },
    ],
    [
      '13T09:29',
      'upgrader',
      ask('cable-2', {
        kind: 'move-cable',
        machine: 'dolphin',
        step: 'move-cable',
        text: 'Once more: the cable into DRAGON, the box on the table by the door.',
        allowance: 15,
      }),
    ],
    ['13T09:29:15', 'sentinel', seen('cable-2')],
    ['13T09:30', 'sentinel', onMyWay('cable-2')],
    ['13T09:38', 'sentinel', done('cable-2', 'ppp0 is up'), { tapped: '13T09:37', lastHeard: '13T09:31' }],
    [
      '13T09:38:02',
      'sentinel',
      { type: 'card.confirm', id: 'card-2' },
      { tapped: '13T09:37:10', lastHeard: '13T09:31' },
    ],
    ['13T09:39', 'upgrader', report('dolphin', 'up', 'the new dragon is on the net')],
    ['13T09:40', 'upgrader', talk('Without a hitch. I am off to bed; the final check is yours.')],
    ['13T10:00', 'sentinel', start('final-check')],
    ['13T10:40', 'sentinel', note('final-check', 'Private addresses on all PCs and workstations.')],
    ['13T10:41', 'sentinel', { type: 'step.progress', progress: { unit: 'percent', done: 40 } }],
    [
      '13T11:10',
      'sentinel',
      note('final-check', 'Browsers at the proxy, mail clients at elephant; mail out and in.'),
    ],
    ['13T11:11', 'sentinel', { type: 'step.progress', progress: { unit: 'percent', done: 70 } }],
    [
      '13T11:20',
      'owner',
      talk('From outside: the one-time password lets me in. The web server answers one time in three.'),
    ],
    [
      '13T11:50',
      'sentinel',
      { type: 'step.fail', step: 'final-check', reason: 'The plug to the web server is not reliable.' },
    ],
    ['13T12:00', 'sentinel', { type: 'presence.away', until: taipei('13T13:00') }],
    ['13T13:01', 'sentinel', { type: 'presence.back' }],
    [
      '13T13:20',
      'sentinel',
      {
        type: 'step.redo',
        step: 'final-check',
        reason: 'The web server had two entries in the name table; one was wrong.',
      },
    ],
    ['13T13:40', 'owner', talk('Ten times out of ten now.')],
    ['13T14:00', 'sentinel', finish('final-check')],
    ['13T14:05', 'boss', talk('大家辛苦了。')],
    ['13T14:10', 'sentinel', { type: 'presence.leave' }],
  ]
}

export function monday(): Line[] {
  return [
    ['14T21:00', 'upgrader', { type: 'token.revoke', id: 'tok-dolphin' }],
    [
      '14T21:01',
      'dolphin',
      { type: 'step.note', step: 'restore', text: 'still here' },
      { refused: 'no-such-upgrade' },
    ],
    [
      '14T21:05',
      'upgrader',
      {
        type: 'upgrade.close',
        followUps: [
          { id: 'masquerade', text: 'IP masquerading instead of the proxies' },
          { id: 'web-servers', text: 'Several public web servers, by IP forwarding' },
        ],
      },
    ],
  ]
}
