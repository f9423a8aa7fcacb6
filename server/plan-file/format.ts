import { Document, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml'
import { DEFAULT_LIMITS, sameLimits } from '../../domain/plan/limits.ts'
import {
  inOrder,
  type Limits,
  type Plan,
  type PlannedGate,
  type PlanStep,
  sortByOrder,
  type Undo,
} from '../../domain/plan/plan.ts'
import { shiftOf } from '../../domain/plan/shift.ts'
import type { FileInput } from './file-schema.ts'
import { weekdays } from './hands-schema.ts'
import { writeBreak, writeException, writeHours, writeMinutes, writeWall, writeZone } from './notation.ts'

/** The first line of every plan file: it tells editors where the keys are explained. */
export const HEADER = '# yaml-language-server: $schema=plan.schema.json'

/**
 * A plan as a file in its one canonical form: the same plan gives the same text, to the byte. What is left out has its
 * default. Comments of an imported file are not kept, since a plan has none.
 */
export function formatPlanFile(plan: Plan): string {
  const doc = new Document(fileOf(plan), {
    version: '1.2',
    schema: 'core',
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
  })
  visit(doc, {
    Scalar(_key, node) {
      if (typeof node.value === 'string' && needsQuotes(node.value)) node.type = 'QUOTE_DOUBLE'
    },
    Seq(_key, node) {
      const flat = node.items.every((item) => isScalar(item) && isWord(item))
      if (flat) node.flow = true
    },
  })
  if (isMap(doc.contents))
    for (const pair of doc.contents.items) {
      const { key, value } = pair as { key: Scalar; value: unknown }
      if (blocks.has(String(key.value))) key.spaceBefore = true
      if (isSeq(value)) airBetween(value.items)
      if (key.value === 'phases' && isSeq(value))
        for (const phase of value.items) {
          const steps = isMap(phase) ? phase.get('steps') : null
          if (isSeq(steps)) airBetween(steps.items)
        }
    }
  const body = doc.toString({
    lineWidth: 0,
    minContentWidth: 0,
    // Folded over lines, a quoted text with a line of blanks in it does not come back as it was.
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    blockQuote: 'literal',
    flowCollectionPadding: false,
    indentSeq: true,
  })
  return `${HEADER}\n${body}`
}

/** The plan that a file of this plan reads as: lists in reading order, orders counted from 1, zones in IANA's spelling. */
export function normalPlan(plan: Plan): Plan {
  const phases = sortByOrder(plan.phases)
  const steps = inOrder(plan.phases, plan.steps)
  const count = new Map<string, number>()
  const next = (phase: string) => {
    const n = (count.get(phase) ?? 0) + 1
    count.set(phase, n)
    return n
  }
  const wall = <T extends { zone: string }>(w: T): T => ({ ...w, zone: writeZone(w.zone) })
  const { limits, photosForbidden, ...head } = plan.head
  const { site, home, start, window } = head
  return {
    ...plan,
    head: {
      ...head,
      site: wall(site),
      home: wall(home),
      start: start && { ...start, at: wall(start.at) },
      window: window && { from: wall(window.from), to: wall(window.to) },
      ...(photosForbidden === true ? { photosForbidden } : {}),
      // The usual limits and none of one's own are the same.
      ...(limits && !sameLimits(limits, DEFAULT_LIMITS) ? { limits } : {}),
    },
    people: plan.people.map(wall),
    machines: plan.machines.map(({ signs, ...m }) => (signs && signs.length > 0 ? { ...m, signs } : m)),
    phases: phases.map(({ gate, ...p }, i) => ({ ...p, order: i + 1, ...(gate ? { gate } : {}) })),
    steps: steps.map(({ startAt, card, gate, endsWhenUp, symptoms, person, texts, ...s }) => ({
      ...s,
      order: next(s.phase),
      ...(startAt ? { startAt: wall(startAt) } : {}),
      ...(card ? { card } : {}),
      ...(gate ? { gate } : {}),
      ...(symptoms ? { symptoms } : {}),
      ...(endsWhenUp ? { endsWhenUp } : {}),
      // Somebody whose role is another by now does not do it.
      ...(person && plan.people.some((p) => p.id === person && p.role === s.by) ? { person } : {}),
      ...(texts ? { texts } : {}),
    })),
    hands: plan.hands.map(({ once, ...h }) =>
      once
        ? shiftOf({ ...h, once: { from: wall(once.from), to: wall(once.to) } })
        : {
            ...h,
            // "Not off" says nothing.
            except: h.except.map(({ off, ...rest }) => (off === true ? { ...rest, off } : rest)),
          },
    ),
  }
}

function fileOf(plan: Plan): FileInput {
  const { head, people, machines, phases, steps, hands } = normalPlan(plan)
  return lean({
    title: head.title,
    note: head.note,
    site: head.site,
    home: head.home,
    start: head.start && lean({ said: head.start.said, at: writeWall(head.start.at) }),
    window: head.window && { from: writeWall(head.window.from), to: writeWall(head.window.to) },
    limits: head.limits ? limitsOf(head.limits) : null,
    'observers-talk': head.observersTalk,
    'photos-forbidden': head.photosForbidden === true,
    people: people.map((p) => lean({ id: p.id, name: p.name, role: p.role, zone: p.zone, lead: p.lead })),
    machines: machines.map((m) =>
      lean({
        id: m.id,
        sticker: m.sticker,
        name: m.name,
        place: m.place,
        addresses: m.addresses,
        note: m.note,
        signs: m.signs ?? [],
      }),
    ),
    hands: hands.map((h) => ({
      id: h.id,
      person: h.person,
      ...(h.once
        ? { once: { from: writeWall(h.once.from), to: writeWall(h.once.to) } }
        : {
            days: h.days.map((d) => weekdays[d - 1] as (typeof weekdays)[number]),
            hours: writeHours(h),
            ...lean({ breaks: h.breaks.map(writeBreak), except: h.except.map(writeException) }),
          }),
    })),
    phases: phases.map((phase) =>
      lean({
        id: phase.id,
        title: phase.title,
        gate: gateOf(phase.gate),
        steps: steps.filter((s) => s.phase === phase.id).map(stepOf),
      }),
    ),
  })
}

function stepOf(step: PlanStep): FileInput['phases'] extends (infer P)[] | undefined ? StepInput<P> : never {
  const { ask, after } = step
  return {
    ...lean({
      id: step.id,
      title: step.title,
      by: step.by,
      person: step.person ?? null,
      machine: step.machine,
      minutes: writeMinutes(step.minutes),
      needs: step.needs,
      'cuts-link': step.cutsLink,
      irreversible: step.irreversible,
      'ends-when-up': step.endsWhenUp === true,
    }),
    // An empty list is not the default: it waits for nothing.
    ...(after === null ? {} : { after }),
    ...lean({
      'start-at': step.startAt ? writeWall(step.startAt) : null,
      run: step.run,
      expect: step.expect,
      undo: step.undo && undoOf(step.undo),
      ask: ask && {
        kind: ask.kind,
        text: ask.text,
        ...(ask.allowance === 10 ? {} : { allowance: ask.allowance }),
        ...(ask.details && Object.keys(ask.details).length > 0 ? { details: ask.details } : {}),
        ...(ask.otherwise ? { otherwise: ask.otherwise } : {}),
      },
      card: step.card
        ? {
            unless: step.card.unless,
            then: step.card.then,
            ...(step.card.minutes === 10 ? {} : { minutes: step.card.minutes }),
          }
        : null,
      gate: gateOf(step.gate),
      symptoms: step.symptoms ?? null,
      texts: step.texts ?? null,
    }),
  }
}
type StepInput<P> = P extends { steps?: (infer S)[] | undefined } ? S : never

/** Those that are not the usual ones, in hours. */
function limitsOf(limits: Limits): FileInput['limits'] {
  const hours = (key: Exclude<keyof Limits, 'low'>) =>
    limits[key] === DEFAULT_LIMITS[key] ? null : limits[key] / 60
  const low = writeHours(limits.low)
  return lean({
    'awake-amber': hours('awakeAmber'),
    'awake-red': hours('awakeRed'),
    low: low === writeHours(DEFAULT_LIMITS.low) ? null : low,
    rest: hours('rest'),
    sleep: hours('sleep'),
  }) as FileInput['limits']
}

function gateOf(gate: PlannedGate | null | undefined) {
  if (!gate) return null
  const { question, signers, minutes } = gate
  return { question, ...lean({ signers }), ...(minutes === 10 ? {} : { minutes }) }
}

function undoOf({ what, by, needs, minutes }: Undo) {
  return lean({ what, by, needs, minutes: writeMinutes(minutes) })
}

/** Without what is at its default: '', false, null, []. */
function lean<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, v]) => v !== '' && v !== false && v !== null && !(Array.isArray(v) && v.length === 0),
    ),
  ) as T
}

const blocks = new Set(['site', 'start', 'limits', 'people', 'machines', 'hands', 'phases'])

/** Ids, weekdays and needs: short enough to stand in one line. */
function isWord(item: Scalar): boolean {
  return typeof item.value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/.test(item.value)
}

function airBetween(items: unknown[]): void {
  for (const item of items.slice(1)) if (isMap(item)) item.spaceBefore = true
}

/**
 * What a plain or a literal text would not bring back: control characters, \r, line separators, halves of surrogate
 * pairs; and blanks on the lines above the first word, which a reader takes for indentation.
 */
function needsQuotes(text: string): boolean {
  return !printable.test(text) || /^\n*[ \t]+(\n|$)/.test(text)
}
const printable =
  /^[\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u
