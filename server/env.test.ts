import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isLoopback, readEnv } from './env.ts'

const read = (vars: Record<string, string>, ...flags: string[]) => readEnv(vars, flags)

test('without settings it listens on this machine only, beside its own data folder', () => {
  expect(read({})).toEqual({
    ok: true,
    env: {
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      publicUrl: null,
      trustedProxies: [],
      dev: false,
      demo: false,
      throwAway: false,
      mail: null,
      pushContact: null,
    },
  })
})

test('the demo takes any free port and a folder that goes with it, unless told otherwise', () => {
  const free = read({}, '--demo')
  expect(free).toMatchObject({ ok: true, env: { port: 0, demo: true, throwAway: true } })
  expect(free.ok && free.env.dataDir).not.toBe(resolve('data'))
  expect(read({ DATA_DIR: 'kept', PORT: '4000' }, '--demo')).toMatchObject({
    ok: true,
    env: { port: 4000, dataDir: resolve('kept'), demo: true, throwAway: false },
  })
})

test('an empty value counts as not set', () => {
  expect(read({ PORT: '', HOST: ' ', PUBLIC_URL: '' })).toEqual(read({}))
})

test('--lan listens on all networks, and HOST narrows that to one', () => {
  expect(read({}, '--lan')).toMatchObject({ ok: true, env: { host: '0.0.0.0' } })
  expect(read({ HOST: '192.0.2.4' }, '--lan')).toMatchObject({ ok: true, env: { host: '192.0.2.4' } })
  expect(read({ HOST: 'localhost' }, '--lan')).toMatchObject({ ok: false })
})

test('a public address is kept as its origin', () => {
  expect(read({ PUBLIC_URL: 'https://Farhand.example.org:443/' })).toMatchObject({
    ok: true,
    env: { publicUrl: 'https://farhand.example.org' },
  })
})

test('every wrong value is told at once, by name, with why and a way to mend it', () => {
  const answer = read(
    { PORT: '70000', HOST: 'my host', DATA_DIR: 'a\0b', PUBLIC_URL: 'farhand.example.org' },
    '--wan',
  )
  if (answer.ok) throw new Error('it took them')
  expect(answer.faults).toHaveLength(5)
  expect(answer.faults[0]).toBe(
    'PORT=70000 is above 65535. Give a number from 0 to 65535, for example PORT=3000; 0 takes any free one.',
  )
  expect(answer.faults.map((line) => line.split('=')[0])).toEqual([
    'PORT',
    'HOST',
    'DATA_DIR',
    'PUBLIC_URL',
    expect.stringMatching(/^--wan is not a flag/),
  ])
  for (const fault of answer.faults) expect(fault).not.toContain('\n')
})

test('proxies to be believed are named by address; none are, unless named', () => {
  expect(read({ TRUSTED_PROXIES: 'loopback, 10.0.0.2' })).toMatchObject({
    ok: true,
    env: { trustedProxies: ['127.0.0.0/8', '::1/128', '10.0.0.2/32'] },
  })
  expect(read({ TRUSTED_PROXIES: 'nginx.local' })).toEqual({
    ok: false,
    faults: [expect.stringMatching(/^TRUSTED_PROXIES=nginx\.local is not a list of addresses\. Give /)],
  })
})

test.each(['3e3', '-1', '80a', '0x50', '123456'])('PORT=%s is refused', (PORT) => {
  expect(read({ PORT })).toMatchObject({ ok: false })
})

test.each(['localhost:3000', '127.0.0.1:80', '8080'])('HOST=%s holds a port', (HOST) => {
  expect(read({ HOST })).toMatchObject({ ok: false })
})

test.each(['::1', '::', 'fe80::1', 'relay-2.example.org', '10.0.0.7'])('HOST=%s is taken', (HOST) => {
  expect(read({ HOST })).toMatchObject({ ok: true, env: { host: HOST } })
})

test.each(['https://x.org/farhand', 'https://x.org/?a', 'https://me@x.org', 'ftp://x.org', 'https://'])(
  'PUBLIC_URL=%s is refused',
  (PUBLIC_URL) => {
    expect(read({ PUBLIC_URL })).toMatchObject({ ok: false })
  },
)

test('only this machine reaches the loopback', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', 'farhand.example.org'].some(isLoopback)).toBe(false)
})

test('mail needs both its server and its sender, and no password is ever printed', () => {
  const SMTP_URL = 'smtps://farhand:hush@mail.example.org'
  expect(read({ SMTP_URL, MAIL_FROM: 'Farhand <farhand@example.org>' })).toMatchObject({
    ok: true,
    env: { mail: { smtpUrl: SMTP_URL, from: 'Farhand <farhand@example.org>' } },
  })
  for (const vars of [
    { SMTP_URL },
    { MAIL_FROM: 'a@example.org' },
    { SMTP_URL: 'https://farhand:hush@mail.example.org', MAIL_FROM: 'a@example.org' },
    { SMTP_URL, MAIL_FROM: 'nobody' },
  ] as Record<string, string>[]) {
    const answer = read(vars)
    if (answer.ok) throw new Error(`it took ${JSON.stringify(vars)}`)
    expect(answer.faults.join()).not.toContain('hush')
  }
})

test('whom push services may write to is kept in the form that all of them take, or refused with how to fix it', () => {
  expect(read({ PUSH_CONTACT: 'Ops@Example.org' })).toMatchObject({
    ok: true,
    env: { pushContact: 'mailto:Ops@example.org' },
  })
  expect(read({ PUSH_CONTACT: 'https://localhost:3000' })).toEqual({
    ok: false,
    faults: [
      expect.stringMatching(/^PUSH_CONTACT=https:\/\/localhost:3000 is neither .* PUSH_CONTACT=mailto:/),
    ],
  })
})
