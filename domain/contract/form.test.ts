import { expect, test } from 'vitest'
import { commandSchema } from '../log/commands.ts'
import { commandOfForm } from './form.ts'

const NOW = 1_000_000
const parsed = (...fields: [string, string][]) =>
  commandSchema.parse(
    commandOfForm([['id', 'abcdefgh12345678'], ...fields, ['back', '/u/taipei/hands']], NOW),
  )

test('the id of the form is the command’s, `thing` is what it is about', () => {
  expect(parsed(['type', 'request.seen'], ['thing', 'r1'])).toEqual({ type: 'request.seen', id: 'r1' })
  expect(parsed(['type', 'request.done'], ['thing', 'r1'], ['saw', ''])).toEqual({
    type: 'request.done',
    id: 'r1',
    saw: '',
  })
})

test('minutes away count from now; an instant is taken as it is', () => {
  expect(parsed(['type', 'presence.away'], ['minutes', '15'])).toEqual({
    type: 'presence.away',
    until: NOW + 15 * 60_000,
    reason: '',
  })
  expect(parsed(['type', 'presence.away'], ['until', '5000000'])).toEqual({
    type: 'presence.away',
    until: 5_000_000,
    reason: '',
  })
})

test('what may be nothing is null when empty', () => {
  expect(
    parsed(
      ['type', 'card.arm'],
      ['thing', 'c1'],
      ['unless', 'PPP up'],
      ['then', 'cable back'],
      ['machine', ''],
      ['dueAt', '9000000'],
    ),
  ).toMatchObject({ machine: null, dueAt: 9_000_000 })
})

test('a number that is none is left for the schema to refuse', () => {
  const command = commandOfForm(
    [
      ['type', 'presence.away'],
      ['until', 'soon'],
    ],
    NOW,
  )
  expect(commandSchema.safeParse(command).success).toBe(false)
})

test('a chip goes before the list beside it, and own words that were left empty before none', () => {
  const away: [string, string] = ['type', 'presence.away']
  expect(parsed(away, ['reason', 'Lunch'], ['reason', ''], ['minutes', '30'], ['until', '5000000'])).toEqual({
    type: 'presence.away',
    until: NOW + 30 * 60_000,
    reason: 'Lunch',
  })
  expect(parsed(away, ['reason', ''], ['restUntil', '6000000'], ['until', '5000000'])).toEqual({
    type: 'presence.away',
    until: 6_000_000,
    reason: '',
  })
  expect(parsed(['type', 'break.answer'], ['at', '5'], ['answer', 'later'], ['until', '6'])).toEqual({
    type: 'break.answer',
    at: 5,
    answer: 'later',
    until: 6,
  })
})

test('what is confirmed is so by being there', () => {
  expect(parsed(['type', 'step.start'], ['step', 'e'], ['confirmed', 'true'])).toEqual({
    type: 'step.start',
    step: 'e',
    confirmed: true,
  })
  expect(parsed(['type', 'step.start'], ['step', 'e'])).toEqual({ type: 'step.start', step: 'e' })
})
