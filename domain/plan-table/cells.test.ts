import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCells, separators, writeCells } from './cells.ts'

describe('a table as spreadsheets copy it', () => {
  test('tabs part cells, line ends part rows, an end of the text is none more', () => {
    expect(readCells('What\tWho\r\nBack up\tDale\r\n')).toEqual({
      separator: '\t',
      rows: [
        ['What', 'Who'],
        ['Back up', 'Dale'],
      ],
    })
    expect(readCells('a\t\n\nb\t').rows).toEqual([['a', ''], [''], ['b', '']])
    expect(readCells('').rows).toEqual([])
  })

  test('in quotation marks, line ends, tabs and doubled quotation marks are the cell’s own', () => {
    expect(readCells('"fdisk -l\nfdisk"\t"a\tb"\t"say ""yes"""\n').rows).toEqual([
      ['fdisk -l\nfdisk', 'a\tb', 'say "yes"'],
    ])
  })

  test('a cell that only begins with a quotation mark is read as it stands', () => {
    expect(readCells('"OK" appears\t19" rack\n"never closed\tb').rows).toEqual([
      ['"OK" appears', '19" rack'],
      ['"never closed', 'b'],
    ])
  })

  test('commas and semicolons part cells where every row has as many; in sentences they do not', () => {
    expect(readCells('What;Minutes\nBack up;1,5').separator).toBe(';')
    expect(readCells('What,Minutes\n"Stop, then wait",5').rows[1]).toEqual(['Stop, then wait', '5'])
    expect(readCells('Stop the mail, then wait\nBack up').rows).toEqual([
      ['Stop the mail, then wait'],
      ['Back up'],
    ])
    expect(readCells('Stop the mail, then wait').rows).toEqual([['Stop the mail, then wait']])
  })

  test('the mark that some programs put before a text is no part of it', () => {
    expect(readCells('\uFEFFWhat\tWho').rows).toEqual([['What', 'Who']])
  })
})

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', '\t', ',', ';', '\n', '\r', 'a', ' ', '換', '\uFEFF') }),
)
const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('any table', () => {
  test('written with any separator, it reads back to the same cells', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(...separators), (rows, separator) => {
        expect(readCells(writeCells(rows, separator), separator).rows).toEqual(rows)
      }),
    )
  })

  test('and without being told the separator, where there are two rows of two cells', () => {
    const square = tables.filter((rows) => rows.length > 1 && (rows[0]?.length ?? 0) > 1)
    fc.assert(
      fc.property(square, fc.constantFrom(...separators), (rows, separator) => {
        expect(readCells(writeCells(rows, separator))).toEqual({ separator, rows })
      }),
    )
  })

  test('whatever is pasted is read, and read again as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\t', ',', ';', '\n', '\r', 'a') }), (text) => {
        const { rows, separator } = readCells(text)
        expect(readCells(writeCells(rows, separator), separator).rows).toEqual(rows)
      }),
    )
  })
})
