import type { Lang } from '../messages/lang.ts'
import type { Sign, Symptoms } from '../plan/plan.ts'
import { signTexts } from '../plan/texts.ts'
import { signTextsLeft } from '../plan-edit/texts.ts'

/** What can be wrong with a line that says what to look at; `line` counts from 1. */
export type SignFault =
  | {
      fault: 'no-answers' | 'too-few' | 'too-many-answers' | 'too-long' | 'doubled' | 'no-machine'
      line: number
    }
  | { fault: 'too-many'; most: number }

export type Look = Symptoms['ask'][number]
export type SignsRead<T> = { ok: true; value: T[] } | ({ ok: false } & SignFault)

/** A box as it is written behind what is looked at there: by its sticker. */
export interface Box {
  id: string
  sticker: string
}

/** What to look at, a line each: "The modem's LCD: ON-LINE / off-line", with "[DRAGON]" where it is a machine's own sign. */
export function writeSigns(
  signs: readonly (Sign & { machine?: string | null })[],
  boxes: readonly Box[] = [],
): string {
  return signs
    .map(({ name, answers, machine }) => {
      const box = machine == null ? '' : ` [${boxes.find((b) => b.id === machine)?.sticker ?? machine}]`
      return `${name}${box}: ${answers.join(' / ')}`
    })
    .join('\n')
}

/**
 * Reads what `writeSigns` writes; blank lines are nothing. What kept its name keeps its id, else what stands in the same
 * place does, so that a corrected name loses no answers; what is new gets an id of its own, which no other has. A sign
 * that is a machine's has that machine's id for it.
 */
export function readSigns(
  text: string,
  former: readonly Sign[],
  most: number,
  boxes?: readonly (Box & { signs?: readonly Sign[] | null | undefined })[],
): SignsRead<Look> {
  const lines = text
    .split('\n')
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter((l) => l.text !== '')
  if (lines.length > most) return { ok: false, fault: 'too-many', most }
  const read: {
    name: string
    answers: string[]
    box: (Box & { signs?: readonly Sign[] | null | undefined }) | null
    line: number
  }[] = []
  for (const { line, text: said } of lines) {
    const parts = /^(.*?)[:：](?:\s+|$)?(.*)$/u.exec(said)
    if (parts === null || (parts[2] ?? '').trim() === '') return { ok: false, fault: 'no-answers', line }
    const marked = boxes === undefined ? null : /^(.*?)\s*[[［](.+)[\]］]$/u.exec((parts[1] ?? '').trim())
    const box =
      marked === null
        ? null
        : (boxes?.find((b) => [b.sticker, b.id].includes((marked[2] ?? '').trim())) ?? null)
    if (marked !== null && box === null) return { ok: false, fault: 'no-machine', line }
    const name = (marked?.[1] ?? parts[1] ?? '').trim()
    const answers = (parts[2] ?? '')
      .split(/\s+\/\s+|\s*[／|]\s*/u)
      .map((a) => a.trim())
      .filter((a) => a !== '')
    if (answers.length < 2) return { ok: false, fault: 'too-few', line }
    if (answers.length > 6) return { ok: false, fault: 'too-many-answers', line }
    if (name === '' || name.length > 200 || answers.some((a) => a.length > 60))
      return { ok: false, fault: 'too-long', line }
    if (new Set(answers).size < answers.length || read.some((r) => r.name === name))
      return { ok: false, fault: 'doubled', line }
    read.push({ name, answers, box, line })
  }
  const names = new Set(read.map((r) => r.name))
  const taken = new Set<string>()
  const idFor = (name: string, place: number): string => {
    const same = former.find((f) => f.name === name)
    const here = former[place]
    const kept = same ?? (here !== undefined && !names.has(here.name) ? here : undefined)
    if (kept !== undefined && !taken.has(kept.id)) return kept.id
    const known = new Set([...former.map((f) => f.id), ...taken])
    let n = 1
    while (known.has(`look-${n}`)) n++
    return `look-${n}`
  }
  const value: Look[] = []
  for (const [i, { name, answers, box }] of read.entries()) {
    const own = box?.signs?.find((s) => s.name === name)
    const id = own !== undefined && !taken.has(own.id) ? own.id : idFor(name, i)
    taken.add(id)
    const texts = signTextsLeft(former.find((f) => f.id === id) ?? own, { name, answers })
    value.push({ id, name, answers, ...texts, ...(box === null ? {} : { machine: box.id }) })
  }
  return { ok: true, value }
}

/**
 * A table after what is looked at has changed: rows forget what is looked at no more and answers that are none, and those
 * that then say the same as one above go. Where all rows go, or none was there, one is left that holds whatever is seen.
 */
export function withLooks(
  table: Symptoms | null,
  ask: Look[],
  fresh: { means: string; then: string },
): Symptoms {
  const rows: Symptoms['rows'] = []
  for (const { when, ...row } of table?.rows ?? []) {
    const left = Object.fromEntries(
      Object.entries(when).filter(([id, a]) => ask.some((l) => l.id === id && l.answers.includes(a))),
    )
    // A row about nothing that is left would hold always, and hide all below it.
    if (Object.keys(when).length > 0 && Object.keys(left).length === 0) continue
    if (!rows.some((r) => sameWhen(r.when, left))) rows.push({ ...row, when: left })
  }
  return { ask, rows: rows.length > 0 ? rows : [{ when: {}, ...fresh }] }
}

function sameWhen(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && a[k] === b[k])
}

/** The words of something to look at in one language, as a line: "數據機面板：亮 / 暗". Empty: none are given. */
export function writeSignWords(sign: Sign, lang: Lang): string {
  const says = signTexts(sign, lang)
  return sign.texts?.[lang] === undefined ? '' : writeSigns([{ ...sign, ...says }])
}

/** Reads what `writeSignWords` writes. What reads as the original does is not given: the original is read anyway. */
export function readSignWords(
  text: string,
  sign: Sign,
):
  | { ok: true; words: { name: string | undefined; answers: string[] | undefined } }
  | { ok: false; fault: SignFault['fault'] } {
  if (text.trim() === '') return { ok: true, words: { name: undefined, answers: undefined } }
  const read = readSigns(text, [], 1)
  if (!read.ok) return { ok: false, fault: read.fault }
  const [said] = read.value
  if (said === undefined || said.answers.length !== sign.answers.length)
    return { ok: false, fault: 'too-few' }
  return {
    ok: true,
    words: {
      name: said.name === sign.name ? undefined : said.name,
      answers: said.answers.every((a, i) => a === sign.answers[i]) ? undefined : said.answers,
    },
  }
}
