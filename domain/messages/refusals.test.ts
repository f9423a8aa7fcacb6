import { expect, test } from 'vitest'
import { upgradeWith } from '../../tests/factories.ts'
import { commandTypes } from '../log/commands.ts'
import type { Refusal, RefusalCode, RefusalParams } from '../log/refusals.ts'
import { eventNames } from './events.ts'
import { langs } from './lang.ts'
import { refusalText } from './refusals.ts'

const at = Date.UTC(1998, 8, 12, 6, 10)
const samples: { [C in RefusalCode]: RefusalParams[C][] } = {
  'not-allowed': commandTypes.flatMap((command) => [
    { command, as: ['sentinel'] },
    { command, as: ['observer'] },
    { command, as: ['owner', 'upgrader'] },
    { command, as: ['script'] },
  ]),
  'bad-input': [
    { issues: [] },
    { issues: [{ path: 'zone', problem: 'unknown-zone' }] },
    { issues: [{ path: '', problem: 'invalid_type' }] },
    { issues: [{ path: 'x', problem: 'of-the-future' }] },
  ],
  'nobody-there': [
    { why: 'nobody', leavesAt: null, next: null },
    { why: 'nobody', leavesAt: null, next: at },
    { why: 'leaves', leavesAt: at, next: at },
  ],
  'no-card': [{ step: 'Move the cable' }],
  'needs-confirmation': [
    { step: 'Move the cable', cuts: true, lasts: false },
    { step: 'Move the cable', cuts: false, lasts: true },
    { step: 'Move the cable', cuts: true, lasts: true },
  ],
  'wrong-box': [{ sticker: 'DOLPHIN' }],
  'no-such-upgrade': [{}],
  'no-such': [
    { kind: 'step', id: 'a' },
    { kind: 'constructor', id: 'a' },
  ],
  'already-there': [{ kind: 'card', id: 'c' }],
  'wrong-status': [{ status: 'rolling-back', needs: ['draft', 'ready'] }],
  'changed-meanwhile': [{ field: 'title', yours: 'x', now: 'y' }],
  'has-run': [{ step: 'a' }],
  'in-use': [{ kind: 'machine', id: 'dragon', by: 'Step a' }],
  'plan-fault': [
    { fault: 'doubled', id: 'a', in: '' },
    { fault: 'missing', id: 'a', in: 'b' },
    { fault: 'circle', id: 'a', in: '' },
  ],
  'wrong-step-state': [{ step: 'a', state: 'done' }],
  'awaits-decision': [{ step: 'b' }],
  'waits-for': [{ step: 'b', waits: ['a', 'c'] }],
  'not-in-roll-back': [{ step: 'a' }],
  'no-step-running': [{}],
  'nothing-to-undo': [{}],
  'still-open': [{ steps: ['a', 'b'] }],
  'too-many-follow-ups': [{ most: 100 }],
  'too-late': [
    { was: 'withdrawn', at },
    { was: 'withdrawn', at, kind: 'reset' },
  ],
  'wrong-request-state': [{ state: 'done' }],
  'too-early': [{ at }],
  'card-armed': [{ id: 'c' }],
  'card-over': [{ state: 'confirmed' }, { state: 'disarmed' }, { state: 'fired' }],
  'question-over': [{ result: 'go' }, { result: 'no-go' }, { result: 'expired' }],
  'not-a-signer': [{}],
  'gate-closed': (['not-asked', 'asked', 'no-go', 'expired', 'signer-missing', 'undone'] as const).flatMap(
    (why) => [
      { step: 'Move the cable', question: 'Move it?', why, waits: ['Mei', 'Boss'] },
      { step: 'Move the cable', question: '', why, waits: [] },
    ],
  ),
  'has-answered': [{ person: 'Mei' }],
  'last-signer': [{}],
  'not-the-lead': [{ lead: 'Dale' }, { lead: '' }],
  'time-passed': [{ at, now: at + 1 }],
  'clock-backwards': [{ at, now: at + 1 }],
  'own-clock': [{}],
  'unknown-time': [{ at, now: at + 1 }],
  'invite-over': [{ state: 'used' }, { state: 'revoked' }, { state: 'expired' }, { state: 'ended' }],
  'already-a-member': [{}],
  'seat-taken': [{ person: 'Mei' }, { person: '' }],
  'name-taken': [{ name: 'Mei' }, { name: '' }],
  'not-a-member': [{}],
  'photos-forbidden': [{}],
  'too-many-photos': [
    { of: 'request', most: 20 },
    { of: 'upgrade', most: 1000 },
  ],
  'not-a-picture': [{ why: 'heic' }, { why: 'unknown' }, { why: 'too-large' }, { why: 'broken' }],
  'last-lead': [{}],
  'other-machine': [{ machine: 'elephant', yours: 'DOLPHIN' }],
  'not-erasable': [{ type: 'step.started' }],
  'not-stored': [{}],
  'not-read': [{}],
  'database-damaged': [{}],
  'log-damaged': (['missing', 'changed', 'unknown', 'unreadable', 'end'] as const).map((what) => ({
    line: 12,
    what,
  })),
  'other-body': [{}],
  'too-many': [{ perMinute: 600 }],
  'server-fault': [{}],
}
const refusals = Object.entries(samples).flatMap(([code, all]) =>
  all.map((params) => ({ code, params }) as Refusal),
)

test.each(langs)('every refusal has words in %s, with names and without', (lang) => {
  const called = eventNames(upgradeWith().state, lang)
  for (const refusal of refusals)
    for (const text of [refusalText(refusal, lang), refusalText(refusal, lang, called)]) {
      expect(text, refusal.code).toMatch(lang === 'en' ? /^[^a-z].*[.]$/s : /[\u4e00-\u9fff].*。$/s)
      expect(text, refusal.code).not.toMatch(/undefined|null|\[object|NaN| {2}|[,;!?:](?=[\u4e00-\u9fff])/)
    }
})

test('words name the step and say times on both clocks', () => {
  const { state } = upgradeWith()
  const late: Refusal = { code: 'too-late', params: { was: 'withdrawn', at } }
  expect(refusalText(late, 'en', eventNames(state, 'en'))).toBe(
    'Too late: do not do it. Withdrawn Sat 14:10 +08:00 / Sat 02:10 −04:00.',
  )
  expect(refusalText(late, 'zh-TW', eventNames(state, 'zh-TW'))).toBe(
    '太遲了，請不要動手。已撤回：週六 14:10 +08:00 / 週六 02:10 −04:00。',
  )
  const press: Refusal = { code: 'too-late', params: { was: 'withdrawn', at, kind: 'reset' } }
  expect(refusalText(press, 'en', eventNames(state, 'en'))).toMatch(/^Too late: do not press\. Withdrawn /)
  expect(refusalText(press, 'zh-TW', eventNames(state, 'zh-TW'))).toMatch(/^太遲了，請不要按。已撤回：/)
  expect(refusalText({ code: 'has-run', params: { step: 'a' } }, 'en', eventNames(state, 'en'))).toContain(
    '“Step a”',
  )
})

test('what is there already goes by its name and article', () => {
  const { state } = upgradeWith()
  const said = (kind: string) =>
    refusalText({ code: 'already-there', params: { kind, id: 'x' } }, 'en', eventNames(state, 'en'))
  expect(said('invitation')).toContain('There is already an invitation “x”.')
  expect(said('follow-up')).toContain('There is already a follow-up “x”.')
})

test('who may not is told who may', () => {
  const no = (command: RefusalParams['not-allowed']['command'], as: RefusalParams['not-allowed']['as']) =>
    refusalText({ code: 'not-allowed', params: { command, as } }, 'en')
  expect(no('upgrade.start', ['sentinel'])).toBe('You are here as sentinel. This is for the upgrader to do.')
  expect(no('step.finish', ['sentinel'])).toContain('your own part only')
  expect(no('talk.say', ['observer'])).toContain('observers only watch')
  expect(no('request.ring', ['owner'])).toContain('by itself')
})

test('a code of a newer server is told as it is, not as nothing', () => {
  for (const lang of langs)
    for (const code of ['of-the-future', 'constructor'])
      expect(refusalText({ code, params: {} } as never, lang)).toContain(code)
})
