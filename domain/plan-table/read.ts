import { langs } from '../messages/lang.ts'
import { names } from '../messages/names.ts'
import {
  type Doer,
  type Estimate,
  type PlanMachine,
  type PlanPerson,
  type PlanPhase,
  USUAL,
} from '../plan/plan.ts'
import { doerOf } from '../plan-markdown/vocabulary.ts'
import type { ColumnKind, Columns } from './columns.ts'
import { readDuration } from './duration.ts'

/** More than this takes its time on the way to the log, one line each; a plan file brings more. */
export const MOST_ROWS = 100
const MOST = { title: 200, phase: 200, machine: 200, run: 8000, expect: 8000, undo: 2000 } as const

/** What the plan has already, by which a cell may call it. */
export interface Known {
  people: readonly Pick<PlanPerson, 'id' | 'name' | 'role'>[]
  machines: readonly Pick<PlanMachine, 'id' | 'sticker' | 'name'>[]
  phases: readonly Pick<PlanPhase, 'id' | 'title'>[]
}

/** Something the plan has, or what it is called where it comes with the table. */
export type Called = { id: string } | { fresh: string }

export interface TableStep {
  /** Of the table, from 1. */
  row: number
  title: string
  by: Doer
  person: string | null
  minutes: Estimate
  hands: boolean
  machine: Called | null
  /** Null: the last phase of the plan. */
  phase: Called | null
  run: string
  expect: string
  undo: string
}

export interface Finding {
  /** From 1; null: the whole table. */
  row: number | null
  /** From 0; null: the whole row. */
  column: number | null
  kind: ColumnKind | null
  code:
    | 'no-steps'
    | 'no-title-column'
    | 'too-many'
    | 'title-missing'
    | 'too-long'
    | 'who-unknown'
    | 'who-twice'
    | 'minutes-bad'
    | 'minutes-order'
    | 'hands-bad'
    | 'left-out'
  found: string
  /** Nothing is made before it is mended. What is told and not grave is made all the same. */
  grave: boolean
}

export interface TableRead {
  steps: TableStep[]
  findings: Finding[]
}

/** The steps that a table's rows say, and all that has to be mended, row by row. A phase holds until the next is named. */
export function readTable(rows: readonly (readonly string[])[], columns: Columns, known: Known): TableRead {
  const { kinds, headed } = columns
  const findings: Finding[] = []
  const steps: TableStep[] = []
  const say = (row: number | null, kind: ColumnKind | null, code: Finding['code'], found = '') => {
    const column = kind === null ? -1 : kinds.indexOf(kind)
    findings.push({ row, column: column < 0 ? null : column, kind, code, found: short(found), grave: true })
  }
  if (!kinds.includes('title')) say(null, null, 'no-title-column')
  for (const [i, kind] of kinds.entries()) {
    const lost = kind === 'none' && rows.some((r, n) => n >= (headed ? 1 : 0) && !numbered(r[i] ?? ''))
    if (lost)
      findings.push({
        ...{ row: null, column: i, kind: null, code: 'left-out', grave: false },
        found: headed ? short(rows[0]?.[i] ?? '') : '',
      })
  }
  let phase: Called | null = null
  for (const [i, cells] of rows.entries()) {
    if ((headed && i === 0) || cells.every((c) => c.trim() === '')) continue
    const row = i + 1
    const cell = (kind: ColumnKind) => {
      const said = cells[kinds.indexOf(kind)] ?? ''
      return nothing.test(said) && kind !== 'title' && kind !== 'hands' ? '' : said
    }
    const text = (kind: keyof typeof MOST) => {
      const said = kind === 'run' ? cell(kind).replace(/\s+$/, '') : cell(kind).trim()
      if (said.length > MOST[kind]) say(row, kind, 'too-long', said)
      return kind === 'title' || kind === 'phase' || kind === 'machine' ? oneLine(said) : said
    }
    const named = text('phase')
    if (named !== '') phase = calledOf(named, known.phases, (p) => [p.title, p.id])
    const title = text('title')
    if (title === '') {
      // A line that only names a phase is the head of what follows.
      const bare = cells.every((c, n) => c.trim() === '' || kinds[n] === 'phase' || kinds[n] === 'none')
      if (!bare && kinds.includes('title')) say(row, 'title', 'title-missing')
      continue
    }
    const who = doer(cell('who'), known.people)
    if (typeof who === 'string') say(row, 'who', who, cell('who'))
    const hands = yesOrNo(cell('hands'))
    if (hands === null) say(row, 'hands', 'hands-bad', cell('hands'))
    const minutes = minutesOf(cell, (kind, code) => say(row, kind, code, cell(kind)))
    const box = text('machine')
    const { by, person } = typeof who === 'string' ? ({ by: 'upgrader', person: null } as const) : who
    steps.push({
      ...{ row, title, by, person, minutes, phase },
      // A sentinel's step is done by hands, unless the table says that none are needed.
      hands: hands === true || (by === 'sentinel' && cell('hands').trim() === ''),
      machine: box === '' ? null : calledOf(box, known.machines, (m) => [m.sticker, m.name, m.id]),
      run: text('run'),
      expect: text('expect'),
      undo: text('undo'),
    })
  }
  if (steps.length === 0 && findings.every((f) => !f.grave)) say(null, null, 'no-steps')
  if (steps.length > MOST_ROWS) say(null, null, 'too-many')
  return { steps, findings }
}

function minutesOf(
  cell: (kind: ColumnKind) => string,
  say: (kind: ColumnKind, code: 'minutes-bad' | 'minutes-order') => void,
): Estimate {
  const read = (kind: ColumnKind): Estimate | null => {
    if (cell(kind).trim() === '') return null
    const minutes = readDuration(cell(kind))
    if (minutes === null) say(kind, 'minutes-bad')
    return minutes
  }
  const whole = read('minutes')
  const [best, likely, worst] = (['best', 'likely', 'worst'] as const).map((kind) => read(kind)?.likely)
  if (best === undefined && likely === undefined && worst === undefined) return whole ?? USUAL
  const middle =
    likely ?? whole?.likely ?? (best === undefined || worst === undefined ? undefined : (best + worst) / 2)
  const all = [middle, best, worst].find((m) => m !== undefined) ?? USUAL.likely
  const made = {
    best: best ?? middle ?? all,
    likely: Math.round(middle ?? all),
    worst: worst ?? middle ?? all,
  }
  if (made.best <= made.likely && made.likely <= made.worst) return made
  say(best === undefined ? 'worst' : 'best', 'minutes-order')
  return USUAL
}

/** How people write that a cell is left empty. */
const nothing = /^\s*([-–—]|n\/a|無)\s*$/i
const far = /^(me|remote|keyboard|engineer|remote engineer|遠端|工程師|鍵盤)$/

/** Whose step it is, by a person's name or a seat's. */
function doer(
  said: string,
  people: Known['people'],
): { by: Doer; person: string | null } | 'who-unknown' | 'who-twice' {
  const word = plain(said)
  if (word === '') return { by: 'upgrader', person: null }
  for (const by of ['upgrader', 'sentinel'] as const)
    if (langs.some((lang) => plain(names[lang].role[by]) === word)) return { by, person: null }
  const called = people.filter(
    (p) => p.role !== 'observer' && (plain(p.name) === word || plain(p.id) === word),
  )
  const [one, another] = called
  if (one !== undefined) return another === undefined ? { by: one.role as Doer, person: one.id } : 'who-twice'
  if (far.test(word)) return { by: 'upgrader', person: null }
  return doerOf(word) === 'sentinel' ? { by: 'sentinel', person: null } : 'who-unknown'
}

const yes = /^(y|yes|x|✓|✔|☑|1|true|needed|hands|on[- ]?site|是|要|有|需|需要|人手)$/
const no = /^(|n|no|none|not needed|0|false|[-–—✗☐]|否|不|不用|不要|不需要|無|沒有)$/

/** Null: it says neither. */
function yesOrNo(said: string): boolean | null {
  const word = plain(said)
  return yes.test(word) ? true : no.test(word) ? false : null
}

function calledOf<T extends { id: string }>(
  name: string,
  things: readonly T[],
  calls: (thing: T) => string[],
): Called {
  const found = things.find((t) => calls(t).some((call) => plain(call) === plain(name)))
  return found === undefined ? { fresh: name } : { id: found.id }
}

/** Nothing is lost where a column without a name numbers the rows. */
const numbered = (cell: string) => /^\s*([A-Z]?\d+(\.\d+)*[.)]?)?\s*$/i.test(cell)
const oneLine = (text: string) => text.replace(/\s+/g, ' ')
const short = (text: string) => oneLine(text.trim()).slice(0, 60)
const plain = (text: string) => oneLine(text.normalize('NFKC').trim().toLowerCase())
