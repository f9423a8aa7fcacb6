import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../tests/hostile-text.ts'
import { addressSchema } from './addresses.ts'

test.each([
  ['(02) 2345-6789', '(02) 2345-6789'],
  ['0912\u2011345\u2011678', '0912-345-678'],
  ['\u2068+886 912 345 678\u2069', '+886 912 345 678'],
  ['\u202a+886912345678\u202c', '+886912345678'],
  ['+886\u00a0912\u00a0345\u00a0678', '+886 912 345 678'],
  ['０９１２３４５６７８', '0912345678'],
  ['＋８８６９１２３４５６７８', '+886912345678'],
  ['tel:+886912345678', '+886912345678'],
])('a number as it is copied: %j', (number, kept) =>
  expect(addressSchema.parse({ kind: 'tel', number })).toEqual({ kind: 'tel', number: kept }),
)

test('no address is two, or more than what can be seen of it', () => {
  fc.assert(
    fc.property(hostileText, fc.nat(20), (text, at) => {
      const into = (whole: string) => whole.slice(0, at) + text + whole.slice(at)
      for (const given of [
        { kind: 'mail', to: into('mei@example.org') },
        { kind: 'ntfy', url: 'https://ntfy.example.org/hands', token: into('tk_1234567890') },
        { kind: 'tel', number: into('+886 912 345 678') },
      ]) {
        const parsed = addressSchema.safeParse(given)
        if (!parsed.success) continue
        const { data } = parsed
        const kept =
          data.kind === 'mail'
            ? data.to
            : data.kind === 'ntfy'
              ? data.token
              : data.kind === 'tel'
                ? data.number
                : ''
        expect(kept).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\u2060\ufeff\u00ad]/u)
        if (data.kind === 'mail') expect(kept).not.toMatch(/[\s,;<>]|@.*@/)
        if (data.kind === 'ntfy') expect(() => new Headers({ authorization: `Bearer ${kept}` })).not.toThrow()
      }
    }),
  )
})
