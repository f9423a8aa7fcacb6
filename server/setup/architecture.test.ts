import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, read, root, sources } from './sources.ts'

const page = read('docs/architecture.md')
const [rooms = '', drawing = ''] = Array.from(
  page.matchAll(/^```\w*$(.+?)^```$/gms),
  ([, block = '']) => block,
)

test('every room of every floor has its line, and every mark its room', () => {
  const floors = ['domain', 'components', 'server/http', 'server']
  const drawn = rooms.split('\n').flatMap((line) => {
    const [, names = '', ...marks] = /^([a-z, -]+?) +([x.]) +([x.]) +([x.]) +([x.]) +\S/.exec(line) ?? []
    const on = floors.filter((_, i) => marks[i] === 'x')
    return names.split(', ').flatMap((name) => on.map((floor) => `${floor}/${name}`))
  })
  const there = floors.flatMap((floor) =>
    readdirSync(join(root, floor), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
      .map((entry) => `${floor}/${entry.name}`),
  )
  expect(drawn.sort()).toEqual(there.sort())
})

test('every arrow of the drawing is an import, and every import between its parts is drawn', () => {
  const part = new Map<string, string>()
  const group = new Map<string, string>()
  const arrows = new Set<string>()
  let inside = ''
  for (const line of drawing.split('\n').map((l) => l.trim())) {
    const [, name = '', folders] = /^(\w+)\["(.+)"\]$/.exec(line) ?? []
    if (folders !== undefined) {
      for (const folder of folders.split(', ')) part.set(folder.replace('/…', ''), name)
      if (inside !== '') group.set(name, inside)
    }
    if (line === 'end') inside = ''
    inside = /^subgraph (\w+)$/.exec(line)?.[1] ?? inside
    const [, from, to] = /^(\w+) -(?:->|\. ".+" \.->) (.+)$/.exec(line) ?? []
    for (const one of to?.split(' & ') ?? []) arrows.add(`${from} > ${one}`)
  }
  const longest = [...part.keys()].sort((a, b) => b.length - a.length)
  const partOf = (path: string) =>
    /^(server\/[^/]+|server\/setup\/.+)$/.test(path)
      ? undefined
      : part.get(longest.find((folder) => path === folder || path.startsWith(`${folder}/`)) ?? '')
  const asks = new Set<string>()
  const undrawn = new Map<string, string>()
  for (const path of sources.filter((p) => !p.startsWith('tests/') && !p.includes('/testing/')))
    for (const other of importsOf(path)) {
      const [from, to] = [partOf(path), partOf(other)]
      if (from === undefined || to === undefined || from === to) continue
      const [outer, inner] = [group.get(from) ?? from, group.get(to) ?? to]
      const arrow = outer === inner ? `${from} > ${to}` : `${outer} > ${inner}`
      asks.add(arrow)
      if (!arrows.has(arrow)) undrawn.set(arrow, `${path} imports ${other}`)
    }
  expect(Object.fromEntries(undrawn), 'imports that are not drawn').toEqual({})
  expect(
    [...arrows].filter((arrow) => !asks.has(arrow)),
    'arrows without an import',
  ).toEqual([])
})

test('the phone’s page comes to nothing of the desk’s, and the desk to nothing of the phone’s, by whatever way round', () => {
  const known = new Set(sources)
  for (const [start, other] of [
    ['components/phone/client.tsx', 'components/desk/'],
    ['components/desk/desk.tsx', 'components/phone/'],
  ] as const) {
    const reached = new Set([start as string])
    for (const path of reached) for (const to of importsOf(path)) if (known.has(to)) reached.add(to)
    expect(reached.size).toBeGreaterThan(100)
    expect([...reached].filter((path) => path.startsWith(other))).toEqual([])
  }
})

test('every place that it names is there', () => {
  const named = Array.from(
    page.matchAll(/`((?:app|components|domain|server|tests|prisma|public|findings)\/[\w./-]*)`/g),
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
