import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zippedFor } from './zipped.ts'

const LONG = '<p>Stand by the box, and press RESET. 請站在機器旁邊，按下重設鍵。</p>'.repeat(60)

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['BR;q=0.5, gzip', 'br'],
  ['gzip, br;q=0', 'gzip'],
  ['gzip, br; q=0.000', 'gzip'],
  ['gzip', 'gzip'],
  ['gzip;q=0', undefined],
  ['brotli', undefined],
  ['identity', undefined],
  [undefined, undefined],
])('who takes %j gets %j', async (accept, encoding) => {
  const { body, headers } = await zippedFor(accept, LONG)
  expect(headers).toEqual({
    vary: 'accept-encoding',
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  })
  const read = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
  expect(read.toString()).toBe(LONG)
})

test('whatever is sent comes out as it was, and what is short is sent as it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 3000 }), async (text) => {
      const { body, headers } = await zippedFor('br', text)
      expect((headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString()).toBe(text)
      expect('content-encoding' in headers).toBe(Buffer.byteLength(text) >= 1024)
    }),
    { numRuns: 50 },
  )
})
