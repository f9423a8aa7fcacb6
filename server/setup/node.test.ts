import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusal } from './node.mjs'

test.each(['20.19.0', '20.20.2', '22.12.0', '22.23.1', '24.0.0', '24.21.0', '26.10.0', '28.0.0'])(
  'Farhand runs on Node %s',
  (version) => expect(refusal(version)).toBeNull(),
)

test.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0', '23.11.1', '', 'next'])(
  'Node %s is refused in one line that names those that do',
  (version) => {
    expect(refusal(version)).toContain(`this is ${version}.`)
    expect(refusal(version)).toMatch(/^Farhand runs on Node 24, [^\n]+$/)
  },
)

test('npm is told the same range', () => {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { engines } = JSON.parse(file) as { engines: { node: string } }
  expect(engines.node).toBe('^20.19.0 || ^22.12.0 || >=24.0.0')
})
