import type { Span } from '../../availability/spans.ts'
import type { Command } from '../../log/commands.ts'
import type { UpgradeState } from '../../log/state.ts'
import type { Limits } from '../../plan/plan.ts'
import type { PhraseDoubt } from '../../time/phrase/recheck.ts'
import type { PhrasePlace } from '../../time/phrase/types.ts'
import type { Place, Schedule } from '../schedule.ts'
import type { Chances } from '../told.ts'
import type { Work } from '../work.ts'

/** `stop`: as planned it goes wrong. `warn`: it may. `note`: to know. */
export type Severity = 'stop' | 'warn' | 'note'

/** What each kind of finding is told with. Times are epoch ms, lengths ms, shares 0 to 1. */
export interface FindingFigures {
  /** No start, or no window, is agreed on: nothing that depends on it can be checked. */
  'no-start': Record<never, never>
  'no-window': Record<never, never>
  /** The agreed start has passed and nobody has started. */
  'start-passed': { start: number }
  /** The words that the start was given in say something else than the clocks and the date. */
  'words-doubted': {
    said: string
    doubt: PhraseDoubt
    at: number
    sides: { site: PhrasePlace; home: PhrasePlace }
  }
  /** Needs hands, and nobody is expected at all. */
  'no-hands': { at: number }
  /** Is due while nobody is on site, and waits. */
  'waits-for-hands': { from: number; until: number; label: string }
  /** Those on site leave, or have a break, before it is over. */
  'across-break': { leaveAt: number; end: number; label: string }
  /** Somebody is there by the likely minutes, but often not. */
  'hands-at-risk': { share: number }
  /** The whole ends after the window: by the likely minutes, or in one of five trials. */
  'over-window': { finish: number; end: number }
  'over-window-often': { p80: number; end: number; share: number }
  /** Begins before the window does. */
  'before-window': { start: number; from: number }
  /** The upgrader has been awake for longer than they should, from that moment on. */
  'awake-amber': { at: number; minutes: number }
  'awake-red': { at: number; minutes: number }
  /** The upgrader works while their body is at its lowest, from that moment on. */
  'low-window': { at: number; until: number }
  /** A wall clock changes while it goes on. */
  'clock-change': { at: number; side: 'site' | 'home'; minutes: number }
  /** The site is at work. */
  'business-hours': { at: number }
  /** Can't be undone, or says of no undo. */
  irreversible: Record<never, never>
  'no-undo': Record<never, never>
  /** What can't simply be undone is done by somebody who should be asleep. */
  'irreversible-tired': { at: number }
  /** Its undo needs hands: until when they are there, and null when they are not. */
  'undo-needs-hands': { end: number; leaveAt: number | null }
  /** Names somebody who can't do it: they are gone, or have another role. Whoever is on duty does it. */
  'person-gone': { name: string }
  /** Has a fixed start, and can't begin then. */
  'misses-start': { fixed: number; start: number }
  /** Cuts the link, and says of no card that stands meanwhile. */
  'cut-without-card': { at: number }
}

export type FindingCode = keyof FindingFigures

/** Where a rule about people comes from; the words and the reference are in the messages. */
export type Source = 'wocl' | 'awake-17' | 'dead-man'

/** Something that mends it, as commands that the log takes and can take back. */
export interface Repair {
  code:
    | 'ask-hands'
    | 'extend-window'
    | 'open-window'
    | 'take-start'
    | 'drop-start'
    | 'plan-card'
    | 'anybody'
    | 'next-morning'
  /** What it would be set to, for its words: an instant or a stretch; of a card, when the step begins. */
  at: number
  until: number | null
  /** It can be planned, but another person has to agree. */
  needsYes: boolean
  commands: Command[]
}

export type Finding = {
  [C in FindingCode]: {
    code: C
    severity: Severity
    /** The steps it is about, in reading order; empty when it is about the whole. */
    steps: string[]
    /** When it bites (epoch ms); null when at no moment in particular. */
    at: number | null
    figures: FindingFigures[C]
    source: Source | null
    /** It follows from somebody's private wake time, and is for them alone unless they share it. */
    personal: boolean
    repairs: Repair[]
  }
}[FindingCode]

/** What the rules look at. */
export interface View {
  state: UpgradeState
  now: number
  work: Work
  schedule: Schedule
  /** By step id, those that are not over. */
  places: ReadonlyMap<string, Place>
  chances: Chances | null
  limits: Limits
  /** The upgrader's ordinary wakings (epoch ms), as in the forecast; null where they are not known to the reader. */
  wakes: readonly number[] | null
  /** When the upgrader's body is at its lowest. */
  low: readonly Span[]
}

/** A finding with what most have: no figures, no source, no repair. */
export function found<C extends FindingCode>(
  code: C,
  severity: Severity,
  steps: readonly string[],
  at: number | null,
  figures: FindingFigures[C],
  more: { source?: Source; personal?: boolean; repairs?: Repair[] } = {},
): Finding {
  return {
    code,
    severity,
    steps: [...steps],
    at,
    figures,
    source: more.source ?? null,
    personal: more.personal ?? false,
    repairs: more.repairs ?? [],
  } as Finding
}
