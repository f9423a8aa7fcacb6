import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/** What Windows called a key that an input method has taken. No key has this code. */
const TAKEN = 229

/**
 * Whether an input method has taken this key: the Enter that picks a word, the Escape that drops it, the arrows among its
 * candidates. Chromium and Firefox say so by `isComposing`. WebKit ends the composition first and sends the key after it,
 * with `isComposing` false: there only its code tells (WebKit 165004).
 */
export function isComposing(e: KeyboardEvent | ReactKeyboardEvent): boolean {
  const { isComposing, keyCode } = 'nativeEvent' in e ? e.nativeEvent : e
  return isComposing || keyCode === TAKEN
}

/** For a key prop of React's: `heard` gets every key but those that an input method has taken. */
export function onKeys<E extends Element = Element>(
  heard: (e: ReactKeyboardEvent<E>) => void,
): (e: ReactKeyboardEvent<E>) => void {
  return (e) => {
    if (!isComposing(e)) heard(e)
  }
}

/** As `onKeys`, for what is no element of React's. Returns what ends it; so does `signal`. */
export function listenToKeys(
  target: Window | Document | HTMLElement,
  heard: (e: KeyboardEvent) => void,
  options: { capture?: boolean; signal?: AbortSignal } = {},
): () => void {
  const press = (e: Event) => {
    if (!isComposing(e as KeyboardEvent)) heard(e as KeyboardEvent)
  }
  target.addEventListener('keydown', press, options)
  return () => target.removeEventListener('keydown', press, options)
}

/** Whenever somebody presses anything at all, an input method's keys too: browsers allow more to a page that is used. */
export function whenTouched(heard: () => void): () => void {
  document.addEventListener('pointerdown', heard)
  document.addEventListener('keydown', heard)
  return () => {
    document.removeEventListener('pointerdown', heard)
    document.removeEventListener('keydown', heard)
  }
}

let escaping = false

/**
 * Keeps the browser's own hands off an Escape that an input method has taken: Chromium would empty a search field, others
 * may close a dialog. The input method has it all the same. Returns what ends it.
 */
export function leaveEscapeToComposing(page: Window = window): () => void {
  const down = (e: KeyboardEvent) => {
    escaping = e.key === 'Escape' && isComposing(e)
    if (escaping) e.preventDefault()
  }
  const up = () => {
    escaping = false
  }
  const first = { capture: true }
  page.addEventListener('keydown', down, first)
  page.addEventListener('keyup', up, first)
  return () => {
    page.removeEventListener('keydown', down, first)
    page.removeEventListener('keyup', up, first)
  }
}

/** Whether the Escape that is down now is an input method's: a `cancel` does not say what it came from. */
export const isEscapeComposing = (): boolean => escaping
