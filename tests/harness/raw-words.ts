import type { Page } from '@playwright/test'
import type { Lang } from '../../domain/messages/lang.ts'
import { catalogue } from './catalogue.ts'

/** One piece of what is read or heard of a screen, in the language it is marked as. */
export interface Piece {
  text: string
  lang: string
}

/** What people and plans have written: a word of it is allowed wherever it stands. */
export type Written = Set<string>

/** Values and keys never meant for a reader, or words that were to be filled in. */
const broken =
  /\[object \w+\]|\b(?:undefined|NaN|null|Infinity)\b|Invalid (?:Date|DateTime|date|time)\b|\$\{|\{\w+\}|%[sd]\b/
/** Addresses, paths and files: no words. */
const addresses =
  /\b\w+:\/\/\S+|\S+@\S+|(?<![\w/])\/[\w./-]+|\b(?:\d+\.){3}\d+\b|\b[\w-]+\.(?:md|yaml|yml|sh|ics|db)\b/g
const wordsIn = (text: string) => text.replace(addresses, ' ').match(/[A-Za-z_]\w*(?:[-.’']\w+)*/g) ?? []
const key = /^[a-z]\w*(?:[-.][a-z]\w*)+$|^[a-z]+[A-Z]\w*$/
const zones = new Set(Intl.supportedValuesOf('timeZone').flatMap((zone) => zone.split(/[/_-]/)))

interface Sayings {
  words: Set<string>
  /** What a text node can be of them: each text, cut where something is put in. */
  pieces: Set<string>
}
const sayings = new Map<Lang, Sayings>()

function sayingsIn(lang: Lang): Sayings {
  let found = sayings.get(lang)
  if (found === undefined) {
    const texts = catalogue().flatMap((s) => (s.lang === lang ? s.text.split(/\{[\w.()]*\}/) : []))
    found = { words: new Set(texts.flatMap(allWords)), pieces: new Set(texts.map((t) => t.trim())) }
    sayings.set(lang, found)
  }
  return found
}

/** Each word, and the parts of one with a hyphen or a dot in it. */
function allWords(text: string): string[] {
  return wordsIn(text).flatMap((word) => [word, ...word.split(/[-.’']/)])
}

/**
 * What of a screen comes from no catalogue and was written by nobody: keys, codes, values that are none, and on a Chinese
 * screen words that are not Chinese. Each as one line; empty: all is said in words.
 */
export function rawWords(pieces: readonly Piece[], lang: Lang, written: Written): string[] {
  const { words, pieces: whole } = sayingsIn(lang)
  // A label that somebody wrote small may begin a line.
  const known = (word: string) =>
    words.has(word) || written.has(word) || written.has(word.charAt(0).toLowerCase() + word.slice(1))
  const faults = pieces.flatMap(({ text, lang: marked }) => {
    if (marked !== lang) return []
    const none = broken.exec(text)?.[0]
    if (none !== undefined && !written.has(none)) return [`${none} in “${text}”`]
    if (/^[a-z]+$/.test(text.trim()) && !whole.has(text.trim()) && !written.has(text.trim()))
      return [`“${text}”`]
    return wordsIn(text)
      .filter((word) => !known(word) && (key.test(word) || (lang === 'zh-TW' && foreign(word, known))))
      .map((word) => `${word} in “${text}”`)
  })
  return [...new Set(faults)]
}

/** Not Chinese: but names of zones, what is all capitals, and what hangs together of known words. */
function foreign(word: string, known: (word: string) => boolean): boolean {
  return word.split(/[-._’']/).some((part) => /[a-z]{2}/.test(part) && !known(part) && !zones.has(part))
}

/** Takes what was written out of what is stored: texts and names, not the codes beside them. */
export function addWritten(written: Written, stored: unknown, of = ''): Written {
  if (typeof stored === 'string') {
    if (!/^[a-z][a-z.-]*$/.test(stored) || /^(name|sticker|text|title|said|place|label)$/.test(of))
      for (const word of allWords(stored)) written.add(word)
  } else if (Array.isArray(stored)) for (const one of stored) addWritten(written, one, of)
  else if (typeof stored === 'object' && stored !== null)
    for (const [name, value] of Object.entries(stored)) addWritten(written, value, name)
  return written
}

/**
 * What can be seen or heard of a page, and what stands in its fields: that was typed, or comes from the plan. What is marked
 * as not to be translated is no language's, nor is what stands on a key.
 */
export async function readPage(page: Page): Promise<{ pieces: Piece[]; fields: string[] }> {
  return await page.evaluate(() => {
    const pieces: { text: string; lang: string }[] = [
      { text: document.title, lang: document.documentElement.lang },
    ]
    const say = (text: string | null, by: Element) => {
      if (text !== null && text.trim() !== '')
        pieces.push({ text, lang: by.closest('[lang]')?.getAttribute('lang') ?? '' })
    }
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
      const by = node.parentElement
      if (by === null || by.closest('script, style, textarea, kbd, [translate=no]') !== null) continue
      if ((by.closest('select') ?? by).checkVisibility()) say(node.textContent, by)
    }
    for (const attribute of ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription'])
      for (const by of document.querySelectorAll(`[${attribute}]`))
        if (by.checkVisibility()) say(by.getAttribute(attribute), by)
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((f) => f.value)
    return { pieces, fields }
  })
}
