import { describe, expect, it } from 'vitest'
import { type LoggedEvent, verifyChain } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { handsOnSite } from '../../domain/presence/on-site.ts'
import { taipei } from '../../server/demo/weekend/weekend.ts'
import { fold, step } from '../factories.ts'
import { expectLegal } from '../legal.ts'
import { asLines, asText, golden, recordedPlan, recordings } from './golden.ts'
import { runWeekend, taipeiPlan } from './run.ts'

const events = golden()
const end = fold(events) as UpgradeState

/** The state as it was at a Taipei wall time: all that had arrived by then. */
const at = (when: string) => fold(events.filter((e) => e.at <= taipei(when))) as UpgradeState
const machines = (s: UpgradeState) =>
  Object.fromEntries(Object.values(s.machines).map((m) => [m.id, [m.sticker, m.name, m.addresses]]))
const runs = (s: UpgradeState) =>
  Object.fromEntries(Object.entries(s.runs).map(([id, r]) => [id, `${r.state} ${r.attempt}`]))
const find = (type: string, with_: object): LoggedEvent =>
  events.find(
    (e) =>
      e.type === type &&
      Object.entries(with_).every(([k, v]) => (JSON.parse(e.body ?? '{}') as never)[k] === v),
  ) as LoggedEvent

describe.each(recordings().map((r) => [r.name, r] as const))(
  'the weekend as recorded in %s',
  (_name, recorded) => {
    it('has a chain that holds, its one erased line included', () => {
      expect(verifyChain(recorded.events)).toBeNull()
      expect(recorded.events.filter((e) => e.body === null).map((e) => e.type)).toEqual(['talk.said'])
      expect(recorded.text).toBe(asText(recorded.events))
    })

    it('replays to the state it came to then, value for value', () => {
      expect(asLines(fold(recorded.events)).join('\n')).toBe(recorded.state)
    })

    it('replays to it from a snapshot at any line', () => {
      const last = fold(recorded.events)
      let state: UpgradeState | null = null
      for (const [i, row] of recorded.events.entries()) {
        const before = state
        state = step(state, row)
        expectLegal(state, before)
        if (i % 7 === 0)
          expect(
            fold(recorded.events.slice(i + 1), JSON.parse(JSON.stringify(state)) as UpgradeState),
          ).toEqual(last)
      }
    })

    it('holds nothing that was erased, in no line', () => {
      expect(recorded.text).not.toContain('555-0142')
    })
  },
)

describe('the weekend as it is told today', () => {
  it('is the newest recording, byte for byte', () => {
    expect(asText(runWeekend(recordedPlan()).events)).toBe(asText(events))
  })

  it('can be played on the Taipei plan as it stands in its file', () => {
    const { state } = runWeekend(taipeiPlan())
    expect(state.status).toBe('closed')
    expect(runs(state)).toEqual(runs(end))
  })
})

describe('what the story says, the log says', () => {
  it('Friday 20:00 in Massachusetts is Saturday 08:00 in Taipei: it starts', () => {
    expect(end.startedAt).toBe(Date.UTC(1998, 8, 12, 0, 0))
    expect(end.head.start).toMatchObject({
      said: 'Friday 8 PM EST',
      at: { zone: 'America/New_York', instant: end.startedAt },
    })
  })

  it('the reset asked for before anybody was there goes out at nine, when the staff arrive', () => {
    expect(at('12T08:59').requests['reset-1']).toMatchObject({ state: 'queued', askedAt: null })
    expect(find('request.sent', { id: 'reset-1' })).toMatchObject({ actor: 'clock', at: taipei('12T09:00') })
    expect(at('12T09:10').requests['reset-1']).toMatchObject({
      state: 'done',
      saw: 'login:',
      by: 'acc-sentinel',
    })
  })

  it('the restore was watched in bytes by a script on the box', () => {
    expect(at('12T10:31').runs['restore']).toMatchObject({
      state: 'running',
      progress: { unit: 'bytes', done: 287_000_000, total: 412_000_000, at: taipei('12T10:30') },
    })
  })

  it('nobody is there over lunch, and the request made meanwhile waits', () => {
    expect(handsOnSite(at('12T12:30'), taipei('12T12:30'))).toEqual([])
    expect(at('12T12:30').requests['led']?.state).toBe('queued')
    expect(handsOnSite(at('12T13:05'), taipei('12T13:05'))).toEqual(['sentinel'])
  })

  it('first boot at 14:50, almost 3 AM in Massachusetts', () => {
    expect(end.runs['first-boot']?.startedAt).toBe(Date.UTC(1998, 8, 12, 6, 50))
  })

  it('when the cable moves, two boxes wear the names of each other and say so, and a card stands', () => {
    const then = at('12T15:43')
    expect(machines(then)).toEqual({
      dragon: ['DRAGON', 'dolphin', ['192.0.2.20']],
      dolphin: ['DOLPHIN', 'dragon', ['192.0.2.1']],
      elephant: ['ELEPHANT', 'elephant', ['192.168.1.2']],
    })
    expect(then.machines['dolphin']?.formerName).toBe('dolphin')
    expect(then.goNoGo['go-1']).toMatchObject({ result: 'go', answers: { upgrader: {}, sentinel: {} } })
    expect(
      Object.values(then.cards)
        .filter((c) => c.state === 'armed')
        .map((c) => c.id),
    ).toEqual(['card-1'])
    expect(then.runs['move-cable']).toMatchObject({ state: 'running', by: 'acc-sentinel', entered: false })
  })

  it('LCD on-line, errors on the screen, entered by telephone; failed at 04:00 in Massachusetts', () => {
    const then = at('12T16:00')
    expect(then.machines['dolphin']?.condition).toMatchObject({ state: 'dark', by: 'acc-upgrader' })
    expect(then.requests['lcd-1']?.state).toBe('expired')
    expect(then.requests['lcd-2']).toMatchObject({ state: 'done', saw: 'ON-LINE', entered: true })
    expect(then.runs['move-cable']).toMatchObject({
      state: 'failed',
      endedAt: Date.UTC(1998, 8, 12, 8, 0),
      entered: true,
    })
  })

  it('what she did while the line was dead stands at the minute she did it, and the conflict is kept', () => {
    const late = find('request.done', { id: 'cable-1' })
    expect(late).toMatchObject({ happenedAt: taipei('12T15:45'), at: taipei('12T16:16'), skew: 47_000 })
    expect(at('12T16:17').requests['cable-1']).toMatchObject({
      state: 'done',
      conflict: { was: 'withdrawn', at: late.at },
    })
    expect(at('12T16:17').requests['cable-back']).toMatchObject({
      state: 'done',
      escalated: true,
      rings: 20,
      endedAt: taipei('12T16:14:40'),
    })
    expect(find('card.fired', { id: 'card-1' })).toMatchObject({ actor: 'clock', at: taipei('12T16:10') })
  })

  it('rolled back down to the names, by hands, and to bed', () => {
    const then = at('12T17:00')
    expect(runs(then)).toMatchObject({
      'swap-names': 'undone 1',
      'move-cable': 'undone 1',
      'look-round': 'done 1',
      'rb1-1': 'done 1',
      'rb1-2': 'done 1',
    })
    expect(then.rollBackSteps['rb1-1']).toMatchObject({
      undoes: 'move-cable',
      by: 'sentinel',
      needs: ['hands'],
    })
    expect(then.rollBack).toMatchObject({
      startedAt: Date.UTC(1998, 8, 12, 8, 3),
      endedAt: taipei('12T16:40'),
      left: [],
    })
    expect(machines(then)).toMatchObject({
      dragon: ['DRAGON', 'dragon', ['192.0.2.1']],
      dolphin: ['DOLPHIN', 'dolphin', ['192.0.2.20']],
    })
    expect(then.machines['dolphin']?.formerName).toBeNull()
    expect(then.requests['labels-1']?.state).toBe('withdrawn')
    expect(then).toMatchObject({
      status: 'suspended',
      suspension: { from: 'running', resumeAt: taipei('13T08:30') },
    })
  })

  it('Sunday: the routing table, the names, the cable, and early to bed', () => {
    const then = at('13T09:45')
    expect(runs(then)).toMatchObject({
      'fix-routes': 'done 1',
      'swap-names': 'done 2',
      'move-cable': 'done 2',
      'final-check': 'todo 0',
    })
    expect(then.cards['card-2']).toMatchObject({ state: 'confirmed', endedAt: taipei('13T09:37:10') })
    expect(machines(then)).toMatchObject({
      dolphin: ['DRAGON', 'dragon', ['192.0.2.1']],
      dragon: ['DOLPHIN', 'dolphin', ['192.0.2.20']],
    })
    expect(Object.values(then.machines).every((m) => m.formerName === null)).toBe(true)
  })

  it('the final check is the second try, the web server having been in the name table twice', () => {
    expect(at('13T12:30').runs['final-check']).toMatchObject({ state: 'failed', attempt: 1 })
    expect(end.runs['final-check']).toMatchObject({
      state: 'done',
      attempt: 2,
      by: 'acc-sentinel',
      entered: false,
    })
  })

  it('closes with what is still to do', () => {
    expect(end).toMatchObject({
      status: 'closed',
      rollBacks: 1,
      followUps: [
        { id: 'masquerade', done: false },
        { id: 'web-servers', done: false },
      ],
    })
    expect(Object.values(end.runs).every((r) => r.state === 'done')).toBe(true)
  })
})
