'use client'
import { type FormEvent, useState } from 'react'
import { refusalText } from '../../../domain/messages/refusals.ts'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planSteps } from '../../../domain/plan/words/steps.ts'
import { type BulkChange, bulkEdits } from '../../../domain/plan-edit/bulk.ts'
import { readDuration } from '../../../domain/plan-table/duration.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { fieldLook, SelectField, TextField } from '../../ui/field.tsx'
import { onKeys } from '../../ui/keys.ts'
import { dense } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { doerChoices, doerOf } from './doers.ts'
import type { Chosen } from './use-chosen.ts'

const fresh = { who: '', minutes: '', hands: '', machine: '' }

/** What the chosen steps are set to, all at once and as one thing to undo. Nothing is set where one of them can't be. */
export function BulkBar({ chosen }: { chosen: Chosen }) {
  const { lang, called } = useDesk()
  const { shown, newest, edit, tell, say } = usePlan()
  const words = planSteps[lang]
  const w = bulkWords[lang]
  const [said, setSaid] = useState(fresh)
  const [error, setError] = useState<{ minutes?: string; all?: string }>({})
  const { ids } = chosen
  if (ids.length === 0) return null

  function set(e: FormEvent) {
    e.preventDefault()
    const minutes = said.minutes.trim() === '' ? undefined : readDuration(said.minutes)
    if (minutes === null) return setError({ minutes: words.minutesBad })
    const who = said.who === '' ? null : doerOf(shown, said.who)
    const change: BulkChange = {
      ...(who === null ? {} : { who }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(said.hands === '' ? {} : { hands: said.hands === 'yes' }),
      ...(said.machine === '' ? {} : { machine: said.machine === '-' ? null : said.machine.slice(1) }),
    }
    if (Object.keys(change).length === 0) return setError({ all: w.nothing })
    const bulk = bulkEdits(newest(), ids, change)
    if (!bulk.ok) {
      const lines = bulk.refused.map(({ step, refusal }) =>
        w.refusal(newest().steps[step]?.title ?? step, refusalText(refusal, lang, called)),
      )
      return tell({ tone: 'bad', title: w.noneSet, text: '', lines })
    }
    if (bulk.edits.length === 0) return setError({ all: w.same })
    const text = w.done(ids.length)
    if (!edit(bulk.edits, { tone: 'plain', text, undo: true }, 'each')) return
    setSaid(fresh)
    setError({})
    chosen.clear()
    say(text)
  }
  const change = (part: keyof typeof fresh) => (e: { target: { value: string } }) => {
    setSaid({ ...said, [part]: e.target.value })
    setError({})
  }
  const keep = { value: '', label: w.keep }
  return (
    <form
      noValidate
      aria-label={w.bar}
      data-bulk
      className="sticky bottom-0 z-10 mt-2 grid gap-2 rounded-lg border border-line-strong bg-raised p-3 shadow-lift"
      onSubmit={set}
      onKeyDown={onKeys((e) => {
        if (e.key !== 'Escape') return
        e.preventDefault()
        chosen.clear()
      })}
    >
      <div className="grid grid-cols-2 content-start gap-x-3 gap-y-2 md:grid-cols-4">
        <SelectField
          look={dense}
          label={words.by}
          value={said.who}
          onChange={change('who')}
          choices={[keep, ...doerChoices(shown, lang)]}
        />
        <TextField
          look={dense}
          label={words.minutes}
          placeholder={w.minutesKeep}
          error={error.minutes}
          value={said.minutes}
          maxLength={40}
          autoComplete="off"
          onChange={change('minutes')}
        />
        <SelectField
          look={dense}
          label={w.hands}
          value={said.hands}
          onChange={change('hands')}
          choices={[keep, { value: 'yes', label: w.handsYes }, { value: 'no', label: w.handsNo }]}
        />
        <SelectField
          look={dense}
          label={words.machine}
          value={said.machine}
          onChange={change('machine')}
          choices={[
            keep,
            { value: '-', label: words.noMachine },
            ...Object.values(shown.machines).map((m) => ({ value: `=${m.id}`, label: m.sticker })),
          ]}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <strong className="text-sm">{w.chosen(ids.length)}</strong>
        {error.all === undefined ? null : (
          <span className={fieldLook.error} role="alert">
            {error.all}
          </span>
        )}
        <span className="ml-auto flex flex-wrap gap-2">
          <Button size="sm" kind="quiet" onClick={chosen.clear}>
            {w.clear}
          </Button>
          <Button size="sm" kind="primary" type="submit">
            {w.set(ids.length)}
          </Button>
        </span>
      </div>
    </form>
  )
}
