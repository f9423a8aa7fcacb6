'use client'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { planHead } from '../../domain/plan/words/head.ts'
import type { Edit } from '../../domain/plan-edit/edit.ts'
import type { WallTime } from '../../domain/time/wall-time.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { PhraseField } from '../time/phrase-field.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { Button } from '../ui/button.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Fact } from '../ui/row.tsx'
import { Conflict } from './edit-field.tsx'
import { buttons, facts, stack } from './looks.ts'
import { usePlan } from './plan-context.tsx'

export interface WhenField {
  at: string
  value: unknown
  set: (value: unknown, saw: unknown) => Edit
}

export type Taken = { said: string; wall: WallTime } | null

/** The start as it stands, on both clocks; to be set anew in people's own words. */
export function StartForm({ field, locked }: { field: WhenField; locked: boolean }) {
  const { edit, may, lang } = usePlan()
  const start = field.value as PlanHead['start']
  const [saw, setSaw] = useState<{ value: unknown } | null>(null)
  const [error, setError] = useState<string>()
  const taken = useRef<Taken>(null)
  const w = planHead[lang]
  function send(e: FormEvent) {
    e.preventDefault()
    if (taken.current === null) return setError(w.needed)
    edit([field.set({ said: taken.current.said.slice(0, 200), at: taken.current.wall }, saw?.value ?? null)])
    setSaw(null)
  }
  return (
    <Section
      title={w.start}
      open={saw !== null}
      may={may && !locked}
      note={locked ? w.started : undefined}
      onOpen={() => {
        taken.current = null
        setError(undefined)
        setSaw({ value: start })
      }}
      onClear={start === null ? undefined : () => edit([field.set(null, start)])}
      value={
        start === null ? null : (
          <>
            <Clocks instant={start.at.instant} />
            {start.said === '' ? null : <p className="text-sm text-ink-faint">{w.startSaid(start.said)}</p>}
          </>
        )
      }
    >
      <Conflict {...field} write={(v) => (v as PlanHead['start'])?.said ?? ''} />
      {saw === null ? null : (
        <form className={stack} onSubmit={send}>
          <When name="start" label={w.newStart} error={error} onTake={(t) => (taken.current = t)} />
          <Buttons submit={w.setStart} onCancel={() => setSaw(null)} />
        </form>
      )}
    </Section>
  )
}

/** The window as it stands; both its ends are set together. */
export function WindowForm({ field }: { field: WhenField }) {
  const { edit, may, lang } = usePlan()
  const window = field.value as PlanHead['window']
  const [saw, setSaw] = useState<{ value: unknown } | null>(null)
  const [errors, setErrors] = useState<{ from?: string; to?: string; both?: string }>({})
  /** An end that is not touched stays as it stands. */
  const taken = useRef<{ from: Taken; to: Taken }>({ from: null, to: null })
  const w = planHead[lang]
  function send(e: FormEvent) {
    e.preventDefault()
    const from = taken.current.from?.wall ?? window?.from
    const to = taken.current.to?.wall ?? window?.to
    if (from === undefined) return setErrors({ from: w.needed })
    if (to === undefined) return setErrors({ to: w.needed })
    if (to.instant <= from.instant) return setErrors({ both: w.windowOrder })
    edit([field.set({ from, to }, saw?.value ?? null)])
    setSaw(null)
  }
  return (
    <Section
      title={w.window}
      open={saw !== null}
      may={may}
      note={w.windowHint}
      onOpen={() => {
        taken.current = { from: null, to: null }
        setErrors({})
        setSaw({ value: window })
      }}
      onClear={window === null ? undefined : () => edit([field.set(null, window)])}
      value={
        window === null ? null : (
          <dl className={facts}>
            <Fact name={w.windowFrom}>
              <Clocks instant={window.from.instant} />
            </Fact>
            <Fact name={w.windowTo}>
              <Clocks instant={window.to.instant} />
            </Fact>
          </dl>
        )
      }
    >
      <Conflict
        {...field}
        write={(v) => {
          const shown = v as PlanHead['window']
          return shown === null ? '' : `${shown.from.local} – ${shown.to.local} (${shown.to.zone})`
        }}
      />
      {saw === null ? null : (
        <form className={stack} onSubmit={send}>
          {(['from', 'to'] as const).map((end) => (
            <When
              key={end}
              name={end}
              label={end === 'from' ? w.windowFrom : w.windowTo}
              error={errors[end]}
              date={window?.[end].instant}
              onTake={(t) => {
                taken.current[end] = t
              }}
            />
          ))}
          {errors.both === undefined ? null : (
            <p className={fieldLook.error} role="alert">
              {errors.both}
            </p>
          )}
          <Buttons submit={w.setWindow} onCancel={() => setSaw(null)} />
        </form>
      )}
    </Section>
  )
}

export function Section(props: {
  title: string
  value: ReactNode
  note?: string | undefined
  /** What is said where nothing is set. */
  none?: string | undefined
  open: boolean
  may: boolean
  /** Among the fields of a step it takes one line where it can. */
  line?: boolean
  onOpen: () => void
  onClear: (() => void) | undefined
  children: ReactNode
}) {
  const { lang } = usePlan()
  const words = planHead[lang]
  return (
    <section
      className={`plan-when ${props.line ? 'flex flex-wrap items-center gap-x-3 gap-y-1.5' : 'grid gap-1.5 not-first:border-t not-first:border-line not-first:pt-3.5'}`}
      aria-label={props.title}
    >
      <h3 className="text-sm font-heading">{props.title}</h3>
      {props.value ?? <p className="text-sm text-ink-faint">{props.none ?? words.notSet}</p>}
      {props.note === undefined ? null : <p className={fieldLook.hint}>{props.note}</p>}
      {props.children}
      {props.may && !props.open ? (
        <div className={`${buttons} mt-1.5`}>
          <Button size="sm" onClick={props.onOpen} aria-label={`${words.change}: ${props.title}`}>
            {words.change}
          </Button>
          {props.onClear === undefined ? null : (
            <Button
              size="sm"
              kind="quiet"
              onClick={props.onClear}
              aria-label={`${words.clear}: ${props.title}`}
            >
              {words.clear}
            </Button>
          )}
        </div>
      ) : null}
    </section>
  )
}

export function When(props: {
  name: string
  label: string
  error: string | undefined
  date?: number | undefined
  onTake: (taken: Taken) => void
}) {
  const { lang, live } = useDesk()
  const { shown } = usePlan()
  const { site, home } = shown.head
  return (
    <PhraseField
      {...props}
      lang={lang}
      site={site}
      home={home}
      now={live.now()}
      date={props.date ?? shown.head.start?.at.instant}
      prefer="home"
    />
  )
}

export function Buttons(props: { submit: string; onCancel: () => void }) {
  const { lang } = usePlan()
  return (
    <div className={`${buttons} mt-1.5`}>
      <Button type="submit" size="sm" kind="primary">
        {props.submit}
      </Button>
      <Button size="sm" kind="quiet" onClick={props.onCancel}>
        {planHead[lang].cancel}
      </Button>
    </div>
  )
}

export function Clocks({ instant }: { instant: number }) {
  const { lang } = useDesk()
  const { shown } = usePlan()
  return <BothClocks instant={instant} {...sidesOf(shown.head)} order="home-first" lang={lang} date="year" />
}
