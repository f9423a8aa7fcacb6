import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostileText } from '../../tests/hostile-text.ts'
import { cleanLine, cleanText } from './clean.ts'
import { line } from './schemas.ts'

describe('a line', () => {
  test.each([
    ['Dale\u0000', 'Dale'],
    ['\u202eelaD', 'elaD'],
    ['a\r\nb\tc\u2028d', 'a b c d'],
    ['\u200bMei\ufeff', 'Mei'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['Da\u200dle', 'Dale'],
    ['\u3164', ''],
    ['\u2800 \u034f', ''],
    ['\u200e+886 2\u202c', '+886 2'],
  ])('%j is %j', (said, kept) => expect(cleanLine(said)).toBe(kept))

  test.each([
    '👩🏽‍💻 Mei',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '2️⃣ ❤️',
    '葛\u{e0100}城',
    'می‌خواهم',
    'क्‍ष',
    '換機器　到一樓',
    'José',
    '\ue000',
  ])('%s stays as it is', (said) => expect(cleanLine(said)).toBe(said))

  test('of nothing visible is refused', () => {
    expect(line(80).safeParse(' \u200b\u2066\u3164\n').success).toBe(false)
  })

  test('keeps nothing that ends it, turns it or hides in it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const kept = cleanLine(text)
        expect(kept).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad\u3164]|\u034f/u,
        )
        expect(kept).toBe(kept.trim())
        expect(cleanLine(kept)).toBe(kept)
      }),
    )
  })
})

test('lines keep their ends and lose what hides and turns', () => {
  expect(cleanText('  ls\n\tcd\r\nx\0\u202e\n')).toBe('  ls\n\tcd\nx\n')
  fc.assert(
    fc.property(hostileText, (text) => {
      const kept = cleanText(text)
      expect(kept).not.toMatch(/[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\r\0]/u)
      expect(cleanText(kept)).toBe(kept)
    }),
  )
})

test('what anybody writes plainly stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const plain = text.replace(/[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu, '')
      fc.pre(/[\p{L}\p{N}]/u.test(plain))
      expect(cleanText(plain)).toBe(plain)
    }),
  )
})
