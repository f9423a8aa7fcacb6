import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
const named = Array.from(
  page.matchAll(/`([\w./-]+\.(?:test\.tsx?|spec\.ts)) › ([^`]+)`/g),
  ([, file, title]) => ({
    file: file ?? '',
    title: title ?? '',
  }),
)

test('every test that the page on security names is there', () => {
  expect(named.length).toBeGreaterThan(25)
  const gone = named.filter(({ file, title }) => {
    const path = join(root, file)
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(title)
  })
  expect(gone).toEqual([])
})

test('every row of it names its test, says that it is the one above, or why there is none', () => {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (header|rule|row|fault|what) \|/.test(line))
  const without = rows.filter((row) => !/ › |\| the same \|$|\| –( [^|]+)? \|$/.test(row))
  expect(without).toEqual([])
})

test('what it says of headers are those the server sends', () => {
  const sent = readFileSync(join(root, 'server/http/headers.ts'), 'utf8')
  const ours = Array.from(sent.matchAll(/setHeader\('([\w-]+)'/g), ([, name = '']) => name)
  for (const name of ours.filter((n) => n !== 'cross-origin-opener-policy'))
    expect([name, page.toLowerCase().includes(`\`${name}\``)]).toEqual([name, true])
})
