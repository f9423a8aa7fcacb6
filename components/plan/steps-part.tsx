'use client'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { dropAt, type Entry, entriesOf } from '../../domain/plan-edit/drop.ts'
import type { Edit } from '../../domain/plan-edit/edit.ts'
import { nudgeStep, phasesOf, stepsInOrder, stepsOf } from '../../domain/plan-edit/moves.ts'
import { newPhase, newStep } from '../../domain/plan-edit/things.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { keyOf } from './edit-field.tsx'
import { PhaseRow } from './phase-row.tsx'
import { usePlan } from './plan-context.tsx'
import { type RowVerbs, StepRow } from './step-row.tsx'
import { useDrag } from './use-drag.ts'
import { usePlaces } from './use-places.ts'
import { useStepKeys } from './use-plan-keys.ts'

/**
 * Phases and their steps as one list. A step is opened to be edited where it stands; lines are moved by their handles,
 * or by keys.
 */
export function StepsPart(props: { opened: string | null; open: (step: string | null) => void }) {
  const { opened, open } = props
  const { lang, zones } = useDesk()
  const tools = usePlan()
  const { words, shown, may, conflicts } = tools
  const places = usePlaces()
  const list = useRef<HTMLOListElement>(null)
  const verbs = useVerbs(open)
  useStepKeys(list)
  const { drag, handle } = useDrag(list, verbs)
  const steps = useMemo(() => stepsInOrder(shown), [shown])
  const entries = useMemo(() => entriesOf(shown), [shown])
  const numbers = new Map(steps.map((s, i) => [s.id, i + 1]))
  const last = phasesOf(shown).at(-1)
  const disputed = new Set(
    conflicts.map((o) => /^step\.(.+)\.[^.]+$/.exec(keyOf(o.command as Edit))?.[1] ?? ''),
  )
  const dropped = (i: number): 'before' | 'after' | undefined =>
    drag?.at === i ? 'before' : drag?.at === entries.length && i === entries.length - 1 ? 'after' : undefined

  return (
    <div className="plan-steps">
      {entries.length === 0 ? <Empty title={words.steps.empty} /> : null}
      <ol ref={list} className="plan-list" data-dragging={drag !== null} onKeyDown={may ? verbs.press : walk}>
        {entries.map(({ kind, id }, i) => {
          const line = { drop: dropped(i), moving: drag?.moved.kind === kind && drag.moved.id === id }
          const phase = shown.phases[id]
          const step = shown.steps[id]
          if (kind === 'phase')
            return phase === undefined ? null : (
              <PhaseRow
                key={`phase ${id}`}
                {...line}
                phase={phase}
                steps={stepsOf(shown, id)}
                handle={handle({ kind, id })}
                onAdd={verbs.addAtEnd}
              />
            )
          return step === undefined ? null : (
            <StepRow
              key={`step ${id}`}
              {...line}
              {...{ step, lang, may, verbs, handle }}
              number={numbers.get(id) ?? 0}
              after={step.after === null ? '' : step.after.map((a) => numbers.get(a)).join(', ')}
              machine={step.machine === null ? null : (shown.machines[step.machine]?.sticker ?? step.machine)}
              run={shown.runs[id]?.state ?? 'todo'}
              hasRun={(shown.runs[id]?.attempt ?? 0) > 0 || (shown.runs[id]?.state ?? 'todo') !== 'todo'}
              starts={places.get(id)?.start ?? null}
              noHands={places.get(id)?.noHands ?? false}
              waits={places.get(id)?.waitsFrom != null}
              siteZone={zones.siteZone}
              homeZone={zones.homeZone}
              open={opened === id || disputed.has(id)}
            />
          )
        })}
      </ol>
      {may ? (
        <div className="plan-adds">
          {last === undefined ? null : (
            <Button onClick={() => verbs.addAtEnd(last.id)}>{words.steps.add}</Button>
          )}
          <Button kind="quiet" onClick={verbs.addPhase}>
            {words.phases.add}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What can be done with the lines of the list. The same object for good, so that rows are not drawn anew for it. */
function useVerbs(open: (step: string | null) => void) {
  const tools = usePlan()
  const latest = useRef({ ...tools, open })
  latest.current = { ...tools, open }
  /** The step that gets the focus once it is drawn. */
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const first = document.querySelector<HTMLElement>(`[data-fields="${wanted.current}"] [data-first]`)
    if (first === null) return
    wanted.current = null
    first.focus()
    if (first instanceof HTMLInputElement) first.select()
  })
  const [verbs] = useState(() => {
    const placeOf = (id: string) => {
      const { newest } = latest.current
      const state = newest()
      const all = stepsInOrder(state)
      const step = state.steps[id]
      const phase = step === undefined ? undefined : state.phases[step.phase]
      return { title: step?.title ?? '', n: all.findIndex((s) => s.id === id) + 1, of: all.length, phase }
    }
    const sayPlace = (id: string) => {
      const { words, say } = latest.current
      const { title, n, of, phase } = placeOf(id)
      say(words.said.moved(title, n, of, phase?.title ?? ''))
    }
    const add = (where: { phase: string; after: string | null }) => {
      const { edit, words, say, open } = latest.current
      const id = newId('s')
      const title = words.steps.fresh
      if (!edit((state) => newStep(state, where, { id, title }))) return
      open(id)
      wanted.current = id
      say(words.said.added(title))
    }
    const made: RowVerbs = {
      open(id: string, focus = true) {
        latest.current.open(id)
        if (focus) wanted.current = id
      },
      close(id: string) {
        latest.current.open(null)
        document.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus()
      },
      addBelow(id: string) {
        const step = latest.current.newest().steps[id]
        if (step !== undefined) add({ phase: step.phase, after: id })
      },
      remove(id: string) {
        const { edit, words, newest, say, open } = latest.current
        const { title, n } = placeOf(id)
        const next = stepsInOrder(newest())
        const near = next[n] ?? next[n - 2]
        const text = words.said.removed(title)
        if (!edit([{ type: 'plan.remove', kind: 'step', id }], { tone: 'plain', text, undo: true })) return
        say(text)
        open(null)
        if (near !== undefined) document.querySelector<HTMLElement>(`[data-step="${near.id}"]`)?.focus()
      },
      nudge(id: string, by: 1 | -1) {
        const { edit, newest, words, say } = latest.current
        if (nudgeStep(newest(), id, by).length === 0) return say(words.said.atEdge)
        if (edit((state) => nudgeStep(state, id, by))) sayPlace(id)
      },
    }
    return {
      ...made,
      addAtEnd(phase: string) {
        add({ phase, after: stepsOf(latest.current.newest(), phase).at(-1)?.id ?? null })
      },
      addPhase() {
        const { edit, words, say } = latest.current
        const title = words.phases.fresh
        const id = newId('p')
        if (edit((state) => newPhase(state, null, { id, title }))) say(words.said.added(title))
      },
      lifted(moved: Entry) {
        const { newest, words, say } = latest.current
        const thing = moved.kind === 'step' ? newest().steps[moved.id] : newest().phases[moved.id]
        say(words.said.lifted(thing?.title ?? ''))
      },
      putBack() {
        latest.current.say(latest.current.words.said.putBack)
      },
      dropped(moved: Entry, at: number) {
        const { edit, words, say, newest } = latest.current
        if (!edit((state) => dropAt(state, moved, at))) return
        if (moved.kind === 'step') return sayPlace(moved.id)
        const phases = phasesOf(newest())
        const place = phases.findIndex((p) => p.id === moved.id)
        say(words.said.phaseMoved(phases[place]?.title ?? '', place + 1, phases.length))
      },
      press(e: KeyboardEvent) {
        walk(e)
        const row = e.target instanceof HTMLElement ? e.target.closest<HTMLElement>('[data-step]') : null
        const id = row?.dataset['step']
        if (id === undefined || e.defaultPrevented || e.ctrlKey || e.metaKey) return
        if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown'))
          made.nudge(id, e.key === 'ArrowDown' ? 1 : -1)
        else if (!e.altKey && e.key.toLowerCase() === 'n') made.addBelow(id)
        else if (e.key === 'Delete') made.remove(id)
        else return
        e.preventDefault()
      },
    }
  })
  return verbs
}

/** The arrows, J and K go from step to step. */
function walk(e: KeyboardEvent): void {
  const down = e.key === 'ArrowDown' || e.key.toLowerCase() === 'j'
  const up = e.key === 'ArrowUp' || e.key.toLowerCase() === 'k'
  if ((!down && !up) || e.altKey || e.ctrlKey || e.metaKey || e.nativeEvent.isComposing) return
  if (!(e.target instanceof HTMLElement) || !e.target.matches('[data-step]')) return
  const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')]
  const to = rows.indexOf(e.target) + (down ? 1 : -1)
  rows[to]?.focus()
  e.preventDefault()
}
