import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FACES } from '../components/shell/faces.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('each face that is fetched early is the one that the sheet names, of the version that is installed', () => {
  const sheet = read('./faces.css')
  const { dependencies } = JSON.parse(read('../package.json')) as { dependencies: Record<string, string> }
  const versions = Object.entries(dependencies).flatMap(([name, v]) =>
    name.startsWith('@fontsource') ? [v] : [],
  )
  const named = Array.from(sheet.matchAll(/url\("(.+?)"\)/g), ([, url = '']) => url)
  for (const face of FACES) expect(named).toContain(face)
  for (const url of named) expect(versions).toContain(/\?v=(.+)$/.exec(url)?.[1])
  expect(named).toHaveLength(5)
})
