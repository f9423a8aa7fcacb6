import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskOf } from '../../domain/hands/one-job.ts'
import { isOpen } from '../../domain/hands/state.ts'
import { anyNight } from '../../tests/any-command.ts'
import { buildPlan, dale, mei, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { withPending } from '../live/pending.ts'
import { tasksNow } from './what-now.ts'

/** The sentinel's own step e can be begun, and is asked for. */
function night(kind: 'move-cable' | 'look') {
  const steps = buildPlan().steps.map((s) => (s.id === 'e' ? { ...s, after: [] } : s))
  const n = upgradeWith({ status: 'running', onSite: true, plan: { steps } })
  n.must(dale, ask({ kind, step: 'e', text: 'Move the cable' }))
  return n
}
const shown = (n: ReturnType<typeof night>) => tasksNow(n.state, n.now, 'sentinel').map((t) => t.key)

test('a step and the request for it are one card; something else asked beside it is another', () => {
  const n = night('move-cable')
  expect(shown(n)).toEqual(['request:r'])
  n.must(mei, { type: 'request.done', id: 'r' })
  expect(shown(n)).toEqual([])
  expect(shown(night('look'))).toEqual(['request:r', 'step:e'])
})

test('done before its turn came, and done where there is no network, it is on no card either', () => {
  const n = upgradeWith({ status: 'running', onSite: true })
  n.must(dale, ask({ kind: 'move-cable', step: 'e', text: 'Move' }))
  n.must(mei, { type: 'request.done', id: 'r' })
  for (const step of ['a', 'b', 'c', 'd']) {
    n.must(dale, { type: 'step.start', step, confirmed: true })
    n.must(dale, { type: 'step.finish', step })
  }
  expect(n.state.runs['e']?.state).toBe('todo')
  expect(shown(n)).toEqual([])

  const dark = night('move-cable')
  dark.must(mei, { type: 'request.on-my-way', id: 'r' })
  const tapped = {
    id: 'x',
    command: { type: 'request.done', id: 'r' },
    state: 'queued',
  } as unknown as OutboxEntry
  expect(tasksNow(withPending(dark.state, [tapped], dark.now), dark.now, 'sentinel')).toEqual([])
})

test('what she can’t do is on no card until somebody has called or asked again', () => {
  const n = night('move-cable')
  n.must(mei, { type: 'request.cannot', id: 'r', code: 'not-sure-call-me' })
  expect(shown(n)).toEqual([])
  n.must(dale, { type: 'call.log', request: 'r', person: 'sentinel', minutes: 2, cost: null, note: '' })
  expect(shown(n)).toEqual(['step:e'])
})

test('no job is on two cards, and none that is done is on any', () => {
  fc.assert(
    fc.property(anyNight, ({ status, said }) => {
      const n = upgradeWith({ status, onSite: true })
      for (const s of said) {
        n.set(n.realNow + s.after)
        n.say(s.who, s.command, s.said === null ? {} : { said: s.said })
        const keys = tasksNow(n.state, n.now, 'sentinel').map((t) => t.key)
        for (const step of Object.values(n.state.steps)) {
          const { request, at } = taskOf(n.state, step)
          if (at !== 'none') expect(request).not.toBeNull()
          if (request !== null && isOpen(request)) expect(keys).not.toContain(`step:${step.id}`)
          const { state: run } = n.state.runs[step.id] ?? { state: 'todo' }
          if (run === 'done' || run === 'skipped') expect(keys).not.toContain(`step:${step.id}`)
        }
      }
    }),
    { numRuns: 40, seed: 19980911 },
  )
})
