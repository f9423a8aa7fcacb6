'use client'
import { useMemo } from 'react'
import { type Place, placesAt, scheduleOf } from '../../domain/schedule/schedule.ts'
import { plannedWork, type Work, workLeft } from '../../domain/schedule/work.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { usePlan } from './plan-context.tsx'

/**
 * Where each step stands at the likely minutes: before the start as planned from it, then as it happened and will go on.
 * Empty while no start is agreed on.
 */
export function usePlaces(): ReadonlyMap<string, Place> {
  const work = useWork()
  return useMemo(() => new Map(work === null ? [] : placesAt(work).map((p) => [p.step, p])), [work])
}

/** How much longer a step may take without the whole ending later (ms); null where that isn't known, or it is over. */
export function useSlack(step: string): number | null {
  const work = useWork()
  return useMemo(() => (work === null ? null : (scheduleOf(work).slack[step] ?? null)), [work, step])
}

function useWork(): Work | null {
  const { live } = useDesk()
  const { shown } = usePlan()
  const minute = Math.floor(useNow(live, 5000) / MINUTE)
  // Before the start the plan alone decides; the clock has no part in it.
  const begun = shown.startedAt !== null
  const now = begun ? minute * MINUTE : 0
  return useMemo(() => {
    const start = shown.head.start?.at.instant
    return begun ? workLeft(shown, now) : start === undefined ? null : plannedWork(shown, start)
  }, [shown, begun, now])
}
