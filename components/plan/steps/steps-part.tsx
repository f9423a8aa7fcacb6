'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planPhases, planSteps } from '../../../domain/plan/words/steps.ts'
import { entriesOf } from '../../../domain/plan-edit/drop.ts'
import type { Edit } from '../../../domain/plan-edit/edit.ts'
import { phasesOf, stepsInOrder, stepsOf } from '../../../domain/plan-edit/moves.ts'
import { tableWords } from '../../../domain/plan-table/words.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { Button } from '../../ui/button.tsx'
import { onKeys } from '../../ui/keys.ts'
import { Empty } from '../../ui/notice.tsx'
import { keyOf } from '../edit-field.tsx'
import { buttons } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { usePlaces } from '../use-places.ts'
import { useStepKeys } from '../use-plan-keys.ts'
import { useVerbs, walk } from '../use-verbs.ts'
import { BulkBar } from './bulk-bar.tsx'
import { PasteTable } from './paste-table.tsx'
import { PhaseRow } from './phase-row.tsx'
import { isTable, type QuickPlace, QuickStep } from './quick-step.tsx'
import { StepRow } from './step-row.tsx'
import { useChosen } from './use-chosen.ts'
import { useDrag } from './use-drag.ts'

/**
 * Phases and their steps as one list. A step is opened to be edited where it stands; lines are moved by their handles,
 * or by keys; several are chosen to be set together; new ones are typed one after the other, or pasted as a table.
 */
export function StepsPart(props: { opened: string | null; open: (step: string | null) => void }) {
  const { opened, open } = props
  const { lang, zones } = useDesk()
  const tools = usePlan()
  const { shown, may, conflicts } = tools
  const w = bulkWords[lang]
  const places = usePlaces()
  const list = useRef<HTMLOListElement>(null)
  const steps = useMemo(() => stepsInOrder(shown), [shown])
  const entries = useMemo(() => entriesOf(shown), [shown])
  const hasRun = (id: string) =>
    (shown.runs[id]?.attempt ?? 0) > 0 || (shown.runs[id]?.state ?? 'todo') !== 'todo'
  const free = may ? steps.filter((s) => !hasRun(s.id)).map((s) => s.id) : []
  const chosen = useChosen(free, (n) => {
    // What is told stands where the choice is set.
    if (n > 0) tools.tell(null)
    tools.say(n === 0 ? w.none : w.chosen(n))
  })
  /** Where the row stands in which steps are typed, once somebody has put it somewhere; else it is at the end. */
  const [quick, setQuick] = useState<{ place: QuickPlace | null; asked: number }>({ place: null, asked: 0 })
  const [table, setTable] = useState<string | null>(null)
  /** What gets the focus once it is drawn. */
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    const there = wanted.current === null ? null : document.querySelector<HTMLElement>(wanted.current)
    if (there === null) return
    wanted.current = null
    there.focus()
  })
  const verbs = useVerbs({
    open,
    chosen,
    addAt: (place) => setQuick((q) => ({ place, asked: q.asked + 1 })),
  })
  useStepKeys(list)
  usePaste(may && table === null, setTable)
  const { drag, handle } = useDrag(list, verbs)
  const numbers = new Map(steps.map((s, i) => [s.id, i + 1]))
  const last = phasesOf(shown).at(-1)
  const end =
    last === undefined ? null : { phase: last.id, after: stepsOf(shown, last.id).at(-1)?.id ?? null }
  const isDrawn = (at: QuickPlace | null): at is QuickPlace =>
    at !== null && (at.after === null ? shown.phases[at.phase] : shown.steps[at.after]) !== undefined
  // A step that was typed just now is drawn in a moment; till then the row stays. Where its step is gone, it is at the end.
  const stood = useRef<QuickPlace | null>(null)
  useEffect(() => {
    if (quick.place === null || isDrawn(quick.place)) stood.current = quick.place
  })
  const put = isDrawn(quick.place) ? quick.place : quick.place === null ? null : stood.current
  const place = isDrawn(put) ? put : end
  const disputed = new Set(
    conflicts.map((o) => /^step\.(.+)\.[^.]+$/.exec(keyOf(o.command as Edit))?.[1] ?? ''),
  )
  const dropped = (i: number): 'before' | 'after' | undefined =>
    drag?.at === i ? 'before' : drag?.at === entries.length && i === entries.length - 1 ? 'after' : undefined
  const typing = may ? (
    <QuickStep
      key="typing"
      place={place}
      asked={quick.asked}
      onAdded={(at) => setQuick((q) => (q.place === null ? q : { ...q, place: at }))}
      onLeave={(at) => {
        setQuick((q) => ({ ...q, place: null }))
        if (at?.after != null) wanted.current = `[data-step="${at.after}"]`
      }}
      onTable={setTable}
    />
  ) : null

  if (table !== null)
    return (
      <PasteTable
        text={table}
        onDone={(first) => {
          setTable(null)
          wanted.current = first === null ? '[data-paste]' : `[data-step="${first}"]`
        }}
      />
    )
  return (
    <div className="plan-steps">
      {entries.length === 0 ? <Empty title={planSteps[lang].empty} /> : null}
      <ol
        ref={list}
        className="rounded-lg border border-line bg-panel empty:hidden data-[dragging=true]:cursor-grabbing data-[dragging=true]:select-none"
        data-dragging={drag !== null}
        onKeyDown={onKeys(may ? verbs.press : walk)}
      >
        {entries.flatMap(({ kind, id }, i) => {
          const line = { drop: dropped(i), moving: drag?.moved.kind === kind && drag.moved.id === id }
          const phase = shown.phases[id]
          const step = shown.steps[id]
          const here = kind === 'phase' ? place?.after === null && place.phase === id : place?.after === id
          const next = here ? [typing] : []
          if (kind === 'phase') {
            const own = stepsOf(shown, id)
            const open = own.filter((s) => free.includes(s.id)).map((s) => s.id)
            return phase === undefined
              ? []
              : [
                  <PhaseRow
                    key={`phase ${id}`}
                    {...line}
                    phase={phase}
                    steps={own}
                    handle={handle({ kind, id })}
                    onAdd={verbs.addAtEnd}
                    chosen={open.length === 0 ? null : open.every(chosen.has)}
                    onChoose={(on) => chosen.all(open, on)}
                  />,
                  ...next,
                ]
          }
          return step === undefined
            ? []
            : [
                <StepRow
                  key={`step ${id}`}
                  {...line}
                  {...{ step, lang, may, verbs, handle }}
                  number={numbers.get(id) ?? 0}
                  after={step.after === null ? '' : step.after.map((a) => numbers.get(a)).join(', ')}
                  machine={
                    step.machine === null ? null : (shown.machines[step.machine]?.sticker ?? step.machine)
                  }
                  run={shown.runs[id]?.state ?? 'todo'}
                  hasRun={hasRun(id)}
                  starts={places.get(id)?.start ?? null}
                  noHands={places.get(id)?.noHands ?? false}
                  waits={places.get(id)?.waitsFrom != null}
                  siteZone={zones.siteZone}
                  homeZone={zones.homeZone}
                  open={opened === id || disputed.has(id)}
                  chosen={chosen.has(id)}
                />,
                ...next,
              ]
        })}
        {place === null ? typing : null}
      </ol>
      {may ? (
        <div className={`${buttons} py-3`}>
          <Button kind="quiet" onClick={verbs.addPhase}>
            {planPhases[lang].add}
          </Button>
          <Button kind="quiet" data-paste onClick={() => setTable('')}>
            {tableWords[lang].open}
          </Button>
        </div>
      ) : null}
      {may ? <BulkBar chosen={chosen} /> : null}
    </div>
  )
}

/** A table pasted while no text is being typed is looked over. */
function usePaste(on: boolean, take: (text: string) => void): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    if (!on) return
    const paste = (e: ClipboardEvent) => {
      const text = e.clipboardData?.getData('text/plain') ?? ''
      const typed =
        e.target instanceof HTMLElement && e.target.closest('input, textarea, select, dialog') !== null
      if (typed || e.defaultPrevented || !isTable(text)) return
      e.preventDefault()
      latest.current(text)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [on])
}
