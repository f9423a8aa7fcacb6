import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { read, sources } from './sources.ts'

const LINES = 300
const FILES = 20

/** What is still past it. These lists only get shorter: what keeps the measure again must leave them. */
const tooLong: string[] = [
  'components/desk/palette.tsx',
  'components/leaving/leaving.ts',
  'components/live/live-upgrade.ts',
  'components/phone/screen.tsx',
  'components/upgrades/upgrade-list.tsx',
  'domain/messages/events.ts',
  'domain/messages/refusals.ts',
]
const tooFull: string[] = ['components/desk', 'components/phone']
const onlyHalls: string[] = []

const code = sources.filter((path) => !path.endsWith('.css'))

test(`no source file has more than ${LINES} lines, but for those that are being split`, () => {
  const long = code.filter((path) => read(path).split('\n').length - 1 > LINES)
  expect(long.sort()).toEqual(tooLong)
})

test(`no folder has more than ${FILES} source files of its own, but for those that are being split`, () => {
  const own = (folder: string) => sources.filter((path) => dirname(path) === folder).length
  const full = [...new Set(sources.map(dirname))].filter((folder) => own(folder) > FILES)
  expect(full.sort()).toEqual(tooFull)
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
  expect(halls.sort()).toEqual(onlyHalls)
})
