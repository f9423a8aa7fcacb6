'use client'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Refusal } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { bulkWords } from '../../domain/plan/words/bulk.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { textForms } from '../../domain/plan/words/text-forms.ts'
import { type Edit, isEdit, thatGo, tryAll, undoOfEach, withPending } from '../../domain/plan-edit/edit.ts'
import { withTexts } from '../../domain/plan-edit/texts.ts'
import { afterDoing, nothingDone, turn, withoutRefused } from '../../domain/plan-edit/undo.ts'
import { isOver } from '../../domain/work/status.ts'
import { useDesk } from '../desk/desk-context.tsx'
import type { OutboxEntry } from '../live/live-upgrade.ts'
import { Batches, type Together, undoOfStored } from './steps/batches.ts'

/** What stands below everything for a while: what was done, or why it was not. */
export interface Told {
  tone: 'plain' | 'bad'
  title?: string | undefined
  text: string
  /** Several things, a line each. */
  lines?: readonly string[] | undefined
  /** Offers to take back what was just done. */
  undo?: boolean | undefined
}

export interface PlanTools {
  lang: Lang
  /** The upgrade with what is still on its way to the log. */
  shown: UpgradeState
  /** Whether the reader may edit, and the upgrade still can be. */
  may: boolean
  /**
   * Says edits, as one thing to undo. False: they were refused at once, and why is told. A function gets the newest
   * state, which may not be drawn yet.
   */
  edit(
    edits: readonly Edit[] | ((state: UpgradeState) => readonly Edit[]),
    done?: Told,
    together?: Together,
  ): boolean
  /** The newest state, drawn or not. */
  newest(): UpgradeState
  undo(): void
  redo(): void
  canUndo: boolean
  canRedo: boolean
  told: Told | null
  tell(told: Told | null): void
  /** What a screen reader is told and nobody sees. */
  say(words: string): void
  said: string
  /** Edits that somebody else's came before. */
  conflicts: readonly OutboxEntry[]
}

const Context = createContext<PlanTools | null>(null)

/** The tools of the plan page this component stands in. */
export function usePlan(): PlanTools {
  const tools = useContext(Context)
  if (tools === null) throw new Error('usePlan outside a plan')
  return tools
}

/** Keeps what this editor did, shows it before the log has it, and says what was refused. */
export function PlanProvider({ children }: { children: ReactNode }) {
  const { live, view, lang, can, called, awaited } = useDesk()
  const w = bulkWords[lang]
  const [stack, setStack] = useState(nothingDone)
  const [told, tell] = useState<Told | null>(null)
  const [said, say] = useState('')
  /** What comes in is drawn in slices; the editor's own edit at once, or the next would be made of what stood before it. */
  const [own, setOwn] = useState({ over: view, view })
  const { state, outbox } = own.over === view ? own.view : view
  const shown = useMemo(() => pending({ state, outbox }), [state, outbox])
  const newest = () => pending(live.view())
  const [batches] = useState(() => new Batches())
  const refused = outbox.filter((o) => o.state === 'refused' && isEdit(o.command))
  const conflicts = refused.filter(
    (o) =>
      o.answer?.ok === false &&
      o.answer.refusal.code === 'changed-meanwhile' &&
      hasField(o.command) &&
      batches.of(o.id) === null,
  )
  const may = can('plan.set') && !isOver(state)
  const why = (refusal: Refusal) => refusalText(refusal, lang, called)

  // What the log refused never happened: it can't be undone. A field shows its conflict itself; the rest is told here.
  const news = refused.map((o) => o.id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, whatever else is drawn anew.
  useEffect(() => {
    if (news === '') return
    const ids = new Set(news.split(' '))
    setStack((s) => withoutRefused(s, ids))
    for (const o of refused) {
      const refusal = o.answer?.ok === false ? o.answer.refusal : null
      if (refusal === null) continue
      const batch = batches.of(o.id)
      if (batch !== null) batch.refused.push({ id: o.id, line: w.refusal(thingIn(o.command), why(refusal)) })
      else if (refusal.code === 'changed-meanwhile' && hasField(o.command)) continue
      else tell({ tone: 'bad', title: planPage[lang].notDone, text: why(refusal) })
      live.dismiss(o.id)
    }
  }, [news])

  // Once everything of a batch is answered, and something of it was refused.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of the outbox, whatever else is drawn anew.
  useEffect(() => {
    for (const batch of batches.settled(live.view().outbox)) {
      const lines = [...new Set(batch.refused.map((r) => r.line))]
      const done = undoOfStored(batch)
      if (batch.together === 'whole') {
        send(thatGo(newest(), done.undo))
        tell({ tone: 'bad', title: w.noneMade, text: '', lines })
      } else {
        setStack((s) => afterDoing(s, done))
        tell({ tone: 'bad', title: w.notAll, text: '', lines })
      }
    }
  }, [outbox])

  function thingIn(command: { type: string; id?: string; value?: unknown }): string {
    const id = command.id ?? (command.value as { id?: string } | undefined)?.id ?? ''
    const made = command.value as { title?: string } | undefined
    return shown.steps[id]?.title ?? made?.title ?? id
  }

  function send(edits: readonly Edit[]): string[] {
    const ids = edits.map((e) => {
      const id = live.send(e)
      awaited.add(id)
      return id
    })
    setOwn({ over: view, view: live.view() })
    return ids
  }

  function edit(wanted: Parameters<PlanTools['edit']>[0], done?: Told, together?: Together): boolean {
    const before = newest()
    const own = typeof wanted === 'function' ? wanted(before) : wanted
    const edits = withTexts(before, own)
    const tried = tryAll(before, edits)
    if (!tried.ok) {
      // The log will say the same, but where somebody was faster, what they wrote is shown beside it.
      if (tried.refusal.code === 'changed-meanwhile') send(own)
      else tell({ tone: 'bad', title: planPage[lang].notDone, text: why(tried.refusal) })
      return false
    }
    const gone: Told = { tone: 'plain', text: textForms[lang].gone, undo: true }
    tell(done ?? (edits.length > own.length ? gone : null))
    if (tried.undo.length === 0) return true
    const ids = send(edits)
    if (together !== undefined) {
      const undo = undoOfEach(before, edits)
      batches.begin(
        together,
        ids.map((id, i) => ({ id, undo: undo[i] ?? [] })),
      )
    }
    setStack((s) => afterDoing(s, { undo: tried.undo, ids }))
    return true
  }

  function go(way: 'undo' | 'redo'): void {
    const step = turn(stack, newest(), way)
    if (step === null) {
      tell({
        tone: 'plain',
        text: way === 'undo' ? planPage[lang].nothingToUndo : planPage[lang].nothingToRedo,
      })
      return
    }
    if (!step.ok) {
      setStack(step.stack)
      tell({ tone: 'bad', title: planPage[lang].cannotUndo, text: why(step.refusal) })
      return
    }
    setStack(step.stack(send(step.edits)))
    tell({ tone: 'plain', text: way === 'undo' ? planPage[lang].undone : planPage[lang].redone })
  }

  const tools: PlanTools = {
    lang,
    shown,
    may,
    edit,
    newest,
    undo: () => go('undo'),
    redo: () => go('redo'),
    canUndo: stack.past.length > 0,
    canRedo: stack.future.length > 0,
    told,
    tell,
    say,
    said,
    conflicts,
  }
  return <Context value={tools}>{children}</Context>
}

function pending({ state, outbox }: { state: UpgradeState; outbox: readonly OutboxEntry[] }): UpgradeState {
  return withPending(
    state,
    outbox.flatMap((o) => (o.state !== 'refused' && isEdit(o.command) ? [o.command] : [])),
  )
}

/** Whether there is a field on the page that shows such a conflict: places are changed by moving. */
function hasField(command: { type: string; field?: string }): boolean {
  return command.field !== 'order' && command.field !== 'phase'
}
