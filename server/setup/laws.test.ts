import { expect, test } from 'vitest'
import { testFiles } from './capabilities.mjs'
import { read } from './sources.ts'

const tables = read('docs/laws.md').split(/^## /m).slice(1)
const laws = tables.flatMap((table) =>
  Array.from(
    table.matchAll(/^\| ([A-Z])(\d+) \| (.+) \| (.+) \|$/gm),
    ([, letter = '', number, law = '', by = '']) => ({
      letter,
      number: Number(number),
      law,
      named: Array.from(by.matchAll(/`([\w./-]+) › ([^`]+)`/g), ([, place = '', title = '']) => ({
        place,
        title,
      })),
    }),
  ),
)

test('each table has a letter of its own, and its laws are numbered in order, none left out', () => {
  const letters = laws.map(({ letter }) => letter).filter((l, i, all) => l !== all[i - 1])
  expect(letters).toHaveLength(tables.length)
  expect(new Set(letters).size).toBe(letters.length)
  for (const letter of letters) {
    const numbers = laws.filter((l) => l.letter === letter).map((l) => l.number)
    expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  }
})

test('every row is a law, and each names its test', () => {
  const rows = tables.join('').match(/^\| (?!\||law).+$/gm) ?? []
  expect(laws).toHaveLength(rows.filter((row) => !row.startsWith('| |') && !row.startsWith('|-')).length)
  expect(laws.filter(({ named }) => named.length === 0).map(({ law }) => law)).toEqual([])
})

test('every test that they name is there', () => {
  const files = testFiles()
  const gone = laws
    .flatMap(({ named }) => named)
    .filter(
      ({ place, title }) =>
        !files.some((file) => (file === place || file.startsWith(`${place}/`)) && read(file).includes(title)),
    )
  expect(gone).toEqual([])
})
