import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { read, sources } from './sources.ts'

const LINES = 300
const FILES = 20
/** Style by hand: what utilities can't say (docs/decisions/0048-tailwind.md). */
const STYLE = 1500

const code = sources.filter((path) => !path.endsWith('.css'))

test(`no source file has more than ${LINES} lines`, () => {
  const long = code.filter((path) => read(path).split('\n').length - 1 > LINES)
  expect(long.sort()).toEqual([])
})

test(`screens are written in utilities: of style by hand there are at most ${STYLE} lines`, () => {
  const sheets = sources.filter((path) => path.endsWith('.css'))
  const lines = sheets.map((path) => read(path).split('\n').length - 1)
  expect(sheets.length).toBeGreaterThan(3)
  expect(lines.reduce((all, n) => all + n, 0)).toBeLessThanOrEqual(STYLE)
  expect(Math.max(...lines)).toBeLessThanOrEqual(LINES)
})

test(`no folder has more than ${FILES} source files of its own`, () => {
  const own = (folder: string) => sources.filter((path) => dirname(path) === folder).length
  const full = [...new Set(sources.map(dirname))].filter((folder) => own(folder) > FILES)
  expect(full.sort()).toEqual([])
})

test('no file is named for being of use: a name says what is in it', () => {
  const drawers = sources.filter((path) => /^(utils?|helpers?|misc|common|stuff)\b/.test(basename(path)))
  expect(drawers).toEqual([])
})

test('no room is only a hall: a folder with one folder in it and nothing else', () => {
  const folders = new Set<string>()
  for (const path of sources)
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder)
  // Below app/ a folder is a part of an address.
  const halls = [...folders].filter(
    (folder) =>
      !folder.startsWith('app/') &&
      !sources.some((path) => dirname(path) === folder) &&
      [...folders].filter((other) => dirname(other) === folder).length === 1,
  )
  expect(halls.sort()).toEqual([])
})
