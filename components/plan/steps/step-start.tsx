'use client'
import { type FormEvent, useRef, useState } from 'react'
import { planHead } from '../../../domain/plan/words/head.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import type { WallTime } from '../../../domain/time/wall-time.ts'
import { Conflict } from '../edit-field.tsx'
import { stack } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { Buttons, Clocks, Section, type Taken, When, type WhenField } from '../when-forms.tsx'

/** The moment before which a step doesn't start, if it has one, on both clocks; set in people's own words. */
export function StepStart({ field }: { field: WhenField & { locked: boolean } }) {
  const { edit, may, lang } = usePlan()
  const startAt = (field.value ?? null) as WallTime | null
  const [saw, setSaw] = useState<{ value: WallTime | null } | null>(null)
  const [error, setError] = useState<string>()
  const taken = useRef<Taken>(null)
  const w = planSteps[lang]
  function send(e: FormEvent) {
    e.preventDefault()
    if (taken.current === null) return setError(planHead[lang].needed)
    edit([field.set(taken.current.wall, saw?.value ?? null)])
    setSaw(null)
  }
  return (
    <Section
      line
      title={w.startAt}
      open={saw !== null}
      may={may && !field.locked}
      none={w.startAtNone}
      onOpen={() => {
        taken.current = null
        setError(undefined)
        setSaw({ value: startAt })
      }}
      onClear={startAt === null ? undefined : () => edit([field.set(null, startAt)])}
      value={startAt === null ? null : <Clocks instant={startAt.instant} />}
    >
      <Conflict
        {...field}
        write={(v) => {
          const wall = v as WallTime | null | undefined
          return wall == null ? '' : `${wall.local.replace('T', ' ')} (${wall.zone})`
        }}
      />
      {saw === null ? null : (
        <form className={`${stack} flex-[1_1_100%]`} onSubmit={send}>
          <When
            name="startAt"
            label={w.startAtNew}
            error={error}
            date={startAt?.instant}
            onTake={(t) => {
              taken.current = t
            }}
          />
          <Buttons submit={w.startAtSet} onCancel={() => setSaw(null)} />
        </form>
      )}
    </Section>
  )
}
