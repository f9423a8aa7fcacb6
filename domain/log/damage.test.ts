import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { mei, owner, upgradeWith } from '../../tests/factories.ts'
import { Proof } from './damage.ts'
import { type LoggedEvent, seal } from './envelope.ts'

const night = upgradeWith({ status: 'running' })
for (const text of ['one', 'two', 'three', 'four']) night.must(mei, { type: 'talk.say', text })
night.must(owner, { type: 'event.erase', seq: night.events.length - 2 })
const log: readonly LoggedEvent[] = night.events
const end = { seq: log.length, hash: (log.at(-1) as LoggedEvent).hash }
/** Of a line of talk whose words were not erased, not the last. */
const at = log.length - 2

function proven(events: readonly LoggedEvent[], head: typeof end | null = end, torn = false) {
  const proof = new Proof(null)
  for (const e of events) if (!proof.line(e)) break
  return proof.result(head, torn)
}
const breaks = (...given: Parameters<typeof proven>) => proven(...given).damage
const changed = (change: (e: LoggedEvent) => LoggedEvent, seq = at) =>
  log.map((e) => (e.seq === seq ? change(e) : e))
/** Another line in its place, and everything after it sealed anew on top: only what stands in it gives it away. */
function forged(change: (e: LoggedEvent) => LoggedEvent) {
  let prevHash = (log[at - 2] as LoggedEvent).hash
  const rest = log.slice(at - 1).map((e) => {
    const other = e.seq === at ? change(e) : e
    const row = seal({ ...other, prevHash }, other.body ?? '')
    prevHash = row.hash
    return row
  })
  return { events: [...log.slice(0, at - 1), ...rest], end: { seq: log.length, hash: prevHash } }
}

describe('a proof', () => {
  it('comes to the state of a log that holds, words erased or not', () => {
    expect(proven(log)).toEqual({ state: night.state, damage: null })
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const any = upgradeWith({ status })
        for (const s of said) any.say(s.who, s.command, s.said === null ? {} : { said: s.said })
        const last = any.events.at(-1) as LoggedEvent
        const found = proven(any.events, { seq: last.seq, hash: last.hash })
        expect(found).toEqual({ state: any.state, damage: null })
      }),
      { numRuns: 30, seed: 19980912 },
    )
  })

  it('says at which line a letter was changed, a line left out, doubled or moved', () => {
    expect(breaks(changed((e) => ({ ...e, body: `${e.body} ` })))).toEqual({ line: at, what: 'changed' })
    expect(breaks(changed((e) => ({ ...e, actor: 'another' })))).toEqual({ line: at, what: 'changed' })
    expect(breaks(log.filter((e) => e.seq !== at))).toEqual({ line: at, what: 'missing' })
    expect(breaks(log.filter((e) => e.seq !== 1))).toEqual({ line: 1, what: 'missing' })
    expect(breaks([...log.slice(0, at), log[at - 1] as LoggedEvent, ...log.slice(at)])?.line).toBe(at + 1)
    const [a, b] = [log[at - 1] as LoggedEvent, log[at] as LoggedEvent]
    const swapped = changed(() => ({ ...b, seq: a.seq })).map((e) =>
      e.seq === b.seq ? { ...a, seq: b.seq } : e,
    )
    expect(breaks(swapped)).toEqual({ line: at, what: 'changed' })
  })

  it('says where lines were cut off or put on, by the record of where it ends', () => {
    expect(breaks(log.slice(0, -1))).toEqual({ line: end.seq, what: 'missing' })
    expect(breaks([])).toEqual({ line: 1, what: 'missing' })
    expect(breaks(log, { ...end, seq: end.seq - 1 })).toEqual({ line: end.seq, what: 'end' })
    expect(breaks(log, { ...end, hash: 'f'.repeat(64) })).toEqual({ line: end.seq, what: 'end' })
    expect(breaks(log, null)).toEqual({ line: end.seq + 1, what: 'end' })
    expect(breaks(log.slice(0, 3), end, true)).toEqual({ line: 4, what: 'unreadable' })
  })

  it('takes words for erased only where a later line says so', () => {
    expect(breaks(changed((e) => ({ ...e, body: null })))).toEqual({ line: at, what: 'changed' })
    expect(breaks(changed((e) => ({ ...e, body: null }), 1))).toEqual({ line: 1, what: 'changed' })
  })

  it('breaks at a line that is whole and says nothing to this version', () => {
    const kinds = [
      [{ type: 'cat.fed' }, 'unknown'],
      [{ version: 99 }, 'unknown'],
      [{ body: '{"text":' }, 'unreadable'],
    ] as const
    for (const [change, what] of kinds) {
      const { events, end: head } = forged((e) => ({ ...e, ...change }))
      expect(breaks(events, head)).toEqual({ line: at, what })
    }
  })

  it('never folds what it could not prove', () => {
    fc.assert(
      fc.property(fc.nat(log.length - 1), fc.constantFrom('body', 'hash', 'type', 'actor'), (i, field) => {
        const events = log.map((e, k) => (k === i ? { ...e, [field]: `${e[field]}x` } : e))
        const found = proven(events)
        expect(found.damage).toEqual({ line: i + 1, what: 'changed' })
        expect(found.state?.seq ?? 0).toBe(i)
      }),
    )
  })
})
