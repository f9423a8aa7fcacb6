import type { Tried } from '../notices/notices.ts'

export interface Card {
  id: string
  unless: string
  then: string
  machine: string | null
  armedAt: number
  dueAt: number
  /** Fired: fallen due (`by` the clock), or being carried out (`by` whoever said so), until `doneAt`. */
  state: 'armed' | 'confirmed' | 'fired' | 'disarmed'
  by: string
  endedAt: number | null
  /** Minutes to the box: that much before it falls due, whoever is to do it goes. */
  walk: number
  /** By device: the phones that have it, until when as they have it, and whether their screen stays on. */
  held: Record<string, { by: string; at: number; dueAt: number; awake: boolean }>
  /** Carried out although it had come to something else by then. */
  conflict: { was: 'confirmed' | 'disarmed'; at: number } | null
  /** Reported as carried out. */
  doneAt: number | null
  /** By whom, or who entered it for them. Absent until then. */
  done?: { by: string; entered: boolean }
  /** The step it was armed for. Absent: for whatever happens to its box. */
  step?: string
  /** Who had said that they carry it out when it was called off: they must be stopped. */
  stopped?: string
  saw: string
  reason: string
  /** How people were told that it fired, as for a request. */
  tried?: Tried[]
}

/** Its part of what the log says so far. */
export interface CardState {
  cards: Record<string, Card>
}

export const blankCard = (): CardState => ({
  cards: {},
})
