import type { CDPSession, Page } from '@playwright/test'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'

/** How a word is composed: its sounds, as they come. */
export const SOUNDS = ['ㄔ', 'ㄔㄨㄥˊ'] as const
export const WORD = '重'
/** The code of a key that an input method has taken. */
const TAKEN = 229
const TEXT =
  'input:not([type]), input:is([type=text], [type=search], [type=tel], [type=url], [type=email]), textarea, [contenteditable]'

/** An input method at the keyboard of a page, as far as a page hears of one. */
export interface InputMethod {
  /** The sounds stand in the field that has the focus. */
  compose(): Promise<void>
  /** The word takes their place: the composition is over. */
  choose(): Promise<void>
  /** Presses keys that the input method takes. After `choose` they come as WebKit sends the key that chose. */
  take(...keys: string[]): Promise<void>
  /** An Escape that comes while composing under its own code, as some input methods let it through. */
  escape(): Promise<void>
}

export async function inputMethodOf(page: Page): Promise<InputMethod> {
  const cdp = await page.context().newCDPSession(page)
  return {
    async compose() {
      await Promise.all(
        SOUNDS.map((text) =>
          cdp.send('Input.imeSetComposition', {
            text,
            selectionStart: text.length,
            selectionEnd: text.length,
          }),
        ),
      )
    },
    async choose() {
      await cdp.send('Input.insertText', { text: WORD })
    },
    async take(...keys) {
      await Promise.all(keys.flatMap((key) => press(cdp, key, TAKEN)))
    },
    async escape() {
      await Promise.all(press(cdp, 'Escape', 27))
    },
  }
}

function press(cdp: CDPSession, key: string, keyCode: number): Promise<unknown>[] {
  const down = { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: keyCode } as const
  return [
    cdp.send('Input.dispatchKeyEvent', down),
    // Let go of, a key is itself again.
    cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key }),
  ]
}

/**
 * Composes a word in every text field that can be seen on a page now, folded parts opened, and presses what an input method
 * takes, in the order of both engines: nothing may come of it but the word. `tried` holds what fields are called: each is
 * tried once. What stood in a field stands there again. Returns what was wrong.
 */
export async function composeInFields(page: Page, tried: Set<string>): Promise<string[]> {
  const faults: string[] = []
  const sent = (r: { method(): string; url(): string }) => {
    if (r.method() !== 'GET') faults.push(`sent to ${r.url()}`)
  }
  let field = await nextField(page, [...tried])
  if (field === null) return []
  page.on('request', sent)
  const end = await endOfLog(page)
  const method = await inputMethodOf(page)
  while (field !== null) {
    tried.add(field.name)
    await Promise.all([
      method.compose(),
      method.take('Enter', 'Escape', 'ArrowDown', 'Tab', 'n'),
      method.escape(),
    ])
    const composing = await see(page)
    await Promise.all([method.choose(), method.take('Enter', 'Escape')])
    const over = await see(page)
    const webkit = await inOrderOfWebKit(page, field.value)
    for (const [when, now, text] of [
      ['while composing', composing, SOUNDS[1]],
      ['by a key that comes after the end', over, WORD],
      ['by events in the order of WebKit', webkit, WORD],
    ] as const) {
      const right = JSON.stringify({ ...field.seen, value: text, focus: true })
      if (JSON.stringify(now) !== right)
        faults.push(`${field.name}, ${when}: ${JSON.stringify(now)}, not ${right}`)
    }
    field = await nextField(page, [...tried])
  }
  page.off('request', sent)
  faults.push(...(await saidSince(page, end)).map((type) => `said ${type}`))
  return faults.map((fault) => `${new URL(page.url()).pathname}: ${fault}`)
}

/** What a key might have changed. */
interface Seen {
  value: string | undefined
  focus: boolean
  /** How many dialogs and small windows are open. */
  windows: number
  /** How many forms were sent. */
  sent: number
  href: string
}
/** Put into a page, to be asked in passing. */
interface Watched {
  see(): Seen
}

/** Goes into the next field that was not tried, all of it chosen; null: there is none. */
function nextField(page: Page, tried: string[]) {
  return page.evaluate(
    ({ text, tried }) => {
      for (const folded of document.querySelectorAll('details')) folded.open = true
      const dialog = [...document.querySelectorAll('dialog')].findLast((d) => d.open)
      for (const field of (dialog ?? document).querySelectorAll<HTMLInputElement>(text)) {
        if (!field.checkVisibility() || field.matches(':read-only, :disabled, [inert] *')) continue
        const called = field.labels?.[0]?.textContent || field.ariaLabel || field.placeholder
        // Not by what an upgrade or a step happens to be called.
        const where =
          dialog?.querySelector('h2')?.textContent ?? location.pathname.replace(/^.*\/u\/[^/]+/, 'u')
        const name = `${where}: ${field.name} ${called}`.replace(/\d+/g, '#')
        if (tried.includes(name)) continue
        document.querySelector('[data-composing]')?.removeAttribute('data-composing')
        field.dataset['composing'] = ''
        field.focus()
        field.select()
        const own = window as unknown as Partial<Watched>
        if (own.see === undefined) {
          let sent = 0
          addEventListener('submit', () => void sent++, true)
          own.see = () => {
            const at = document.querySelector<HTMLInputElement>('[data-composing]')
            return {
              value: at?.value,
              focus: at !== null && document.activeElement === at,
              windows: document.querySelectorAll('dialog[open], :popover-open').length,
              sent,
              href: location.href,
            }
          }
        }
        return { name, value: field.value, seen: own.see() }
      }
      return null
    },
    { text: TEXT, tried },
  )
}

const see = (page: Page) => page.evaluate(() => (window as unknown as Watched).see())

/** Chooses a word as WebKit tells it: the composition is over when its key comes. Then what stood in the field is put back. */
function inOrderOfWebKit(page: Page, before: string) {
  return page.evaluate(
    async ({ taken, sounds, word, before }) => {
      const field = document.querySelector('[data-composing]')
      const all = { bubbles: true, cancelable: true }
      for (const key of ['Enter', 'Escape'])
        for (const event of [
          new CompositionEvent('compositionstart', all),
          new CompositionEvent('compositionupdate', { ...all, data: sounds }),
          new InputEvent('input', { ...all, data: word, inputType: 'insertFromComposition' }),
          new CompositionEvent('compositionend', { ...all, data: word }),
          new KeyboardEvent('keydown', { ...all, key, code: key, keyCode: taken, which: taken }),
          // What becomes of the key: a dialog is asked to close, by an event that does not say why.
          ...(key === 'Escape' ? [new Event('cancel', { cancelable: true })] : []),
          new KeyboardEvent('keyup', { ...all, key, code: key, keyCode: 13, which: 13 }),
        ])
          (event.type === 'cancel' ? field?.closest('dialog') : field)?.dispatchEvent(event)
      // What a page draws anew for it is drawn by then.
      await new Promise((drawn) => setTimeout(drawn))
      const seen = (window as unknown as Watched).see()
      const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
      if (field !== null) Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, before)
      field?.dispatchEvent(new InputEvent('input', { bubbles: true }))
      return seen
    },
    { taken: TAKEN, sounds: SOUNDS[1], word: WORD, before },
  )
}

interface End {
  id: string
  seq: number
  hash: string
}

/** The end of the log of the upgrade that a page is about; null: it is about none. */
export async function endOfLog(page: Page): Promise<End | null> {
  const id = /^\/u\/([^/]+)/.exec(new URL(page.url()).pathname)?.[1]
  if (id === undefined) return null
  const answer = await page.context().request.get(`/api/upgrades/${id}`)
  if (!answer.ok()) return null
  const { seq, hash } = ((await answer.json()) as { state: { seq: number; hash: string } }).state
  return { id, seq, hash }
}

/** The types of what somebody said in an upgrade since then. Not what comes by the clock, nor what a phone says by itself. */
export async function saidSince(page: Page, end: End | null): Promise<string[]> {
  if (end === null) return []
  const answer = await page.context().request.get(`/api/upgrades/${end.id}/events`, {
    params: { after: end.seq, hash: end.hash },
  })
  const { stretch } = (await answer.json()) as { stretch: Stretch }
  const events = fromStretch(end.id, stretch) ?? []
  return events.filter((e) => e.actor !== 'clock' && e.type !== 'card.held').map((e) => e.type)
}
