import { resolve } from 'node:path'
import fc from 'fast-check'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
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
      outboundAllow: [],
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

test('what lies inside and may be sent to is named; one wrong entry is one line that names it', () => {
  expect(read({ OUTBOUND_ALLOW: 'ntfy.lan, 10.0.0.5:8080' })).toMatchObject({
    ok: true,
    env: {
      outboundAllow: [
        { name: 'ntfy.lan', port: null },
        { network: '10.0.0.5/32', port: 8080 },
      ],
    },
  })
  expect(read({ OUTBOUND_ALLOW: 'ntfy.lan, 10.0.0.300' })).toEqual({
    ok: false,
    faults: [expect.stringMatching(/^OUTBOUND_ALLOW=.* holds “10\.0\.0\.300”, which is neither .*\. Give /)],
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

const MAIL = { MAIL_FROM: 'a@example.org' }

test.each([
  ['smtp://user:hu#sh@mail.example.org:587', ['# as %23']],
  ['smtps://user:hu/sh@mail.example.org', ['/ as %2F']],
  ['smtp://user:hu?sh@mail.example.org:587', ['? as %3F']],
  ['smtp://user:2?hu=sh@mail.example.org:587', ['? as %3F']],
  ['smtp://user:#hush@mail.example.org', ['# as %23']],
  ['smtp://user@example.org:/hush@mail.example.org', ['/ as %2F', '@ as %40']],
  ['smtp://user:hu@sh/hush@mail.example.org', ['/ as %2F', '@ as %40']],
  ['smtp://user:hu:sh#100%@mail.example.org', ['# as %23', ': as %3A', '% as %25']],
  ['smtp://user:hu%23sh%@mail.example.org', ['% as %25']],
  ['smtp://user:hush%FC@mail.example.org', ['% as %25']],
  ['smtp://us/er:hush@mail.example.org', ['/ as %2F']],
])('a mail password that an address cannot hold as it is says how to write it: %s', (SMTP_URL, codes) => {
  const answer = read({ SMTP_URL, ...MAIL })
  if (answer.ok) throw new Error('it took it')
  expect(answer.faults).toHaveLength(1)
  const [fault = ''] = answer.faults
  expect(fault).toMatch(/^SMTP_URL=smtps?:\/\/…@mail\.example\.org(:587)? has . /)
  expect(fault).toContain(`percent-encoded there, ${codes.join(', ')}: for example`)
  expect(fault).toContain(`user:pass${codes[0]?.slice(-3)}word@`)
  for (const part of ['hu#', 'hu/', 'hu?', 'hush', 'sh#', 'sh%']) expect(fault).not.toContain(part)
})

test('any password is taken once it is encoded, and refused or read as it was written when it is not', () => {
  const password = fc.string({ minLength: 1, unit: fc.constantFrom(...'aF2#/?@:%&+=[]$!'.split('')) })
  const readBack = (url: string) => parseConnectionUrl(url).auth?.pass
  fc.assert(
    fc.property(password, (secret) => {
      const encoded = `smtp://user:${encodeURIComponent(secret)}@mail.example.org:587`
      expect(read({ SMTP_URL: encoded, ...MAIL })).toMatchObject({ ok: true })
      expect(readBack(encoded)).toBe(secret)
      // What happens to encode something nobody can tell from what was meant to.
      fc.pre(!/%[\da-f]{2}/i.test(secret))
      const bare = `smtp://user:${secret}@mail.example.org:587`
      const answer = read({ SMTP_URL: bare, ...MAIL })
      if (answer.ok) expect(readBack(bare)).toBe(secret)
      else expect(answer.faults.join()).toContain('percent-encoded')
    }),
    { numRuns: 2000 },
  )
})

test.each([
  'smtp://mail.example.org:587',
  'smtp://mail.example.org/?from=a@example.org',
  'smtp://user:hush@mail.example.org/?auth.method=login&name=a@b',
  'smtp://user@example.org:100%@mail.example.org',
])('%s is taken as before', (SMTP_URL) => {
  expect(read({ SMTP_URL, ...MAIL })).toMatchObject({ ok: true, env: { mail: { smtpUrl: SMTP_URL } } })
})

test.each(['smtp://user:hush', 'https://user:hush', 'user:hush', 'smtp://:hush@', 'smtp://user:h\nush@'])(
  'of %j no password is printed, though it is no address',
  (SMTP_URL) => {
    const answer = read({ SMTP_URL, ...MAIL })
    if (answer.ok) throw new Error('it took it')
    expect(answer.faults.join()).not.toMatch(/h\n?ush/)
  },
)

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
