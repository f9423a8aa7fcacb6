import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Lang } from '../../domain/messages/lang.ts'

/** One text of the catalogues as it stands in the source; what is put in stands as `{name}`. */
export interface Said {
  /** "hands/words/phone.ts:212" */
  where: string
  lang: Lang
  text: string
}

const domain = resolve(import.meta.dirname, '../../domain')

/** Every module of words, below domain: those of a room, and what all share. */
export function wordFiles(): string[] {
  return readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^messages\/|\/words(\/|\.ts$)/.test(file) && /(?<!\.test)\.ts$/.test(file))
    .sort()
}

/** Every text that a screen or a message can say, also those inside functions; keys, codes and imports are none. */
export function catalogue(): Said[] {
  return wordFiles().flatMap((file) => textsOf(file, readFileSync(join(domain, file), 'utf8')))
}

/** The texts of one module of words. */
export function textsOf(file: string, source: string): Said[] {
  return new Reader(file, source).read()
}

/**
 * Reads strings and templates out of TypeScript as Biome writes it. TypeScript 7 has no parser for programs to call, and
 * tables of words hold nothing that needs more than this.
 */
class Reader {
  private at = 0
  /** The last sign or word that was code. */
  private before = ''
  private readonly found: Said[] = []

  private readonly file: string
  private readonly source: string

  constructor(file: string, source: string) {
    this.file = file
    this.source = source
  }

  read(): Said[] {
    this.code(() => false, null)
    return this.found
  }

  /** Code until `ends` says so. `half`: in which half of a `bilingual` it is, null: in none. */
  private code(ends: (sign: string) => boolean, half: Lang | null): void {
    let depth = 0
    while (this.at < this.source.length) {
      const rest = this.source.slice(this.at, this.at + 400)
      const sign = rest[0] as string
      const skipped = /^(\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(rest)?.[0] ?? this.longComment(rest)
      if (skipped !== null) this.at += skipped.length
      else if (sign === "'" || sign === '`') this.text(sign, half)
      else if (sign === '/' && /^[(,=:?!&|[{}]$/.test(this.before))
        this.pass(/^\/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\\])+\/\w*/, rest)
      else if (/^bilingual\b/.test(rest) && /^[=(]$/.test(this.before)) this.bilingual()
      else if (/^\w/.test(rest)) this.pass(/^\w+/, rest)
      else {
        if (depth === 0 && ends(sign)) return
        if (/[([{]/.test(sign)) depth++
        if (/[)\]}]/.test(sign)) depth--
        this.pass(/^(===|!==|=>|\|\||[\s\S])/, rest)
      }
    }
  }

  private longComment(rest: string): string | null {
    return rest.startsWith('/*') ? this.source.slice(this.at, this.source.indexOf('*/', this.at) + 2) : null
  }

  private pass(what: RegExp, rest: string): void {
    this.before = (what.exec(rest) ?? [rest[0] as string])[0]
    this.at += this.before.length
  }

  /** `bilingual<Words>(english, chinese)`: the first parenthesis outside of the angles opens it. */
  private bilingual(): void {
    let angles = 0
    for (; this.source[this.at] !== '(' || angles > 0; this.at++) {
      if (this.source[this.at] === '<') angles++
      if (this.source[this.at] === '>') angles--
    }
    this.at++
    this.before = '('
    this.code((sign) => sign === ',', 'en')
    this.code((sign) => sign === ')', 'zh-TW')
  }

  private text(quote: string, half: Lang | null): void {
    const start = this.at
    const before = this.before
    this.at++
    let text = ''
    while (this.source[this.at] !== quote) {
      if (this.source[this.at] === '\\') {
        text += this.source[this.at + 1] === 'n' ? '\n' : this.source[this.at + 1]
        this.at += 2
      } else if (quote === '`' && this.source.startsWith('${', this.at)) {
        this.at += 2
        const from = this.at
        this.before = '{'
        this.code((sign) => sign === '}', half)
        const put = this.source.slice(from, this.at)
        text += `{${/^[\w.]+(\(\w*\))?$/.test(put) ? put : ''}}`
        this.at++
      } else text += this.source[this.at++]
    }
    this.at++
    this.before = quote
    const after = /^\s*(\|(?!\|)|[\s\S])/.exec(this.source.slice(this.at, this.at + 200))?.[1] ?? ''
    // Outside of a table of words, what looks like a code is one.
    if (isName(before, after) || (half === null && /^[a-z]+[-.A-Z][\w.-]*$/.test(text))) return
    const where = `${this.file}:${this.source.slice(0, start).split('\n').length}`
    this.found.push({ where, lang: half ?? this.langBy(start, text), text })
  }

  /** Outside of a `bilingual`: by the name of its table, else by its letters. */
  private langBy(start: number, text: string): Lang {
    const table = [...this.source.slice(0, start).matchAll(/^(?:export )?const (\w+)/gm)].at(-1)?.[1] ?? ''
    return /^zh[A-Z]|Zh$|^zhTW$/.test(table) || /\p{Script=Han}/u.test(text) ? 'zh-TW' : 'en'
  }
}

/** A string for the machine: a key, a type, a module, what is compared with or looked up by. */
function isName(before: string, after: string): boolean {
  return (
    /^(===|!==|from|case|import|\||satisfies|in)$/.test(before) ||
    after === '|' ||
    (/^[{,]$/.test(before) && after === ':') ||
    (before === '[' && after === ']')
  )
}
