'use client'
import { createContext, type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react'
import { leaveFor, mayDo, personOf, rolesOf, type Who } from '../../domain/access/table.ts'
import type { Me } from '../../domain/contract/wire.ts'
import type { CommandInput, CommandType } from '../../domain/log/commands.ts'
import type { OpenEvent } from '../../domain/log/events.ts'
import { refuse } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { eventLine } from '../../domain/messages/event-line.ts'
import { actorName, type EventNames, eventNames, whoDid } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { type Names, names } from '../../domain/messages/names.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import type { PlanStep, Role } from '../../domain/plan/plan.ts'
import { formatDuration } from '../../domain/time/format.ts'
import { GonePage } from '../leaving/gone-page.tsx'
import type { LiveView } from '../live/live-view.ts'
import { isStuckHere } from '../live/outbox.ts'
import type { UpgradeSource } from '../live/source.ts'
import { useLive } from '../live/use-live.ts'
import type { DeskDialog } from './dialogs.ts'

/** What every part of the Desk works with. */
export interface DeskTools {
  live: UpgradeSource
  view: LiveView
  state: UpgradeState
  me: Me
  lang: Lang
  names: Names
  /** What the things of this upgrade are called, and an event in one line. */
  called: EventNames & { line(event: OpenEvent): string; who(event: OpenEvent): string }
  /** For `BothClocks`: home, the side of the Desk, comes first. */
  zones: { siteZone: string; homeZone: string; order: 'home-first' }
  actor(actor: string): string
  /** The same table the server asks. */
  can(command: CommandType): boolean
  /** A step's own verbs: the sentinel has them for the sentinel's steps only. */
  canOn(command: CommandType, step: PlanStep): boolean
  /** The reader's own role here; null for the owner without a seat. */
  role: Role | null
  /** Elapsed milliseconds in words. */
  length(ms: number): string
  /** The dialog that is open. */
  dialog: DeskDialog | null
  open(dialog: DeskDialog | null): void
  /** What was typed into the dialog of the command that is held now. */
  typed: RefObject<Typed | null>
  /** Commands whose answer some place on the screen waits for; the others' refusals are shown at the top. */
  awaited: Set<string>
  readOnly: boolean
}

/** A dialog as it was sent: it opens again like that when its command is taken back. */
export interface Typed {
  /** The command's id. */
  command: string
  dialog: DeskDialog
  fields: FormData
}

const Context = createContext<DeskTools | null>(null)

/** The tools of the Desk this component stands in. */
export function useDesk(): DeskTools {
  const tools = useContext(Context)
  if (tools === null) throw new Error('useDesk outside a Desk')
  return tools
}

export function DeskProvider(props: {
  live: UpgradeSource
  lang: Lang
  dialog?: DeskDialog | null
  open: (dialog: DeskDialog | null) => void
  /** A past moment: everything is shown, nothing can be said. */
  readOnly?: boolean | undefined
  children: ReactNode
}) {
  const { live, lang, dialog = null, open, readOnly = false } = props
  const view = useLive(live)
  const [awaited] = useState(() => new Set<string>())
  const typed = useRef<Typed | null>(null)
  const { state } = view
  // A seat may be taken, or lost, after the page was told who its reader is.
  const seat = personOf(state, view.me.account)
  const me: Me = { ...view.me, person: seat?.id ?? null }
  const called = eventNames(state, lang)
  const who: Who = { kind: 'account', account: me.account, owner: me.owner, device: me.device }
  const tools: DeskTools = {
    live,
    view,
    state,
    me,
    lang,
    names: names[lang],
    called: {
      ...called,
      line: (event) => eventLine(event, called, lang),
      who: (e) => whoDid(state, e, lang),
    },
    zones: { siteZone: state.head.site.zone, homeZone: state.head.home.zone, order: 'home-first' },
    actor: (actor) => actorName(state, actor, lang),
    can: (command) => !readOnly && mayDo(state, who, command),
    canOn(command, step) {
      if (readOnly) return false
      const leave = leaveFor(rolesOf(state, who), command)
      return leave === 'yes' || (leave === 'own' && step.by === 'sentinel')
    },
    role: seat?.role ?? null,
    length: (ms) => formatDuration(ms / 60_000, lang),
    dialog,
    open,
    typed,
    awaited,
    readOnly,
  }
  // Nothing of it stays on the screen of who may read it no longer.
  if (view.gone !== null && !readOnly) return <GonePage upgrade={state.id} gone={view.gone} lang={lang} />
  return <Context value={tools}>{props.children}</Context>
}

export interface Sending {
  /** With `holdMs` it goes out only after so long, and can be taken back until then. Returns the command's id. */
  send(command: CommandInput, holdMs?: number): string
  busy: boolean
  /** Kept in the browser: the line is down. */
  held: boolean
  /** In this page alone: it could not be kept, and does not get away just now. */
  onlyHere: boolean
  /** Sent, and nothing has come back for a while. */
  noAnswer: boolean
  refusal: string | null
  /** Why the server could not take it just now; it is sent again. */
  setback: string | null
  dismiss(): void
}

/** One place that sends commands and shows what became of the last one; `stored` is called when that is well. */
export function useCommand(stored?: () => void): Sending {
  const { live, view, lang, called, awaited } = useDesk()
  const [id, setId] = useState<string | null>(null)
  useEffect(() => () => void (id !== null && awaited.delete(id)), [id, awaited])
  // What was sent a moment ago may not be drawn yet: it is on its way all the same, not stored.
  const sent = (v: LiveView) => v.outbox.find((o) => o.id === id)
  const entry = id === null ? undefined : (sent(view) ?? sent(live.view()))
  const done = id !== null && entry === undefined
  useEffect(() => {
    if (done) stored?.()
  }, [done, stored])
  const refused = entry?.state === 'refused' && entry.answer?.ok === false ? entry.answer.refusal : null
  const waiting = entry !== undefined && refused === null
  const setback =
    waiting && view.damage !== null ? refuse('log-damaged', view.damage) : (entry?.setback ?? null)
  return {
    send(command, holdMs = 0) {
      if (entry?.state === 'refused') live.dismiss(entry.id)
      const next = live.send(command, undefined, holdMs)
      awaited.add(next)
      setId(next)
      return next
    },
    busy: waiting && live.heldFor(entry) === 0,
    held: waiting && view.connection !== 'live' && view.damage === null,
    onlyHere: waiting && isStuckHere(entry, view.connection === 'live'),
    noAnswer: waiting && view.connection === 'live' && entry.noAnswer,
    refusal: refused === null ? null : refusalText(refused, lang, called),
    setback: setback === null ? null : refusalText(setback, lang, called),
    dismiss() {
      if (entry !== undefined) live.dismiss(entry.id)
      setId(null)
    },
  }
}
