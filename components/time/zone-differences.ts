'use client'
import { useEffect, useState } from 'react'
import { type ZoneDifference, type ZoneFacts, zoneDifferences } from '../../domain/time/zone-facts.ts'

/** Where this browser's tz data shows other clocks than the server's, once the page lives. */
export function useZoneDifferences(facts: ZoneFacts[] | undefined): ZoneDifference[] {
  const [found, setFound] = useState<ZoneDifference[]>([])
  useEffect(() => setFound(facts === undefined ? [] : zoneDifferences(facts)), [facts])
  return found
}
