'use client'
import { useEffect, useId, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { readZone } from '../../domain/plan/fresh.ts'
import { fresh, sayFreshFault } from '../../domain/plan/words/fresh.ts'
import { deviceZone } from '../../domain/time/zone.ts'
import { SideClock } from '../time/side-clock.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'

/**
 * A time zone by its place, found by typing. The browser's own is offered and never taken unasked; what the clocks
 * there read now shows whether it is the one that was meant.
 */
export function ZoneField(props: {
  side: 'site' | 'home'
  lang: Lang
  now: number
  value: string
  onChange: (zone: string) => void
  error: string | undefined
}) {
  const { side, lang, value, onChange } = props
  const words = fresh[lang]
  const [mine, setMine] = useState<string | null>(null)
  const [zones, setZones] = useState<string[]>([])
  const [left, setLeft] = useState(false)
  const list = useId()
  useEffect(() => {
    setMine(deviceZone())
    setZones(Intl.supportedValuesOf('timeZone'))
  }, [])
  const read = readZone(value)
  const wrong =
    left && value.trim() !== '' && !read.ok ? sayFreshFault(lang, `${side}-zone`, read.fault) : props.error
  return (
    <div className={`grid gap-1.5 side-${side}`}>
      <TextField
        name={`${side}-zone`}
        label={side === 'site' ? words.siteZone : words.homeZone}
        hint={words.zoneHint}
        error={wrong}
        list={list}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        value={value}
        onChange={(e) => {
          onChange(e.target.value)
          setLeft(false)
        }}
        onBlur={() => {
          setLeft(true)
          if (read.ok) onChange(read.zone)
        }}
      />
      <datalist id={list}>
        {zones.map((z) => (
          <option key={z} value={z} />
        ))}
      </datalist>
      <p className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
        {read.ok ? (
          <span>
            {words.nowThere} <SideClock instant={props.now} zone={read.zone} side={side} lang={lang} />
          </span>
        ) : null}
        {mine !== null && mine !== (read.ok ? read.zone : '') ? (
          <Button size="sm" kind="quiet" className="-ms-2.25 text-start" onClick={() => onChange(mine)}>
            {words.thisBrowser(mine)}
          </Button>
        ) : null}
      </p>
    </div>
  )
}
