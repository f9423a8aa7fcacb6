import { expect, test } from 'vitest'
import { partsOf } from './multipart.ts'

const TYPE = 'multipart/form-data; boundary=xx'
const form = (...parts: string[]) => Buffer.from(`${parts.map((p) => `--xx\r\n${p}\r\n`).join('')}--xx--\r\n`)
const field = (name: string, value: string) =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const FILE =
  'Content-Disposition: form-data; name="photo"; filename="a; name=\\"id\\".jpg"\r\nContent-Type: image/jpeg\r\n\r\n\r\n\r\n--x\r\n--'

test('fields and the file, with boundaries and blank lines inside it', async () => {
  const parts = await partsOf(TYPE, form(field('id', 'p1'), FILE, field('about', '照片')))
  expect(Object.fromEntries(parts?.fields ?? [])).toEqual({ id: 'p1', about: '照片' })
  expect(parts?.file?.toString()).toBe('\r\n\r\n--x\r\n--')
})

test.each([
  ['another type', 'text/plain', form(field('id', 'p1'))],
  ['no boundary', 'multipart/form-data', form(field('id', 'p1'))],
  ['another boundary', 'multipart/form-data; boundary=yy', form(field('id', 'p1'))],
  ['one that breaks off', TYPE, form(field('id', 'p1')).subarray(0, -8)],
  ['one that breaks off in its file', TYPE, form(FILE).subarray(0, -12)],
  ['one that breaks off in a head', TYPE, form(FILE).subarray(0, 60)],
  ['a part without a name', TYPE, form('Content-Type: text/plain\r\n\r\nx')],
  ['far too many parts', TYPE, form(...Array.from({ length: 40 }, (_, i) => field(`f${i}`, 'x')))],
])('%s is no form', async (_what, type, body) => {
  expect(await partsOf(type, body)).toBeNull()
})
