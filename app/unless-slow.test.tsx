import { isValidElement, type ReactElement, Suspense } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unlessSlow } from './unless-slow.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const after = <T,>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value))

test('a page that comes soon comes whole', async () => {
  const shown = unlessSlow(after(100, 'the page'), 'its shape')
  await vi.advanceTimersByTimeAsync(100)
  expect(await shown).toBe('the page')
  expect(vi.getTimerCount()).toBe(0)
})

test('a slow one has its shape in its place until it comes', async () => {
  const page = after(3000, 'the page')
  const shown = unlessSlow(page, 'its shape')
  await vi.advanceTimersByTimeAsync(500)
  const node = await shown
  expect(isValidElement(node)).toBe(true)
  const { type, props } = node as ReactElement<{ fallback: unknown; children: unknown }>
  expect(type).toBe(Suspense)
  expect(props).toEqual({ fallback: 'its shape', children: page })
})

test('that there is no such page is said before anything is answered', async () => {
  await expect(unlessSlow(Promise.reject(new Error('not found')), 'its shape')).rejects.toThrow('not found')
})
