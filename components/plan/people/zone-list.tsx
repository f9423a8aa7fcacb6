'use client'
import { useEffect, useState } from 'react'

/** The zones there are, offered while one is typed: for fields with `list="plan-zones"`. */
export function ZoneList() {
  const [zones, setZones] = useState<string[]>([])
  useEffect(() => setZones(Intl.supportedValuesOf('timeZone')), [])
  return (
    <datalist id="plan-zones">
      {zones.map((z) => (
        <option key={z} value={z} />
      ))}
    </datalist>
  )
}
