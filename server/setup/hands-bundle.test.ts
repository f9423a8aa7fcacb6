import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'

/** Over a bad line every kilobyte is a moment: what the script and the worker may weigh, zipped, bytes. */
const SCRIPT = 206_000
const WORKER = 12_000

let script = ''
let worker = ''
beforeAll(async () => {
  const bundler = new URL('./hands-bundle.mjs', import.meta.url).href
  const { buildHands } = (await import(bundler)) as { buildHands(o: { into: string }): Promise<void> }
  const into = mkdtempSync(join(tmpdir(), 'farhand-bundle-'))
  await buildHands({ into })
  const [name = ''] = readdirSync(join(into, 'public/hands'))
  script = readFileSync(join(into, 'public/hands', name), 'utf8')
  worker = readFileSync(join(into, 'public/sw.js'), 'utf8')
  rmSync(into, { recursive: true })
}, 60_000)

test('the phone’s script has no parser of what only the server reads', () => {
  expect(script).not.toMatch(/ZodError|_zod/)
  expect(worker).not.toMatch(/ZodError|_zod/)
})

test('script and worker keep to their weight', () => {
  expect(gzipSync(script).length).toBeLessThan(SCRIPT)
  expect(gzipSync(worker).length).toBeLessThan(WORKER)
})
