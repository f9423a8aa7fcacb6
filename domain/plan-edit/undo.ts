import type { UpgradeState } from '../log/state.ts'
import { type Edit, type Tried, tryAll } from './edit.ts'

/** Something one editor did: what takes it back, and the ids of the commands that said it. */
export interface Done {
  undo: Edit[]
  ids: string[]
}

/** One editor's own edits of this sitting, the newest last, and those taken back, the newest last. */
export interface UndoStack {
  past: Done[]
  future: Done[]
}

export const nothingDone: UndoStack = { past: [], future: [] }
/** Further back than anybody remembers. */
const KEPT = 200

/** After something new was done: what was taken back before it cannot come again. */
export function afterDoing(stack: UndoStack, done: Done): UndoStack {
  return done.undo.length === 0 ? stack : { past: [...stack.past, done].slice(-KEPT), future: [] }
}

export type Step =
  | { ok: true; edits: Edit[]; stack: (ids: string[]) => UndoStack; state: UpgradeState }
  | { ok: false; refusal: Extract<Tried, { ok: false }>['refusal']; stack: UndoStack }

/**
 * Takes the last thing back, or does it again; null when there is none. Refused when somebody changed the same since: it
 * is dropped then, and those before it can still be taken back.
 */
export function turn(stack: UndoStack, state: UpgradeState, way: 'undo' | 'redo'): Step | null {
  const [from, to] = way === 'undo' ? (['past', 'future'] as const) : (['future', 'past'] as const)
  const last = stack[from].at(-1)
  if (last === undefined) return null
  const rest = { ...stack, [from]: stack[from].slice(0, -1) }
  const tried = tryAll(state, last.undo)
  if (!tried.ok) return { ok: false, refusal: tried.refusal, stack: rest }
  return {
    ok: true,
    edits: last.undo,
    state: tried.state,
    stack: (ids) => ({ ...rest, [to]: [...rest[to], { undo: tried.undo, ids }] }),
  }
}

/** Without what the log refused: it never happened. */
export function withoutRefused(stack: UndoStack, refused: ReadonlySet<string>): UndoStack {
  const kept = (list: Done[]) => list.filter((d) => !d.ids.some((id) => refused.has(id)))
  const past = kept(stack.past)
  const future = kept(stack.future)
  return past.length === stack.past.length && future.length === stack.future.length ? stack : { past, future }
}
