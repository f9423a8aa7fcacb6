import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { SymptomList } from '../../components/signs/symptom-list.tsx'
import { rowTexts } from '../../domain/plan/texts.ts'
import { faultsOf, pickRow } from '../../domain/signs/pick-row.ts'
import { parsePlanFile } from './parse.ts'

const text = readFileSync(new URL('../../prisma/plans/taipei.yaml', import.meta.url), 'utf8')

function cableTable() {
  const read = parsePlanFile(text)
  if (!read.ok) throw new Error('the example plan can’t be read')
  const table = read.plan.steps.find((s) => s.id === 'move-cable')?.symptoms
  if (!table) throw new Error('no table at the cable')
  return table
}

it('leaves nothing open that can be seen at the cable, and no row idle', () => {
  expect(faultsOf(cableTable())).toEqual({ unreachable: [], missing: [] })
})

it('knows that errors on a line that is up are no matter of the cable', () => {
  const table = cableTable()
  const row = table.rows[pickRow(table, { lcd: 'ON-LINE', screen: 'errors' }) ?? -1]
  expect(row?.then).toMatch(/^Leave the cable/)
})

it('is read row by row, in either language', () => {
  const table = cableTable()
  for (const [lang, means] of [
    ['en', 'It means'],
    ['zh-TW', '代表'],
  ] as const) {
    const html = renderToStaticMarkup(createElement(SymptomList, { table, lang, row: 1 }))
    expect(html.split(`<dt>${means}</dt>`).length - 1).toBe(table.rows.length)
    expect(html.split('aria-current="true"').length).toBe(2)
    for (const row of table.rows) expect(html).toContain(rowTexts(row, lang).then)
  }
})

it('refuses an answer that nobody can give, and says which there are', () => {
  const read = parsePlanFile(text.replace('lcd: off-line', 'lcd: offline'))
  expect(read.ok ? [] : read.errors).toMatchObject([
    { code: 'not-one-of', params: { found: 'offline', nearest: 'off-line' } },
  ])
})
