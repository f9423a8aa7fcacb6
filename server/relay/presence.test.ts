import { expect, it } from 'vitest'
import type { Heard, Seen } from '../../domain/contract/wire.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createPresence } from './presence.ts'

const who = (account: string) => ({ account, device: `d-${account}` })

it('whoever has gone was heard last at their last packet, until they come again', async () => {
  const clock = handClock(1000)
  const told: { present: Seen[]; lately: Heard[] }[] = []
  const presence = createPresence(clock, (_u, present, lately) => told.push({ present, lately }))
  presence.enter('a', 'u', who('ann'))
  presence.enter('b', 'u', who('bob'))
  presence.enter('b2', 'u', who('bob'))
  clock.set(5000)
  presence.heard('a')
  clock.set(60_000)
  // Its end is noticed long after it.
  presence.leave('a')
  presence.leave('b2')
  expect(presence.lately('u')).toEqual([{ account: 'ann', heard: 5000 }])
  expect(presence.lately('other')).toEqual([])
  await clock.advance(1000, async () => {})
  expect(told.at(-1)?.lately).toEqual([{ account: 'ann', heard: 5000 }])
  presence.enter('a2', 'u', who('ann'))
  expect(presence.lately('u')).toEqual([])
  presence.close()
})

it('a round trip that waited out a dead line is not told to anybody', () => {
  const presence = createPresence(handClock(0), () => {})
  presence.enter('a', 'u', who('ann'))
  presence.rtt('a', 40)
  presence.rtt('a', 16_668)
  expect(presence.of('u')).toMatchObject([{ rtt: 40 }])
  presence.close()
})
