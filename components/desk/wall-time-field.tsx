'use client'
import { useState } from 'react'
import { localAt, resolveWallTime } from '../../domain/time/wall-time.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Field, SelectField, TextField } from '../ui/field.tsx'
import { useDesk } from './desk-context.tsx'

/**
 * A date and time on one side's clock, shown on both at once. A time that the clocks skip or show twice is asked about,
 * never guessed. What it resolves to stands in a hidden field `name`: epoch ms, '' when nothing is given, 'bad' else.
 */
export function WallTimeField(props: {
  name: string
  label: string
  hint?: string
  error?: string | undefined
}) {
  const { words, state, zones, lang, live } = useDesk()
  const { site, home } = state.head
  const [zone, setZone] = useState(site.zone)
  const [date, setDate] = useState('')
  const [clock, setClock] = useState('')
  // Not the browser's own field for both: it shows the hour as its locale does, with AM and PM.
  const local = date === '' && clock === '' ? '' : `${date}T${clock.padStart(5, '0')}`
  const [choice, setChoice] = useState<'earlier' | 'later' | undefined>(undefined)
  const result = local === '' ? null : resolveWallTime(local, zone, choice)
  const twice = local === '' ? null : resolveWallTime(local, zone)
  const instant = result?.ok === true ? result.wall.instant : null
  const fault =
    result === null || result.ok || result.code === 'overlap'
      ? undefined
      : result.code === 'gap'
        ? words.dialogs.gap(result.jumpsFrom, result.jumpsTo)
        : words.dialogs.badTime
  return (
    <div className="wall-time">
      <div className="field-row">
        <TextField
          type="date"
          label={props.label}
          hint={props.hint}
          error={fault ?? props.error}
          value={date}
          min={localAt(live.now(), zone).slice(0, 10)}
          onChange={(e) => {
            setDate(e.target.value)
            setChoice(undefined)
          }}
        />
        <TextField
          label={words.dialogs.clock}
          value={clock}
          placeholder="08:00"
          inputMode="numeric"
          maxLength={5}
          autoComplete="off"
          onChange={(e) => {
            setClock(e.target.value.trim())
            setChoice(undefined)
          }}
        />
        <SelectField
          label={words.dialogs.clockOf}
          value={zone}
          onChange={(e) => setZone(e.target.value)}
          choices={[
            { value: site.zone, label: site.name },
            ...(home.zone === site.zone ? [] : [{ value: home.zone, label: home.name }]),
          ]}
        />
      </div>
      {twice?.ok === false && twice.code === 'overlap' ? (
        <Field label={words.dialogs.overlap}>
          {(wiring) => (
            <select
              {...wiring}
              className="field-control"
              value={choice ?? ''}
              onChange={(e) => setChoice(e.target.value === 'later' ? 'later' : 'earlier')}
            >
              <option value="" disabled />
              <option value="earlier">{words.dialogs.earlier}</option>
              <option value="later">{words.dialogs.later}</option>
            </select>
          )}
        </Field>
      ) : null}
      {instant === null ? null : (
        <p className="wall-time-both">
          <BothClocks
            instant={instant}
            {...zones}
            lang={lang}
            date
            siteName={site.name}
            homeName={home.name}
          />
        </p>
      )}
      <input type="hidden" name={props.name} value={local === '' ? '' : (instant ?? 'bad')} />
    </div>
  )
}
