import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ActorRole, leaveFor } from '../../domain/access/table.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput, CommandType } from '../../domain/log/commands.ts'
import type { Refusal } from '../../domain/log/refusals.ts'
import { sampleCommands } from '../../tests/any-command.ts'
import { type Browser, nextId, openSite, type Site, START } from './testing/site.ts'

let site: Site
let owner: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
})
afterEach(() => site.close())
const say = (b: Browser, command: CommandInput, id = nextId(), upgrade = 'taipei') =>
  b.json(`/api/upgrades/${upgrade}/commands`, { id, command })
type No = { ok: false; refusal: Refusal; message: string }
const said = async (answer: Response) => (await answer.json()) as Answer | No

describe('the role table over HTTP', () => {
  const roles: Record<string, ActorRole[]> = {
    owner: ['owner'],
    upgrader: ['upgrader'],
    sentinel: ['sentinel'],
    observer: ['observer'],
    script: ['script'],
    stranger: [],
    'the revoked': [],
  }
  async function come(role: string): Promise<Browser> {
    if (role === 'owner') return owner
    if (role === 'script') {
      const made = await owner.json('/api/upgrades/taipei/tokens', { name: 'dolphin' })
      const { token } = (await made.json()) as { token: string }
      const b = site.browser()
      return {
        ...b,
        json: (path, value) =>
          b.json(path, value, { authorization: `Bearer ${token}`, origin: 'https://anywhere.example' }),
      }
    }
    if (role === 'stranger') {
      await site.upgrade('theirs')
      return site.guest(owner, 'upgrader', 'upgrader', 'Eve', 'theirs')
    }
    if (role === 'the revoked') {
      const b = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
      await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
      return b
    }
    return site.guest(owner, role, role === 'observer' ? null : role, role)
  }

  test.each(Object.entries(roles))(
    '%s may do what their row says, here and nowhere else',
    async (name, has) => {
      const b = await come(name)
      await site.upgrade('other')
      const other = await site.state('other')
      let now = START
      for (const command of sampleCommands) {
        // Two requests a command; the clock moves so that the rate is not what refuses.
        now += 1000
        site.clock.set(now)
        const answer = await say(b, command)
        const { type } = command
        if (type === 'person.join') continue
        const value = await said(answer)
        const leave = leaveFor(has, type as CommandType)
        // That there is a photo is the server's to say, once it has one.
        const may = leave !== null && leave !== 'if-allowed' && type !== 'photo.add'
        const code = value.ok ? null : value.refusal.code
        const denial = has.length === 0 ? 'no-such-upgrade' : 'not-allowed'
        expect([type, code === denial]).toEqual([type, !may])
        if (!may) expect([type, answer.status]).toEqual([type, has.length === 0 ? 404 : 403])
        if (name === 'owner') continue
        const there = await say(b, command, nextId(), 'other')
        expect([type, there.status, await said(there)]).toMatchObject([
          type,
          404,
          { refusal: { code: 'no-such-upgrade' } },
        ])
      }
      if (name !== 'owner') expect(await site.state('other')).toEqual(other)
    },
  )

  test('nobody speaks as the clock, whatever they send', async () => {
    const answer = await owner.json('/api/upgrades/taipei/commands', {
      id: nextId(),
      command: { type: 'go.expire', id: 'g' },
      who: { kind: 'clock' },
    })
    expect(answer.status).toBe(400)
  })
})
