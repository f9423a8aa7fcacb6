'use client'
import { useState } from 'react'
import { fresh, sayFreshFault } from '../../domain/messages/fresh.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { readStart, type Zones } from '../../domain/plan/fresh.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { SelectField, TextField } from '../ui/field.tsx'

/** A start on one side's clock, shown on both at once. A time that the clocks skip or show twice is asked about. */
export function StartField(props: {
  lang: Lang
  /** Null until both are known. */
  zones: Zones | null
  names: { site: string; home: string }
  error: string | undefined
}) {
  const { lang, zones, names } = props
  const words = fresh[lang]
  const [date, setDate] = useState('')
  const [clock, setClock] = useState('')
  const [side, setSide] = useState('home')
  const [which, setWhich] = useState('')
  const [left, setLeft] = useState(false)
  const said = { date, clock, side, which }
  const readAs = (more: Partial<typeof said>) =>
    zones === null ? null : readStart(new URLSearchParams({ ...said, ...more }), zones)
  const read = readAs({})
  const once = readAs({ which: '' })
  const twice = once !== null && !once.ok && once.faults.start?.fault === 'overlap'
  const fault = read !== null && !read.ok ? read.faults.start : undefined
  // While the field is still being filled in, a half of it is no mistake.
  const shown =
    fault !== undefined && left && date !== '' && clock !== ''
      ? sayFreshFault(words, 'start', fault)
      : props.error
  return (
    <div className="start-field">
      <div className="field-row">
        <TextField
          type="date"
          name="date"
          label={words.start.date}
          error={shown}
          value={date}
          onChange={(e) => {
            setDate(e.target.value)
            setWhich('')
          }}
        />
        <TextField
          name="clock"
          label={words.start.clock}
          value={clock}
          placeholder="20:00"
          maxLength={12}
          autoComplete="off"
          onBlur={() => setLeft(true)}
          onChange={(e) => {
            setClock(e.target.value)
            setWhich('')
          }}
        />
        <SelectField
          name="side"
          label={words.start.of}
          value={side}
          onChange={(e) => {
            setSide(e.target.value)
            setWhich('')
          }}
          choices={(['home', 'site'] as const).map((s) => ({
            value: s,
            label: names[s].trim() === '' ? words.start[s] : names[s],
          }))}
        />
      </div>
      {twice ? (
        <SelectField
          name="which"
          label={words.start.which}
          value={which}
          onChange={(e) => setWhich(e.target.value)}
          choices={[
            { value: '', label: words.start.choose },
            { value: 'earlier', label: words.start.earlier },
            { value: 'later', label: words.start.later },
          ]}
        />
      ) : null}
      {read?.ok && read.value !== null && zones !== null ? (
        <p className="start-field-both">
          <BothClocks
            instant={read.value.instant}
            siteZone={zones.site}
            homeZone={zones.home}
            lang={lang}
            date="year"
            {...(names.site.trim() === '' ? {} : { siteName: names.site })}
            {...(names.home.trim() === '' ? {} : { homeName: names.home })}
          />
        </p>
      ) : (
        <p className="field-hint">{words.start.optional}</p>
      )}
    </div>
  )
}
