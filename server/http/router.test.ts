import { expect, test } from 'vitest'
import { matching } from './router.ts'
import { openSite } from './testing/site.ts'

test('a secret is one whatever character it begins with; an id is not', () => {
  for (const secret of ['-AbC', '_WH_M52R3a1k6', 'x9'])
    expect(matching('/join/:token/calendar.ics', `/join/${secret}/calendar.ics`)).toEqual({ token: secret })
  expect(matching('/calendar/:file', '/calendar/_a-b.ics')).toEqual({ file: '_a-b.ics' })
  expect(matching('/join/:token/calendar.ics', '/join/a%2Fb/calendar.ics')).toBeNull()
  expect(matching('/u/:id/calendar.ics', '/u/-abc/calendar.ics')).toBeNull()
  expect(matching('/u/:id/calendar.ics', '/u/taipei/calendar.ics')).toEqual({ id: 'taipei' })
})

test('whose a request is, is looked up once, whatever is then done about it', async () => {
  const site = await openSite()
  try {
    const { accounts } = site.store
    const asked: string[] = []
    const look = accounts.sessionByTokenHash
    accounts.sessionByTokenHash = (hash, now) => {
      asked.push(hash)
      return look(hash, now)
    }
    const stranger = { cookie: `farhand=${'x'.repeat(43)}`, accept: 'text/html' }
    expect((await fetch(`${site.url}/u/taipei`, { headers: stranger })).status).toBe(404)
    expect(asked.length).toBe(1)
  } finally {
    await site.close()
  }
})
