import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wholeOrShape } from './whole-or-shape.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const page = {
  whole: (data: string) => `<p>${data}</p>`,
  shape: () => '<p>its shape',
  rest: (data: string) => `, then ${data}</p>`,
}
const after = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value))

test('a page that comes soon comes whole', async () => {
  const answer = wholeOrShape(page, after(100, 'the page'))
  await vi.advanceTimersByTimeAsync(100)
  expect(await answer).toBe('<p>the page</p>')
  expect(vi.getTimerCount()).toBe(0)
})

test('a slow one has its shape in its place until it comes, in one answer', async () => {
  const answer = wholeOrShape(page, after(3000, 'the page'))
  await vi.advanceTimersByTimeAsync(500)
  const read = new Response((await answer) as ReadableStream<Uint8Array>).body?.getReader()
  expect(new TextDecoder().decode((await read?.read())?.value)).toBe('<p>its shape')
  await vi.advanceTimersByTimeAsync(3000)
  expect(new TextDecoder().decode((await read?.read())?.value)).toBe(', then the page</p>')
  expect((await read?.read())?.done).toBe(true)
})

test('that there is no such page is said before anything is answered', async () => {
  await expect(wholeOrShape(page, Promise.reject(new Error('not found')))).rejects.toThrow('not found')
})

test('one that fails once its shape was sent asks for itself again', async () => {
  const fails = after(3000, '').then(() => Promise.reject(new Error('the disk')))
  const answer = wholeOrShape(page, fails)
  await vi.advanceTimersByTimeAsync(500)
  const text = new Response((await answer) as ReadableStream<Uint8Array>).text()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await text).toMatch(/^<p>its shape<meta http-equiv="refresh" content="\d">$/)
})

test('whoever goes away before it comes makes nothing fail', async () => {
  const answer = wholeOrShape(page, after(3000, 'the page'))
  await vi.advanceTimersByTimeAsync(500)
  await ((await answer) as ReadableStream<Uint8Array>).cancel()
  await vi.advanceTimersByTimeAsync(3000)
})
