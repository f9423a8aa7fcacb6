import { describe, expect, test } from 'vitest'
import { buildPlan, dale, MINUTE, mei, upgradeWith } from '../../tests/factories.ts'
import { openEvent } from '../log/events.ts'
import { eventLine } from '../messages/event-line.ts'
import { eventNames, whoDid } from '../messages/events.ts'
import { callsFor } from './calls.ts'
import { cannotText, presets } from './words/presets.ts'

function night() {
  const steps = buildPlan().steps.map((s) => (s.id === 'e' ? { ...s, after: [] } : s))
  const n = upgradeWith({ status: 'running', onSite: true, plan: { steps } })
  n.must(dale, {
    type: 'request.ask',
    id: 'r',
    kind: 'move-cable',
    machine: 'dolphin',
    step: 'e',
    text: 'Move the cable',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
  n.must(mei, { type: 'request.on-my-way', id: 'r' })
  n.set(n.realNow + MINUTE)
  n.must(mei, { type: 'request.cannot', id: 'r', code: 'not-sure-call-me' })
  n.set(n.realNow + MINUTE)
  return n
}
const who = (n: ReturnType<typeof night>) => callsFor(n.state).map((c) => [c.request.id, c.by])

describe('“not sure, call me”', () => {
  test('waits for the upgrader', () => {
    const n = night()
    expect(who(n)).toEqual([['r', 'sentinel']])
  })

  test('is taken up by a call about it, by asking again, by asking anew, or by deciding the step', () => {
    const call = { type: 'call.log', person: 'sentinel', minutes: 2, cost: null, note: '' } as const
    for (const [command, left] of [
      [{ ...call, request: 'r' }, []],
      [{ ...call, request: null }, [['r', 'sentinel']]],
      [{ type: 'request.reopen', id: 'r', reason: 'The left one.' }, []],
      [{ type: 'step.fail', step: 'e', reason: 'Leave it.' }, []],
      [{ type: 'upgrade.cancel', reason: 'Enough.' }, []],
    ] as const) {
      const n = night()
      n.must(dale, command)
      expect(who(n), command.type).toEqual(left)
    }
  })
})

test('what was chosen is read in each reader’s language, what was written in their own words', () => {
  const r = night().state.requests['r']
  expect(r).toMatchObject({ state: 'cannot', code: 'not-sure-call-me', reason: '' })
  expect(cannotText(r as never, 'en')).toBe(presets.en.cannot['not-sure-call-me'])
  expect(cannotText({ code: 'no-way-in', reason: '門鎖住了' }, 'en')).toBe(
    'I can’t get into the room: 門鎖住了',
  )
  // Said before there were codes: their own words, which nobody guesses at.
  expect(cannotText({ reason: '不確定，請來電' }, 'en')).toBe('不確定，請來電')
  const n = night()
  n.must(dale, { type: 'request.reopen', id: 'r', reason: 'x' })
  expect(n.refused(mei, { type: 'request.cannot', id: 'r' })).toMatchObject({ code: 'bad-input' })
})

test('who did it and who wrote it down are told apart', () => {
  const n = night()
  n.must(dale, { type: 'request.reopen', id: 'r', reason: 'x' })
  n.must(dale, { type: 'request.done', id: 'r', saw: 'ON-LINE' })
  const told = (row: (typeof n.events)[number]) => {
    const opened = openEvent(row)
    if (!opened.ok) throw new Error('unknown')
    return [whoDid(n.state, opened.event, 'en'), eventLine(opened.event, eventNames(n.state, 'en'), 'en')]
  }
  const row = n.events.find((e) => e.type === 'request.done')
  expect(told(row as never)).toEqual([
    'Mei',
    'did it: “Move the cable”, saw: ON-LINE (reported by telephone, entered by Dale)',
  ])
  // As it was written before anybody was asked who.
  const body = JSON.stringify({ id: 'r', saw: '', entered: true })
  expect(told({ ...(row as never as (typeof n.events)[number]), body })).toEqual([
    'The sentinel',
    'did it: “Move the cable” (reported by telephone, entered by Dale)',
  ])
  expect(n.refused(dale, { type: 'step.start', step: 'e', doer: 'boss' }).code).toBe('no-such')
})
