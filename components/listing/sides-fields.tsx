'use client'
import { useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { type FreshField, readZone } from '../../domain/plan/fresh.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { TextField } from '../ui/field.tsx'
import { StartField } from './start-field.tsx'
import { ZoneField } from './zone-field.tsx'

/** The two places, each with its zone, and the start as a wall time of either. Read back by `readBlank`. */
export function SidesFields(props: {
  lang: Lang
  /** Epoch ms: what the zones' offsets are told for. */
  now: number
  errors: Partial<Record<FreshField, string>>
}) {
  const { lang, now, errors } = props
  const words = fresh[lang]
  const [names, setNames] = useState({ site: '', home: '' })
  const [zones, setZones] = useState({ site: '', home: '' })
  const site = readZone(zones.site)
  const home = readZone(zones.home)
  return (
    <>
      <div className="grid gap-3.5 grid-cols-1 sm:grid-cols-2">
        {(['home', 'site'] as const).map((side) => (
          <div
            key={side}
            className={`grid content-start gap-3 rounded-md border border-t-3 border-line border-t-side px-3.5 py-3 side-${side}`}
          >
            <TextField
              name={side}
              label={words[side]}
              hint={side === 'site' ? words.siteHint : words.homeHint}
              error={errors[side]}
              autoComplete="off"
              value={names[side]}
              onChange={(e) => setNames({ ...names, [side]: e.target.value })}
            />
            <ZoneField
              side={side}
              lang={lang}
              now={now}
              value={zones[side]}
              onChange={(zone) => setZones({ ...zones, [side]: zone })}
              error={errors[`${side}-zone`]}
            />
          </div>
        ))}
      </div>
      <StartField
        lang={lang}
        zones={site.ok && home.ok ? { site: site.zone, home: home.zone } : null}
        names={names}
        now={now}
        error={errors.start}
      />
    </>
  )
}
