/** What is told in one breath. Times are the upgrade's own clock, epoch ms. */
export interface Stretch {
  from: number
  to: number
  /** How long it takes to watch, real seconds. */
  seconds: number
}

/** A part of the weekend as the demo tells it. */
export interface Chapter extends Stretch {
  id: ChapterId
}

/** A part of the opening. */
export interface Beat extends Stretch {
  id: BeatId
}

/** Taipei wall time of September 1998 as an instant: `12T09:00`, seconds if need be. */
function taipei(dayAndTime: string): number {
  const [day, time = ''] = dayAndTime.split('T')
  return Date.parse(`1998-09-${day}T${time.length === 5 ? `${time}:00` : time}.000+08:00`)
}

const table = [
  ['friday', '11T20:00', '11T21:32', 8],
  ['tars', '12T06:35', '12T08:00', 6],
  ['disk', '12T08:00', '12T08:39', 8],
  ['early', '12T08:39', '12T09:00:40', 8],
  ['reset', '12T09:00:40', '12T09:09:30', 11],
  ['restore', '12T09:09:30', '12T11:44', 8],
  ['lunch', '12T11:44', '12T12:24', 8],
  ['nobody', '12T12:24', '12T13:03:30', 7],
  ['cannot', '12T13:03:30', '12T13:16', 9],
  ['maps', '12T13:16', '12T14:44', 6],
  ['boot', '12T14:44', '12T15:05:30', 9],
  ['go', '12T15:05:30', '12T15:31', 8],
  ['swap', '12T15:31', '12T15:35:30', 8],
  ['card', '12T15:35:30', '12T15:43:30', 13],
  ['dark', '12T15:43:30', '12T16:03', 14],
  // At the same pace as the one before, so that the clock need not be set: a tap is never dated before that.
  ['back', '12T16:03', '12T16:16:20', 9.5],
  ['kept', '12T16:16:20', '12T16:41', 8],
  ['bed', '12T16:41', '12T17:31', 7],
  ['sunday', '13T08:15', '13T09:01:30', 7],
  ['again', '13T09:01:30', '13T09:41', 10],
  ['check', '13T09:41', '13T14:15', 8],
  ['monday', '14T20:55', '14T21:10', 6],
] as const

// The cable is asked for, the wrong box is stopped, the line dies, the card falls due on a phone that nothing reaches.
// The last has one pace from before the line dies: the phone hears of no other.
const openingTable = [
  ['asked', '12T15:37:57', '12T15:38:19', 3],
  ['coming', '12T15:38:19', '12T15:40:38', 2.5],
  ['wrong', '12T15:40:38', '12T15:41', 4.4],
  ['right', '12T15:41', '12T15:41:50', 2.1],
  ['dead', '12T15:43:20', '12T15:58:20', 8.5],
] as const

export type ChapterId = (typeof table)[number][0]
export type BeatId = (typeof openingTable)[number][0]

/** The weekend in the order it is told. Quiet hours fly, telling moments slow down; between two of them the clock may leap. */
export const chapters: readonly Chapter[] = table.map(([id, from, to, seconds]) => ({
  id,
  from: taipei(from),
  to: taipei(to),
  seconds,
}))

/**
 * What the demo opens with: the weekend's most telling minutes, before it is told from the start. Played on an upgrade of
 * its own, since no clock goes back.
 */
export const opening: readonly Beat[] = openingTable.map(([id, from, to, seconds]) => ({
  id,
  from: taipei(from),
  to: taipei(to),
  seconds,
}))

/** Friday 08:00 in Massachusetts, 20:00 in Taipei. */
export const DEMO_STARTS = taipei('11T20:00')

/** While the modem cable is out of its box: nothing reaches the phone. */
export const LINE_DEAD = { from: taipei('12T15:44'), to: taipei('12T16:15:55') }
