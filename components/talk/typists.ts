import type { DeviceClock } from '../live/clock.ts'

/** Somebody who is typing, and the words so far. */
export interface Typist {
  account: string
  text: string
}

/** Words that stand still for so long are not being typed any more, ms. */
const STILL = 8000
/** Told this often at the most, ms; the last word always. */
const EVERY = 90

/** Live talk: what the others are typing, and telling them what is typed here. */
export function createTypists(clock: DeviceClock, changed: () => void) {
  const stop = new Map<string, () => void>()
  let typing: readonly Typist[] = []
  let wait: (() => void) | null = null
  let next: { text: string; tell: (text: string) => void } | null = null
  let told = ''

  function hear(account: string, text: string): void {
    stop.get(account)?.()
    stop.delete(account)
    const others = typing.filter((t) => t.account !== account)
    if (text === '' && others.length === typing.length) return
    typing = text === '' ? others : [...others, { account, text }]
    if (text !== '')
      stop.set(
        account,
        clock.after(STILL, () => hear(account, '')),
      )
    changed()
  }

  function tell(): void {
    const now = next
    next = null
    wait = null
    if (now === null || now.text === told) return
    told = now.text
    now.tell(now.text)
    wait = clock.after(EVERY, tell)
  }

  return {
    get now() {
      return typing
    },
    hear,
    say(text: string, tellOthers: (text: string) => void): void {
      next = { text, tell: tellOthers }
      if (wait === null) tell()
    },
    close(): void {
      for (const end of stop.values()) end()
      stop.clear()
      wait?.()
      wait = null
      next = null
      told = ''
      typing = []
    },
  }
}
