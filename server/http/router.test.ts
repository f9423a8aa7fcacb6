import { expect, test } from 'vitest'
import { openSite } from './testing/site.ts'

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
