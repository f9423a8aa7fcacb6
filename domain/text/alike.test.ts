import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../tests/hostile-text.ts'
import { readAlike, skeleton } from './alike.ts'
import { cleanLine } from './clean.ts'

test.each([
  ['Dale', 'DALE '],
  ['Dale', 'Dаlе'],
  ['Dale', 'DaIe'],
  ['Dale', 'Da1e'],
  ['Dale', 'Ｄａｌｅ'],
  ['Dale', '𝐃𝐚𝐥𝐞'],
  ['Dale', 'Da\u200dl\u00ade'],
  ['Dale', '\u202eDale'],
  ['Dale', 'D a l e.'],
  ['Dale', 'Dalé'],
  ['Dale', 'Dale!'],
  ['Mei', 'Μеі'],
  ['Mamie', 'Marnie'],
  ['Иван Петров', 'иван  петров'],
  ['Νίκος', 'νίκος'.toUpperCase()],
  ['林美玲', '林 美玲'],
  ['二口', 'ニロ'],
])('%s and %s read alike', (a, b) => expect(readAlike(a, b)).toBe(true))

test.each([
  ['Dale', 'Dale Cooper'],
  ['Dale', 'Dala'],
  ['林美玲', '林美鈴'],
  ['Mei', 'May'],
  ['🔧', '🔨'],
  ['?', '!'],
])('%s and %s do not', (a, b) => expect(readAlike(a, b)).toBe(false))

const latin = fc.stringMatching(/^[A-Za-z]{1,12}( [A-Za-z]{1,12})?$/)
const twins: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  y: 'у',
  A: 'Α',
  B: 'Β',
  E: 'Ε',
}

test('case, blanks, hidden marks and letters of other scripts make no other name', () => {
  fc.assert(
    fc.property(latin, fc.array(fc.boolean(), { minLength: 1 }), (name, which) => {
      const on = (i: number) => which[i % which.length] === true
      const like = [...name].map((c, i) => (on(i) ? (twins[c] ?? c) : c)).join('\u2060')
      expect(readAlike(name, like)).toBe(true)
      expect(readAlike(name, name.toUpperCase())).toBe(true)
      expect(readAlike(name, name.toLowerCase())).toBe(true)
      expect(readAlike(name, `${name} Huang`)).toBe(false)
    }),
  )
})

test('cleaning a name never makes it another, and what shows something has a skeleton', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const name = cleanLine(text)
      if (name === '') return
      expect(skeleton(name)).not.toBe('')
      expect(readAlike(name, ` ${name}\u200b`)).toBe(true)
    }),
  )
})
