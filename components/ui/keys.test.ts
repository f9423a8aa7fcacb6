import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import {
  isComposing,
  isEscapeComposing,
  leaveEscapeToComposing,
  listenToKeys,
  onKeys,
  whenTouched,
} from './keys.ts'

const TAKEN = 229
/** A key as an engine sends it. */
const key = (said: { key: string; keyCode: number; isComposing: boolean }, type = 'keydown') =>
  Object.assign(new Event(type, { cancelable: true }), said) as KeyboardEvent
const react = (e: KeyboardEvent) => ({ nativeEvent: e }) as ReactKeyboardEvent
const page = () => new EventTarget() as Window

/** One press by every engine that takes it: while composing, and as WebKit does, once the composition is over. */
const taken = (name: string) => [
  key({ key: name, keyCode: TAKEN, isComposing: true }),
  key({ key: name, keyCode: 13, isComposing: true }),
  key({ key: 'Process', keyCode: TAKEN, isComposing: true }),
  key({ key: name, keyCode: TAKEN, isComposing: false }),
]
const pressed = (name: string, keyCode: number) => key({ key: name, keyCode, isComposing: false })

afterEach(() => vi.unstubAllGlobals())

test.each(['Enter', 'Escape', 'ArrowDown', 'n'])(
  '%s is taken in either order of events, and else is not',
  (name) => {
    for (const e of taken(name)) {
      expect(isComposing(e)).toBe(true)
      expect(isComposing(react(e))).toBe(true)
    }
    expect(isComposing(pressed(name, 13))).toBe(false)
    expect(isComposing(react(pressed(name, 13)))).toBe(false)
  },
)

test('a handler of React hears only what no input method has taken', () => {
  const heard = vi.fn()
  for (const e of taken('Enter')) onKeys(heard)(react(e))
  expect(heard).not.toHaveBeenCalled()
  const enter = react(pressed('Enter', 13))
  onKeys(heard)(enter)
  expect(heard.mock.calls).toEqual([[enter]])
})

test('a page hears only what no input method has taken, until it stops listening', () => {
  const [heard, ended] = [vi.fn(), new AbortController()]
  const [a, b] = [page(), page()]
  const stop = listenToKeys(a, heard, { capture: true })
  listenToKeys(b, heard, { signal: ended.signal })
  for (const at of [a, b]) {
    for (const e of taken('n')) at.dispatchEvent(e)
    at.dispatchEvent(pressed('n', 78))
  }
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
  ended.abort()
  for (const at of [a, b]) at.dispatchEvent(pressed('n', 78))
  expect(heard).toHaveBeenCalledTimes(2)
})

test('a page is touched by any press, an input method’s too', () => {
  const document = new EventTarget()
  vi.stubGlobal('document', document)
  const heard = vi.fn()
  const stop = whenTouched(heard)
  for (const e of [...taken('Enter'), pressed('n', 78), new Event('pointerdown')]) document.dispatchEvent(e)
  expect(heard).toHaveBeenCalledTimes(6)
  stop()
  document.dispatchEvent(pressed('n', 78))
  expect(heard).toHaveBeenCalledTimes(6)
})

test('an Escape that is taken is kept from the browser, and known until it is let go of; no other key is', () => {
  const at = page()
  const stop = leaveEscapeToComposing(at)
  const sent = (e: KeyboardEvent) => {
    at.dispatchEvent(e)
    return [e.defaultPrevented, isEscapeComposing()]
  }
  for (const e of taken('Escape').filter((e) => e.key === 'Escape')) expect(sent(e)).toEqual([true, true])
  expect(sent(key({ key: 'Escape', keyCode: 27, isComposing: false }, 'keyup'))).toEqual([false, false])
  expect(sent(pressed('Escape', 27))).toEqual([false, false])
  for (const name of ['Enter', 'Tab', 'Unidentified'])
    for (const e of taken(name)) expect(sent(e)).toEqual([false, false])
  stop()
  expect(taken('Escape').map(sent)).toEqual(Array(4).fill([false, false]))
})
