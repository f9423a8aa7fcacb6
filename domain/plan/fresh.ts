import { cleanLine } from '../text/clean.ts'
import { PHRASE_AT_MOST, readPhrase } from '../time/phrase/read-phrase.ts'
import type { PhraseAnswer, PhrasePlace } from '../time/phrase/types.ts'
import { type WallTime, wallTimeAt } from '../time/wall-time.ts'
import { parseZone } from '../time/zone.ts'
import { BARE_STEP, type Plan, sortByOrder, USUAL } from './plan.ts'
import { readStepLine } from './step-line.ts'

/** What is wrong with one field of the form that makes an upgrade. The words are in `domain/plan/words/fresh.ts`. */
export type FreshFault =
  | { fault: 'missing' | 'too-long' | 'too-many-steps' }
  | { fault: 'unknown-zone'; found: string }
  /** Words that say no moment, or several. */
  | { fault: 'phrase'; answer: PhraseAnswer; places: Places }

export type FreshField = 'title' | 'site' | 'site-zone' | 'home' | 'home-zone' | 'start' | 'steps' | 'of'
export type FreshFaults = Partial<Record<FreshField, FreshFault>>

export interface Zones {
  site: string
  home: string
}

/** The two sides as their people call them, with their zones. */
export interface Places {
  site: PhrasePlace
  home: PhrasePlace
}

type Fields = Pick<URLSearchParams, 'get'>
type Read<T> = { ok: true; value: T } | { ok: false; faults: FreshFaults }

const LONGEST = 200
const MOST_STEPS = 100
const LATEST = Date.UTC(2190, 0)

/** A start with the words it was given in, as a plan has it. */
export type Start = Plan['head']['start']

/**
 * The start in people's own words; null where none was given. Where they may mean several moments, the field `start-at`
 * (epoch ms) says which was chosen. `now` is what "tomorrow" counts from, unless the form says what it was shown with.
 */
export function readStart(fields: Fields, places: Places, now: number): Read<Start> {
  const text = said(fields, 'start')
  if (text === '') return { ok: true, value: null }
  if (text.length > PHRASE_AT_MOST) return { ok: false, faults: { start: { fault: 'too-long' } } }
  const shown = Number(fields.get('start-now') ?? '')
  // What a form says of the time is its reader's own affair, but it must be a time.
  const from = Number.isSafeInteger(shown) && shown > 0 && shown < LATEST ? shown : now
  const answer = readPhrase(text, { ...places, now: from, prefer: 'home' })
  if (answer.ok) return { ok: true, value: { said: text, at: answer.wall } }
  const chosen = Number(fields.get('start-at') || Number.NaN)
  const choice = 'choices' in answer ? answer.choices.find((c) => c.wall.instant === chosen) : undefined
  if (choice === undefined) return { ok: false, faults: { start: { fault: 'phrase', answer, places } } }
  // The words alone would be asked about again: what was chosen is what is said.
  return { ok: true, value: startOf(choice.wall) }
}

/** A title, asked of every new upgrade. */
export function readTitle(fields: Fields): Read<string> {
  const fault = lineFault(said(fields, 'title'))
  return fault === null ? { ok: true, value: said(fields, 'title') } : { ok: false, faults: { title: fault } }
}

/** A zone by its place; the fault keeps what was written, so that the words can say why it is none. */
export function readZone(text: string): { ok: true; zone: string } | { ok: false; fault: FreshFault } {
  if (text.trim() === '') return { ok: false, fault: { fault: 'missing' } }
  const read = parseZone(zoneOfPlace(text) ?? text)
  return read.ok ? read : { ok: false, fault: { fault: 'unknown-zone', found: text.trim().slice(0, 64) } }
}

/** The zone of a place named without its region ("taipei"); null where none or several are called that. */
function zoneOfPlace(text: string): string | null {
  const place = text.trim().replaceAll(' ', '_').toLowerCase()
  const called = Intl.supportedValuesOf('timeZone').filter((z) => z.toLowerCase().endsWith(`/${place}`))
  return called.length === 1 ? (called[0] ?? null) : null
}

/**
 * A plan that says no more than who is where: one seat on each side, one phase, and the steps that were typed, one a
 * line, with its minutes at its end if it has any (`firstStep` when none was). `roles` are the names of the two seats in the reader's language.
 */
export function readBlank(
  fields: Fields,
  words: { upgrader: string; sentinel: string; phase: string; firstStep: string },
  now: number,
): Read<Plan> {
  const faults: FreshFaults = {}
  const title = readTitle(fields)
  if (!title.ok) Object.assign(faults, title.faults)
  for (const side of ['site', 'home'] as const) {
    const fault = lineFault(said(fields, side))
    if (fault !== null) faults[side] = fault
  }
  const site = readZone(said(fields, 'site-zone'))
  const home = readZone(said(fields, 'home-zone'))
  if (!site.ok) faults['site-zone'] = site.fault
  if (!home.ok) faults['home-zone'] = home.fault
  const zones = { site: site.ok ? site.zone : 'UTC', home: home.ok ? home.zone : 'UTC' }
  // Before both zones are known there is no saying what the start means.
  const places = {
    site: { name: said(fields, 'site'), zone: zones.site },
    home: { name: said(fields, 'home'), zone: zones.home },
  }
  const start = site.ok && home.ok ? readStart(fields, places, now) : ({ ok: true, value: null } as const)
  if (!start.ok) Object.assign(faults, start.faults)
  const typed = (fields.get('steps') ?? '').split('\n').map((l) => l.trim())
  const titles = typed.filter((l) => l !== '')
  if (titles.length > MOST_STEPS) faults.steps = { fault: 'too-many-steps' }
  else if (titles.some((t) => t.length > LONGEST)) faults.steps = { fault: 'too-long' }
  if (Object.keys(faults).length > 0 || !title.ok || !start.ok) return { ok: false, faults }

  const steps = titles.length === 0 ? [words.firstStep] : titles
  const plan: Plan = {
    head: {
      title: title.value,
      note: '',
      ...places,
      start: start.value,
      window: null,
      observersTalk: false,
    },
    people: [
      { id: 'upgrader', name: words.upgrader, role: 'upgrader', zone: zones.home, lead: true },
      { id: 'sentinel', name: words.sentinel, role: 'sentinel', zone: zones.site, lead: true },
    ],
    machines: [],
    phases: [{ id: 'work', order: 1, title: words.phase }],
    steps: steps.map((line, i) => {
      const { title: step, minutes } = readStepLine(line)
      return {
        ...BARE_STEP,
        id: `step-${i + 1}`,
        phase: 'work',
        order: i + 1,
        title: step,
        minutes: minutes ?? USUAL,
      }
    }),
    hands: [],
  }
  return { ok: true, value: plan }
}

/**
 * The same plan under another title, to start at another time; null: not settled yet. The window keeps its distance
 * from the start and its length, in elapsed time. Days that were excepted, and shifts by date, were those of then.
 */
export function planAnew(plan: Plan, title: string, start: Start): Plan {
  const { window } = plan.head
  const was = plan.head.start?.at.instant ?? window?.from.instant
  const by = start === null || was === undefined ? null : start.at.instant - was
  const moved = (w: WallTime) => wallTimeAt(w.instant + (by ?? 0), w.zone)
  return {
    ...plan,
    head: {
      ...plan.head,
      title,
      start,
      window: window === null || by === null ? null : { from: moved(window.from), to: moved(window.to) },
    },
    // A name that was erased is gone from here too; a seat needs something to be called by.
    people: plan.people.map((p) => (p.name === '' ? { ...p, name: p.id } : p)),
    phases: sortByOrder(plan.phases),
    steps: plan.steps.map((s) => (s.startAt ? { ...s, startAt: by === null ? null : moved(s.startAt) } : s)),
    hands: plan.hands.filter((h) => !h.once).map((h) => ({ ...h, except: [] })),
  }
}

function startOf(wall: WallTime): Start {
  return { said: `${wall.local.replace('T', ' ')} ${wall.zone}`, at: wall }
}

const said = (fields: Fields, name: string) => cleanLine(fields.get(name) ?? '')

function lineFault(text: string): FreshFault | null {
  if (text === '') return { fault: 'missing' }
  return text.length > LONGEST ? { fault: 'too-long' } : null
}
