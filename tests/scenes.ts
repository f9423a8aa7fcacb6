import type { Who } from '../domain/access/table.ts'
import type { RequestKind } from '../domain/hands/kinds.ts'
import type { CommandInput } from '../domain/log/commands.ts'
import { clock, dale, HOUR, MINUTE, mei, NINE, owner, script, stranger } from './factories.ts'

/** Asked whether or not anybody is there, of one box among others. */
const touching = {
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
} satisfies CommandInput

/** Asked of whoever comes, where nobody is there. */
const waiting = (
  id: string,
  asked: { kind: RequestKind; text: string; machine?: string; step?: string },
): CommandInput => ({ ...touching, id, machine: null, readBack: false, ifNobody: { then: 'wait' }, ...asked })
const question = (id: string, people: string[], about: string): CommandInput => ({
  type: 'go.ask',
  id,
  question: 'Go?',
  people,
  about: { kind: 'step', id: about },
  minutes: 10,
  figures: {},
})
const card = (id: string, machine: string, dueIn: number, more: object = {}): CommandInput => ({
  type: 'card.arm',
  id,
  unless: 'PPP up',
  then: 'cable back',
  machine,
  dueAt: NINE + dueIn * HOUR,
  ...more,
})

/** Things said one after the other as people do: they reach states that chance alone seldom finds. */
export const scenes: [Who, CommandInput, after?: number][][] = [
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
    [dale, card('x9', 'elephant', 300, { walk: 3 })],
    [mei, { type: 'card.hold', id: 'x9', dueAt: NINE + 300 * HOUR, awake: true }],
    [dale, { type: 'card.disarm', id: 'x9', reason: 'Not needed.' }],
  ],
  // A card that falls due, is given more time, falls due again, is taken up, called off and carried out all the same.
  [
    [dale, { type: 'upgrade.start' }],
    [dale, card('x8', 'dolphin', 200, { step: 'e' })],
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
    [dale, waiting('r1', { kind: 'reset', text: 'Reset' })],
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
    [dale, waiting('r3', { kind: 'look', text: 'Look' }), 13 * HOUR],
    [dale, { type: 'talk.say', text: 'morning' }, 13 * HOUR],
  ],
  // The Go of who was named, and what it was for.
  [
    [dale, question('g2', ['upgrader'], 'a')],
    [dale, { type: 'go.answer', id: 'g2', answer: 'go', note: '' }],
    [dale, { type: 'step.start', step: 'a' }],
  ],
  // Named people: one is replaced, one goes out of it, the others say Go.
  [
    [dale, question('g1', ['upgrader', 'sentinel', 'boss'], 'e')],
    [dale, { type: 'go.replace', id: 'g1', person: 'boss', by: null, reason: 'Asleep.' }],
    [mei, { type: 'go.answer', id: 'g1', answer: 'go', note: '' }],
    [dale, { type: 'go.answer', id: 'g1', answer: 'go', note: '' }],
  ],
  [
    [mei, { type: 'presence.arrive' }],
    [dale, waiting('r2', { kind: 'reset', machine: 'dolphin', step: 'a', text: 'Reset' })],
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
    [dale, waiting('r1', { kind: 'look', text: 'Look' })],
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
    [dale, card('x2', 'dragon', 300)],
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
    [dale, card('x1', 'elephant', 400)],
    [mei, { type: 'card.fire', id: 'x1' }],
    [mei, { type: 'card.done', id: 'x1', saw: 'it came up' }],
  ],
  [
    [dale, { type: 'upgrade.close', followUps: [{ id: 'fu', text: 'later' }] }],
    [mei, { type: 'follow-up.done', id: 'fu' }],
  ],
]
