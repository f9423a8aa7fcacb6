'use client'
import { useMemo } from 'react'
import { type Place, placesAt } from '../../domain/schedule/schedule.ts'
import { plannedWork, workLeft } from '../../domain/schedule/work.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { usePlan } from './plan-context.tsx'

/**
 * Where each step stands at the likely minutes: before the start as planned from it, then as it happened and will go on.
 * Empty while no start is agreed on.
 */
export function usePlaces(): ReadonlyMap<string, Place> {
  const { live } = useDesk()
  const { shown } = usePlan()
  const minute = Math.floor(useNow(live, 5000) / MINUTE)
  // Before the start the plan alone decides; the clock has no part in it.
  const begun = shown.startedAt !== null
  const now = begun ? minute * MINUTE : 0
  return useMemo(() => {
    const start = shown.head.start?.at.instant
    const work = begun ? workLeft(shown, now) : start === undefined ? null : plannedWork(shown, start)
    return new Map(work === null ? [] : placesAt(work).map((p) => [p.step, p]))
  }, [shown, begun, now])
}
