'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { planPage } from '../../domain/plan/words/page.ts'
import { planPhases } from '../../domain/plan/words/steps.ts'
import { dropAt, type Entry } from '../../domain/plan-edit/drop.ts'
import { nudgeStep, phasesOf, stepsInOrder, stepsOf } from '../../domain/plan-edit/moves.ts'
import { newPhase } from '../../domain/plan-edit/things.ts'
import { newId } from '../desk/new-id.ts'
import { usePlan } from './plan-context.tsx'
import type { QuickPlace } from './steps/quick-step.tsx'
import type { RowVerbs } from './steps/step-row.tsx'
import type { Chosen } from './steps/use-chosen.ts'

/** What can be done with the lines of the list. The same object for good, so that rows are not drawn anew for it. */
export function useVerbs(own: {
  open: (step: string | null) => void
  chosen: Chosen
  /** Puts the row in which steps are typed under a step, or at the head of a phase. */
  addAt: (place: QuickPlace) => void
}) {
  const tools = usePlan()
  const latest = useRef({ ...tools, ...own })
  latest.current = { ...tools, ...own }
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
      const { lang, say } = latest.current
      const { title, n, of, phase } = placeOf(id)
      say(planPage[lang].said.moved(title, n, of, phase?.title ?? ''))
    }
    const made: RowVerbs = {
      open(id: string, focus = true) {
        latest.current.open(id)
        if (focus) wanted.current = id
      },
      close(id: string) {
        latest.current.open(null)
        focusRow(id)
      },
      addBelow(id: string) {
        const step = latest.current.newest().steps[id]
        if (step !== undefined) latest.current.addAt({ phase: step.phase, after: id })
      },
      remove(id: string) {
        const { edit, lang, newest, say, open } = latest.current
        const { title, n } = placeOf(id)
        const next = stepsInOrder(newest())
        const near = next[n] ?? next[n - 2]
        const text = planPage[lang].said.removed(title)
        if (!edit([{ type: 'plan.remove', kind: 'step', id }], { tone: 'plain', text, undo: true })) return
        say(text)
        open(null)
        if (near !== undefined) focusRow(near.id)
      },
      nudge(id: string, by: 1 | -1) {
        const { edit, newest, lang, say } = latest.current
        if (nudgeStep(newest(), id, by).length === 0) return say(planPage[lang].said.atEdge)
        if (edit((state) => nudgeStep(state, id, by))) sayPlace(id)
      },
      choose(id: string, range: boolean) {
        latest.current.chosen.toggle(id, range)
      },
    }
    return {
      ...made,
      addAtEnd(phase: string) {
        latest.current.addAt({ phase, after: stepsOf(latest.current.newest(), phase).at(-1)?.id ?? null })
      },
      addPhase() {
        const { edit, lang, say } = latest.current
        const title = planPhases[lang].fresh
        const id = newId('p')
        if (edit((state) => newPhase(state, null, { id, title }))) say(planPage[lang].said.added(title))
      },
      lifted(moved: Entry) {
        const { newest, lang, say } = latest.current
        const thing = moved.kind === 'step' ? newest().steps[moved.id] : newest().phases[moved.id]
        say(planPage[lang].said.lifted(thing?.title ?? ''))
      },
      putBack() {
        latest.current.say(planPage[latest.current.lang].said.putBack)
      },
      dropped(moved: Entry, at: number) {
        const { edit, lang, say, newest } = latest.current
        if (!edit((state) => dropAt(state, moved, at))) return
        if (moved.kind === 'step') return sayPlace(moved.id)
        const phases = phasesOf(newest())
        const place = phases.findIndex((p) => p.id === moved.id)
        say(planPage[lang].said.phaseMoved(phases[place]?.title ?? '', place + 1, phases.length))
      },
      press(e: KeyboardEvent) {
        const id = stepAt(e)
        const by = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : null
        if (id !== undefined && e.shiftKey && by !== null && !e.altKey && !e.ctrlKey && !e.metaKey) {
          e.preventDefault()
          const { chosen } = latest.current
          const next = step(e.target as HTMLElement, by)
          if (!chosen.has(id)) chosen.toggle(id, false)
          const to = next?.dataset['step']
          // What was chosen just now is not drawn yet.
          if (to !== undefined) setTimeout(() => made.choose(to, true))
          return next?.focus()
        }
        walk(e)
        if (id === undefined || e.defaultPrevented || e.ctrlKey || e.metaKey) return
        if (e.altKey && by !== null) made.nudge(id, by)
        else if (!e.altKey && e.key.toLowerCase() === 'n') made.addBelow(id)
        else if (!e.altKey && e.key.toLowerCase() === 'x') made.choose(id, e.shiftKey)
        else if (e.key === 'Delete') made.remove(id)
        else return
        e.preventDefault()
      },
    }
  })
  return verbs
}

function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus()
}

function stepAt(e: KeyboardEvent): string | undefined {
  return e.target instanceof HTMLElement
    ? e.target.closest<HTMLElement>('[data-step]')?.dataset['step']
    : undefined
}

/** The line above or below another. */
function step(from: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-step]')]
  return rows[rows.indexOf(from) + by]
}

/** The arrows, J and K go from step to step. */
export function walk(e: KeyboardEvent): void {
  const down = e.key === 'ArrowDown' || e.key.toLowerCase() === 'j'
  const up = e.key === 'ArrowUp' || e.key.toLowerCase() === 'k'
  if ((!down && !up) || e.altKey || e.ctrlKey || e.metaKey) return
  if (!(e.target instanceof HTMLElement) || !e.target.matches('[data-step]')) return
  step(e.target, down ? 1 : -1)?.focus()
  e.preventDefault()
}
