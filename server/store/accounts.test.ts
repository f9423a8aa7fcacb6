import { describe, expect, test } from 'vitest'
import {
  type Account,
  type AccountStore,
  type Invitation,
  MOVE_CODE_MISSES,
  type Session,
} from './accounts.ts'
import { temporaryStore } from './testing/sample.ts'

const t0 = 1_790_000_000_000
const account = (over: Partial<Account> = {}): Account => ({
  id: 'a1',
  name: '玲',
  lang: 'zh-TW',
  owner: false,
  createdAt: t0,
  ...over,
})
const session = (over: Partial<Session> = {}): Session => ({
  id: 's1',
  tokenHash: 'hash-s1',
  accountId: 'a1',
  label: 'Phone',
  createdAt: t0,
  lastSeenAt: t0,
  expiresAt: t0 + 1000,
  revokedAt: null,
  ...over,
})
const invitation = (over: Partial<Invitation> = {}) => ({
  id: 'i1',
  tokenHash: 'hash-i1',
  upgrade: 'taipei',
  role: 'sentinel',
  person: null,
  createdBy: 'a1',
  createdAt: t0,
  expiresAt: t0 + 1000,
  maxUses: 1,
  ...over,
})
const moveCode = (over: object = {}) => ({
  codeHash: 'code',
  accountId: 'a1',
  createdAt: t0,
  expiresAt: t0 + 1000,
  ...over,
})

async function withAccounts(...list: Account[]): Promise<AccountStore> {
  const { accounts } = await temporaryStore()
  for (const one of list) await accounts.createAccount(one)
  return accounts
}

/** How many of eight at once win. */
async function winners(attempt: () => Promise<unknown>): Promise<number> {
  const results = await Promise.all(Array.from({ length: 8 }, attempt))
  return results.filter((result) => result !== false && result !== null).length
}

describe('accounts', () => {
  test('are made, renamed, given a language and the house', async () => {
    const accounts = await withAccounts(account())
    expect(await accounts.accountById('a1')).toEqual(account())
    expect(await accounts.accountById('a2')).toBeNull()
    expect(await accounts.ownerExists()).toBe(false)
    expect(await accounts.renameAccount('a1', 'Ling')).toBe(true)
    expect(await accounts.setLang('a1', 'en')).toBe(true)
    expect(await accounts.setOwner('a1', true)).toBe(true)
    expect(await accounts.renameAccount('a2', 'Nobody')).toBe(false)
    expect(await accounts.accountById('a1')).toEqual(account({ name: 'Ling', lang: 'en', owner: true }))
    expect(await accounts.ownerExists()).toBe(true)
    await expect(accounts.createAccount(account())).rejects.toMatchObject({ code: 'P2002' })
  })

  test('deleting one erases its sessions, codes and private rows, and nobody else’s', async () => {
    const store = await temporaryStore()
    const { accounts } = store
    const hours = { wake: '07:00', sleep: '23:00', shared: true }
    for (const n of [1, 2]) {
      await accounts.createAccount(account({ id: `a${n}` }))
      await accounts.createSession(session({ id: `s${n}`, tokenHash: `hash-s${n}`, accountId: `a${n}` }))
      await accounts.createMoveCode(moveCode({ codeHash: `code-${n}`, accountId: `a${n}` }))
      await store.sleepHours.put(`a${n}`, hours)
    }
    expect(await accounts.deleteAccount('a1')).toBe(true)
    expect(await accounts.deleteAccount('a1')).toBe(false)
    expect(await accounts.sessionByTokenHash('hash-s1', t0)).toBeNull()
    expect(await accounts.takeMoveCode('code-1', t0)).toBeNull()
    expect(await store.sleepHours.of('a1')).toBeNull()
    expect(await accounts.sessionByTokenHash('hash-s2', t0)).not.toBeNull()
    expect(await accounts.takeMoveCode('code-2', t0)).toBe('a2')
    expect(await store.sleepHours.of('a2')).toEqual(hours)
  })
})

describe('sessions', () => {
  test('let in with their account until they expire or are revoked', async () => {
    const accounts = await withAccounts(account())
    await accounts.createSession(session())
    expect(await accounts.sessionByTokenHash('hash-s1', t0 + 999)).toEqual({
      session: session(),
      account: account(),
    })
    expect(await accounts.sessionByTokenHash('hash-s1', t0 + 1000)).toBeNull()
    expect(await accounts.sessionByTokenHash('other', t0)).toBeNull()
    expect(await accounts.revokeSession('s1', t0 + 5)).toBe(true)
    expect(await accounts.revokeSession('s1', t0 + 6)).toBe(false)
    expect(await accounts.sessionByTokenHash('hash-s1', t0 + 7)).toBeNull()
    expect(await accounts.sessionsOfAccount('a1')).toEqual([session({ revokedAt: t0 + 5 })])
  })

  test('last seen moves forward only, and the end with it', async () => {
    const accounts = await withAccounts(account())
    await accounts.createSession(session())
    await accounts.touchSession('s1', t0 + 50, t0 + 1050)
    await accounts.touchSession('s1', t0 + 20, t0 + 1020)
    expect((await accounts.sessionsOfAccount('a1'))[0]).toMatchObject({
      lastSeenAt: t0 + 50,
      expiresAt: t0 + 1050,
    })
  })

  test('of one account are revoked together, and named', async () => {
    const accounts = await withAccounts(account(), account({ id: 'a2' }))
    await accounts.createSession(session())
    await accounts.createSession(session({ id: 's2', tokenHash: 'h2', createdAt: t0 + 1 }))
    await accounts.createSession(session({ id: 's3', tokenHash: 'h3', accountId: 'a2' }))
    await accounts.revokeSession('s1', t0 + 1)
    expect(await accounts.revokeSessionsOfAccount('a1', t0 + 2)).toEqual(['s2'])
    expect((await accounts.sessionsOfAccount('a1')).map((s) => [s.id, s.revokedAt])).toEqual([
      ['s2', t0 + 2],
      ['s1', t0 + 1],
    ])
    expect(await accounts.sessionByTokenHash('h3', t0 + 3)).not.toBeNull()
  })
})

describe('owner link', () => {
  test('is good once, and only before it expires', async () => {
    const accounts = await withAccounts()
    await accounts.createOwnerLink({ tokenHash: 'l1', createdAt: t0, expiresAt: t0 + 1000 })
    await accounts.createOwnerLink({ tokenHash: 'l2', createdAt: t0, expiresAt: t0 + 1000 })
    expect(await accounts.spendOwnerLink('unknown', t0)).toBe(false)
    expect(await winners(() => accounts.spendOwnerLink('l1', t0 + 1))).toBe(1)
    expect((await accounts.ownerLinkByHash('l1'))?.usedAt).toBe(t0 + 1)
    expect(await accounts.spendOwnerLink('l2', t0 + 1000)).toBe(false)
    expect((await accounts.ownerLinkByHash('l2'))?.usedAt).toBeNull()
  })
})

describe('invitations', () => {
  test('give exactly as many seats as they have uses', async () => {
    const accounts = await withAccounts()
    await accounts.createInvitation(invitation({ maxUses: 3 }))
    expect(await winners(() => accounts.redeemInvitation('i1', t0 + 1))).toBe(3)
    expect(await accounts.invitationByHash('hash-i1')).toEqual({
      ...invitation({ maxUses: 3 }),
      revokedAt: null,
      usedAt: t0 + 1,
      uses: 3,
    })
  })

  test('say where somebody might still be let in: each upgrade once, with an open link or a token that stands', async () => {
    const accounts = await withAccounts()
    const open = (id: string, upgrade: string, more = {}) =>
      accounts.createInvitation(invitation({ id, tokenHash: id, upgrade, ...more }))
    const token = (id: string, upgrade: string) =>
      accounts.createScriptToken({ id, tokenHash: id, upgrade, name: 'box', createdAt: t0 })
    await open('i1', 'two-links')
    await open('i2', 'two-links')
    await open('i3', 'used')
    await accounts.redeemInvitation('i3', t0 + 1)
    await open('i4', 'taken-back')
    await accounts.revokeInvitation('i4', t0 + 1)
    await open('i5', 'expired', { expiresAt: t0 + 5 })
    await token('t1', 'scripted')
    await token('t2', 'script-gone')
    await accounts.revokeScriptToken('t2', t0 + 1)
    expect((await accounts.upgradesGivenOut(t0 + 5)).toSorted()).toEqual(['scripted', 'two-links'])
    expect(await accounts.upgradesGivenOut(t0 + 1000)).toEqual(['scripted'])
  })

  test('are refused when expired, revoked or unknown', async () => {
    const accounts = await withAccounts()
    await accounts.createInvitation(invitation())
    await accounts.createInvitation(
      invitation({ id: 'i2', tokenHash: 'h2', createdAt: t0 + 1, upgrade: 'taipei' }),
    )
    await accounts.createInvitation(invitation({ id: 'i3', tokenHash: 'h3', upgrade: 'other' }))
    expect(await accounts.redeemInvitation('i1', t0 + 1000)).toBe(false)
    expect(await accounts.revokeInvitation('i2', t0 + 2)).toBe(true)
    expect(await accounts.revokeInvitation('i2', t0 + 3)).toBe(false)
    expect(await accounts.redeemInvitation('i2', t0 + 3)).toBe(false)
    expect(await accounts.redeemInvitation('i9', t0)).toBe(false)
    expect((await accounts.invitationById('i2'))?.revokedAt).toBe(t0 + 2)
    expect((await accounts.invitationsOf('taipei')).map((i) => i.id)).toEqual(['i2', 'i1'])
  })
})

describe('move codes', () => {
  test('move one account once', async () => {
    const accounts = await withAccounts(account())
    expect(await accounts.createMoveCode(moveCode())).toBe(true)
    expect(await winners(() => accounts.takeMoveCode('code', t0 + 1))).toBe(1)
    expect(await accounts.createMoveCode(moveCode({ codeHash: 'late' }))).toBe(true)
    expect(await accounts.takeMoveCode('late', t0 + 1000)).toBeNull()
  })

  test('a live code is never given to a second account, a dead one may be', async () => {
    const accounts = await withAccounts(account(), account({ id: 'a2' }))
    await accounts.createMoveCode(moveCode())
    expect(await accounts.createMoveCode(moveCode({ accountId: 'a2', createdAt: t0 + 1 }))).toBe(false)
    const later = moveCode({ accountId: 'a2', createdAt: t0 + 1000, expiresAt: t0 + 2000 })
    expect(await accounts.createMoveCode(later)).toBe(true)
    expect(await accounts.takeMoveCode('code', t0 + 1001)).toBe('a2')
    expect(await accounts.createMoveCode(moveCode({ createdAt: t0 + 1002, expiresAt: t0 + 3000 }))).toBe(true)
    expect(await accounts.takeMoveCode('code', t0 + 1003)).toBe('a1')
  })

  test('die of wrong guesses, which count against every live code', async () => {
    const accounts = await withAccounts(account())
    await accounts.createMoveCode(moveCode())
    for (let i = 1; i < MOVE_CODE_MISSES; i++) await accounts.countMoveCodeMiss(t0 + 1)
    await accounts.createMoveCode(moveCode({ codeHash: 'fresh' }))
    await accounts.countMoveCodeMiss(t0 + 1)
    expect(await accounts.takeMoveCode('code', t0 + 2)).toBeNull()
    expect(await accounts.takeMoveCode('fresh', t0 + 2)).toBe('a1')
  })
})

describe('script tokens', () => {
  test('speak until they are revoked', async () => {
    const accounts = await withAccounts()
    const token = { id: 't1', tokenHash: 'hash-t1', upgrade: 'taipei', name: 'tar job', createdAt: t0 }
    await accounts.createScriptToken(token)
    expect(await accounts.scriptTokenByHash('hash-t1')).toEqual({ ...token, revokedAt: null })
    expect(await accounts.revokeScriptToken('t1', t0 + 1)).toBe(true)
    expect(await accounts.revokeScriptToken('t1', t0 + 2)).toBe(false)
    expect(await accounts.scriptTokenByHash('hash-t1')).toBeNull()
    expect(await accounts.scriptTokensOf('taipei')).toEqual([{ ...token, revokedAt: t0 + 1 }])
    expect(await accounts.scriptTokensOf('other')).toEqual([])
  })
})

describe('sleep hours', () => {
  test('are put, replaced and forgotten; shared ones are found among accounts', async () => {
    const store = await temporaryStore()
    for (const id of ['a1', 'a2', 'a3']) await store.accounts.createAccount(account({ id }))
    const { sleepHours } = store
    const kept = { wake: '07:00', sleep: '23:00', shared: false }
    await sleepHours.put('a1', kept)
    await sleepHours.put('a2', { ...kept, shared: true })
    await sleepHours.put('a3', { wake: '05:00', sleep: '20:00', shared: true })
    expect(await sleepHours.of('a1')).toEqual(kept)
    expect([...(await sleepHours.sharedOf(['a1', 'a2', 'a9']))]).toEqual([
      ['a2', { wake: '07:00', sleep: '23:00', shared: true }],
    ])
    expect((await sleepHours.sharedOf([])).size).toBe(0)
    await sleepHours.put('a2', { wake: '08:30', sleep: '00:15', shared: false })
    expect(await sleepHours.of('a2')).toEqual({ wake: '08:30', sleep: '00:15', shared: false })
    expect((await sleepHours.sharedOf(['a2'])).size).toBe(0)
    expect(await sleepHours.forget('a1')).toBe(true)
    expect(await sleepHours.forget('a1')).toBe(false)
    expect(await sleepHours.of('a1')).toBeNull()
  })
})

test('small facts are set and replaced', async () => {
  const store = await temporaryStore()
  expect(await store.meta.get('demo')).toBeNull()
  await store.meta.set('demo', '1')
  await store.meta.set('demo', '2')
  expect(await store.meta.get('demo')).toBe('2')
})
