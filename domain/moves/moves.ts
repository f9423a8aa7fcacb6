import type { Person, UpgradeState } from '../log/state.ts'
import { isSeated } from '../people/seats.ts'
import { type Job, move } from './job.ts'
import { jobsNow } from './jobs.ts'
import type { Move, Moves, Wait } from './move.ts'
import { seated } from './seats.ts'

/**
 * What a person can do at `now` (epoch ms, the upgrade's clock), and if nothing suggests itself, for whom or what they
 * wait. `person`: an id of this upgrade; null, or one without a seat: somebody who only looks on.
 */
export function movesOf(state: UpgradeState, person: string | null, now: number): Moves {
  return movesFrom(state, jobsNow(state, now), person, now)
}

/** The moves of each who has a seat, from one look at the state. */
export function everybodysMoves(state: UpgradeState, now: number): Map<string, Moves> {
  const jobs = jobsNow(state, now)
  return new Map(Object.keys(state.people).map((id) => [id, movesFrom(state, jobs, id, now)]))
}

/** A job as one person meets it: whether it is asked of them now, and what they may do about it. */
export interface Met {
  job: Job
  mine: boolean
  moves: readonly Move[]
}

/** All that is to be done at `now`, as this person meets it, the most pressing first: what their own screen lists. */
export function jobsFor(state: UpgradeState, person: string | null, now: number): Met[] {
  return met(jobsNow(state, now), seatOf(state, person), now)
}

function seatOf(state: UpgradeState, person: string | null): Person | null {
  const me = person === null ? undefined : state.people[person]
  return me !== undefined && isSeated(me) ? me : null
}

function met(jobs: readonly Job[], seat: Person | null, now: number): Met[] {
  return jobs.map((job) => ({ job, mine: isMine(job, seat, now), moves: movesAbout(job, seat) }))
}

function movesFrom(state: UpgradeState, jobs: readonly Job[], person: string | null, now: number): Moves {
  const seat = seatOf(state, person)
  const about = met(jobs, seat, now)
  const first = about.find(({ mine }) => mine)?.moves[0] ?? null
  const told = new Set(first === null ? [] : [first.key])
  const also = about
    .flatMap(({ moves }) => moves)
    .filter(({ key }) => {
      const fresh = !told.has(key)
      told.add(key)
      return fresh
    })
  if (seat?.role === 'upgrader' && first === null && isOther(jobs, seat))
    also.push(move('take-baton', { kind: 'person', id: seat.id }, { type: 'baton.take' }))
  return { first, also, waits: first === null ? waitOf(state, jobs, seat, now) : null }
}

/** Whether it is another upgrader who acts, so that this one could only take it over. */
function isOther(jobs: readonly Job[], me: Person): boolean {
  return jobs.some((j) => j.role === 'upgrader' && j.asked.length > 0 && !j.asked.includes(me.id))
}

function isMine(job: Job, me: Person | null, now: number): boolean {
  return me !== null && job.asked.includes(me.id) && (job.next === null || job.next <= now)
}

/** What somebody may do about a job: what is asked of them, or what their side may do about it all the same. */
function movesAbout(job: Job, me: Person | null): readonly Move[] {
  if (me === null) return []
  const { asked, moves, movesAtTheKeyboard = moves, others } = job
  if (asked.includes(me.id)) return me.role === 'upgrader' ? movesAtTheKeyboard : moves
  return me.role === 'observer' ? [] : (others[me.role] ?? [])
}

/**
 * For whom, or what, they wait who have nothing to do: the first thing that somebody of their own side can do, else
 * anybody. What somebody is asked of themselves keeps nobody else waiting, unless there is nothing else.
 */
function waitOf(state: UpgradeState, jobs: readonly Job[], me: Person | null, now: number): Wait {
  if (state.status === 'closed' || state.status === 'cancelled') return { for: 'nothing' }
  const all = jobs.filter(
    (j) => j.asked.length > 0 && (j.next === null || j.next <= now) && j.moves.length > 0,
  )
  const work = all.filter((j) => j.about.kind !== 'person')
  const live = work.find((j) => j.role === me?.role) ?? work[0] ?? all[0]
  if (live !== undefined) {
    const kind = (live.moves[0] as Move).kind
    return { for: 'people', people: live.asked, job: live.key, about: live.about, kind, since: live.since }
  }
  const later = jobs.flatMap((j) => (j.next !== null && j.next > now ? [j.next] : []))
  if (later.length > 0) return { for: 'time', at: Math.min(...later) }
  const role = jobs.find((j) => j.role !== null)?.role ?? 'upgrader'
  return seated(state, role).length === 0 ? { for: 'seat', role } : { for: 'nothing' }
}
