import { expect, test } from 'vitest'
import type { Made, Reader } from './boot.ts'
import { drawing } from './document.tsx'

const reader: Reader = {
  lang: 'en',
  theme: 'dark',
  hour12: false,
  nonce: 'n0nce',
  account: null,
  name: null,
  ended: false,
  lastDay: null,
  now: 0,
}
const made: Made = {
  sheet: '/drawn/desk.css',
  scripts: { en: { first: '/drawn/en.js', later: [] }, 'zh-TW': { first: '/drawn/zh.js', later: [] } },
}
const nasty = '</title></script><script>alert(1)</script><i id="here"></i>'
const draw = (title: string) => ({ title, html: '<main>drawn</main>', boot: { title } })
const page = (over: Partial<Reader> = {}, manner = {}) =>
  drawing({ ...reader, ...over }, made, <p>shape</p>, draw, manner)

test('a page has its title, its sheet and the script of its reader’s language, which comes early and runs late', () => {
  const whole = page().whole('Taipei')
  expect(whole).toMatch(/^<!DOCTYPE html><html lang="en" data-theme="dark">/)
  expect(whole).toContain('<title>Taipei · Farhand</title>')
  expect(whole).toContain('<link rel="stylesheet" href="/drawn/desk.css"/>')
  expect(whole.indexOf('rel="modulepreload" href="/drawn/en.js"')).toBeLessThan(whole.indexOf('<body>'))
  expect(whole).toMatch(/<script type="module" src="\/drawn\/en.js"><\/script><\/body><\/html>$/)
  expect(page({ lang: 'zh-TW' }).whole('')).toContain('src="/drawn/zh.js"')
  expect(page().whole('')).toContain('<title>Farhand</title>')
})

test('what people wrote is nothing but words in it', () => {
  for (const html of [page().whole(nasty), page().rest(nasty)]) {
    expect(html).not.toContain('<script>alert')
    expect(html.match(/<main>drawn<\/main>/g)).toHaveLength(1)
    const [, boot = ''] = /<script id="boot" type="application\/json">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(boot)).toEqual({ title: nasty })
  }
})

test('its shape and the rest are together one page, whose shape is out of sight once the rest is there', () => {
  const { shape, rest } = page()
  const html = shape() + rest('Taipei')
  expect(shape()).toMatch(/<div id="shape" class="contents"><p>shape<\/p><\/div>$/)
  expect(shape()).not.toContain('<title>')
  expect(html).toContain('<title>Taipei · Farhand</title><style>#shape{display:none}</style><div id="page"')
  for (const once of ['<body>', '</body>', '<!DOCTYPE html>', 'id="page"', 'id="boot"'])
    expect(html.split(once), once).toHaveLength(2)
})

test('the device’s own light is followed where it was chosen, or where the page asks for it, by a script with our nonce', () => {
  const follows = /<body><script nonce="n0nce">/
  expect(page({ theme: 'device' }).whole('')).toMatch(follows)
  expect(page({}, { lit: true }).whole('')).toMatch(follows)
  expect(page().whole('')).not.toMatch(follows)
  expect(page({}, { noindex: true }).whole('')).toContain('<meta name="robots" content="noindex"/>')
})

test('the last day of a session stands above the page', () => {
  const lastDay = Date.parse('2026-12-08T00:00:00Z')
  const whole = page({ lastDay, now: lastDay - 3 * 86_400_000 }).whole('')
  expect(whole.indexOf('/api/session/prolong')).toBeLessThan(whole.indexOf('id="page"'))
  expect(page().whole('')).not.toContain('/api/session/prolong')
})
