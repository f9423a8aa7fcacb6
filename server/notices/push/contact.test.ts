import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactOf, pushContact } from './contact.ts'

test.each([
  ['mailto:ops@example.org', 'mailto:ops@example.org'],
  ['ops@example.org', 'mailto:ops@example.org'],
  ['  MAILTO:Night.Shift+push@Example.ORG ', 'mailto:Night.Shift+push@example.org'],
  ['ops@例子.tw', 'mailto:ops@xn--fsqu00a.tw'],
  ['https://farhand.example.org', 'https://farhand.example.org'],
  ['https://farhand.example.org:8443/who/runs/this', 'https://farhand.example.org:8443/who/runs/this'],
])('%s is a contact that all take: %s', (text, contact) => {
  expect(contactOf(text)).toBe(contact)
})

test.each([
  '',
  'ops',
  'mailto:',
  'mailto: ops@example.org',
  'mailto:<ops@example.org>',
  'Farhand <ops@example.org>',
  'ops@example.org, dale@example.org',
  'ops@localhost',
  'mailto:farhand@localhost.invalid',
  'ops@[192.0.2.1]',
  'ops@192.0.2.1',
  'ops@box.local',
  'ops@mail.internal',
  'ops@-.org',
  'ops@.example.org',
  'ops..night@example.org',
  'ops?subject=x@example.org',
  'http://farhand.example.org',
  'https://localhost',
  'https://localhost:3000',
  'https://127.0.0.1',
  'https://2130706433',
  'https://[::1]',
  'https://farhand',
  'https://farhand.lan',
  'https://farhand.home.arpa',
  'https://farhand.test/',
  'https://dale:secret@farhand.example.org',
  'https://farhand.example.org./',
  'https://<farhand.example.org>',
  'tel:+886223456789',
])('%j is none', (text) => {
  expect(contactOf(text)).toBeNull()
})

test('whatever is taken is one line without a space or bracket, leads outside, and is taken again as it is', () => {
  const host = fc.oneof(fc.domain(), fc.ipV4(), fc.constantFrom('localhost', 'box.local', 'a.b', ''))
  const text = fc.oneof(
    fc.string(),
    fc.tuple(fc.emailAddress(), fc.constantFrom('', 'mailto:', 'mailto: ')).map(([m, s]) => s + m),
    fc.tuple(fc.string(), host).map(([local, h]) => `${local}@${h}`),
    fc
      .tuple(host, fc.constantFrom('', '/', '/who?a=b#c', '/<>', '/ x'))
      .map(([h, path]) => `https://${h}${path}`),
  )
  fc.assert(
    fc.property(text, (given) => {
      const contact = contactOf(given)
      if (contact === null) return
      expect(contact).toMatch(/^(mailto:[\w.+=~-]+@|https:\/\/)[a-z0-9.-]+\.[a-z0-9-]{2,}/)
      expect(contact).not.toMatch(/[\s<>"]|localhost/)
      expect(URL.canParse(contact)).toBe(true)
      expect(contactOf(contact)).toBe(contact)
    }),
  )
})

test('it is what was set; else who mail is from; else the public address; else there is none', () => {
  const mail = { smtpUrl: 'smtp://mail.example.org', from: 'Farhand <farhand@example.org>' }
  const all = { pushContact: 'mailto:ops@example.org', mail, publicUrl: 'https://farhand.example.org' }
  expect(pushContact(all)).toBe('mailto:ops@example.org')
  expect(pushContact({ ...all, pushContact: null })).toBe('mailto:farhand@example.org')
  const here = { ...mail, from: 'farhand@localhost' }
  expect(pushContact({ ...all, pushContact: null, mail: here })).toBe('https://farhand.example.org')
  expect(pushContact({ pushContact: null, mail: here, publicUrl: 'http://10.0.0.7:3000' })).toBeNull()
  expect(pushContact({ pushContact: null, mail: null, publicUrl: null })).toBeNull()
})
