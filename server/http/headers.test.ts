import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policyOf } from './testing/policy.ts'
import { openSite, type Site } from './testing/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.upgrade('taipei')
})
afterAll(() => site.close())

const PAGES = ['/api/health', '/api/nothing', '/', '/u/taipei', '/u/taipei/hands', '/_next/static/x.js']

test('every answer forbids frames and guessing at types, pages of Next too, and is read by our own pages only', async () => {
  for (const path of PAGES) {
    const { headers } = await site.browser().get(path)
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff'])
    expect([path, headers.get('referrer-policy')]).toEqual([path, 'same-origin'])
    expect([path, headers.get('cross-origin-resource-policy')]).toEqual([path, 'same-origin'])
    expect([path, policyOf(headers).get('frame-ancestors')]).toEqual([path, ["'none'"]])
  }
})

test('only the desk and the phone of a demo may stand in a frame, and only in one of our own', async () => {
  const ancestors = async (path: string) =>
    policyOf((await site.browser().get(path)).headers).get('frame-ancestors')
  for (const path of ['/u/demo-1', '/u/demo-12-zh/hands']) expect(await ancestors(path)).toEqual(["'self'"])
  for (const path of ['/u/demo-1/people', '/demo/demo-1', '/u/demo', '/u/a-demo-1', '/demo', '/u/demo-1-x'])
    expect([path, await ancestors(path)]).toEqual([path, ["'none'"]])
})

test('no inline script runs but the page’s own, whose nonce is another each time; on the phone’s page none', async () => {
  const scripts = async (path: string) => policyOf((await site.browser().get(path)).headers).get('script-src')
  const nonces = new Set<string>()
  for (let i = 0; i < 5; i++) {
    const [self, nonce = '', ...more] = (await scripts('/')) ?? []
    expect([self, more]).toEqual(["'self'", []])
    expect(nonce).toMatch(/^'nonce-[\w-]{22}'$/)
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(5)
  expect(await scripts('/u/taipei/hands')).toEqual(["'self'"])
  expect(await scripts('/u/demo-1/hands')).toEqual(["'self'"])
})

test('objects, other bases, forms to elsewhere and anything from another server are refused on every page', async () => {
  for (const path of PAGES) {
    const policy = policyOf((await site.browser().get(path)).headers)
    expect([path, policy.get('object-src'), policy.get('base-uri')]).toEqual([path, ["'none'"], ["'none'"]])
    expect([path, policy.get('form-action'), policy.get('default-src')]).toEqual([
      path,
      ["'self'"],
      ["'self'"],
    ])
    const sources = [...policy.values()].flat()
    expect(sources).not.toContain("'unsafe-eval'")
    const host = new URL(site.url).host
    expect(sources.filter((s) => !s.startsWith("'"))).toEqual([
      'blob:',
      'data:',
      `wss://${host}`,
      `ws://${host}`,
    ])
  }
})

test('a host that is none gets into no policy', async () => {
  const said = await new Promise<IncomingHttpHeaders>((go, no) => {
    const headers = { host: "x; script-src 'unsafe-eval'" }
    request(site.url, { headers }, (res) => go(res.resume().headers))
      .on('error', no)
      .end()
  })
  expect(said['content-security-policy']).toContain("connect-src 'self';")
  expect(said['content-security-policy']).not.toContain('unsafe-eval')
})

test('by https for a year and nothing else, apart from other windows; by http nothing of it is said', async () => {
  const plain = (await site.browser().get('/')).headers
  expect(plain.get('strict-transport-security')).toBeNull()
  expect(plain.get('cross-origin-opener-policy')).toBeNull()
  const secure = await openSite({ publicUrl: 'https://farhand.example.org' })
  try {
    const { headers } = await secure.browser().get('/')
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(policyOf(headers).get('connect-src')).toEqual(["'self'", `wss://${new URL(secure.url).host}`])
  } finally {
    await secure.close()
  }
})

test('the development server may compile in the browser, and only that one', async () => {
  const dev = await openSite({ dev: true })
  try {
    const policy = policyOf((await dev.browser().get('/')).headers)
    expect(policy.get('script-src')).toContain("'unsafe-eval'")
    expect(policy.get('script-src')).not.toContain("'unsafe-inline'")
  } finally {
    await dev.close()
  }
})

test('what of Next nobody uses is shut before it: pictures, actions, states and addresses that can’t be read', async () => {
  const b = site.browser()
  const action = { 'next-action': 'abc', 'content-type': 'text/plain' }
  for (const path of ['/', '/settings', '/u/taipei', '/u/taipei/hands', '/nothing'])
    expect([path, (await b.post(path, '[]', action)).status]).toEqual([path, 405])
  for (const path of [
    '/_next/image',
    '/_next/image?url=%2Ficon-192.png&w=640&q=75',
    '/_next/image/',
    '/u/%ff/hands',
    '/u/%zz',
    '/u/%00',
    '/%E0%A4%A',
  ])
    expect([path, (await b.get(path)).status]).toEqual([path, 404])
  for (const state of ['x', '%7B%7D', '%5B%22%22%5D', '%', 'a'.repeat(9000)])
    expect((await b.get('/', { rsc: '1', 'next-router-state-tree': state })).status).toBe(400)
  const there = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null, 16]))
  expect(await (await b.get('/', { rsc: '1', 'next-router-state-tree': there })).text()).toBe('Next')
  expect(await (await b.get('/u/taipei', { accept: 'text/html' })).text()).toBe('Next')
})
