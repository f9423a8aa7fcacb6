'use client'
import { useEffect, useRef, useState } from 'react'
import { commandOfForm } from '../../domain/contract/form.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { actorName, eventNames } from '../../domain/messages/events.ts'
import { useHolding } from '../cards/use-holding.ts'
import { titleOf } from '../hands/headline.ts'
import { standingCards, type Task, tasksNow } from '../hands/what-now.ts'
import type { Offline } from '../kept/offline.ts'
import type { Unsent } from '../kept/wiped.ts'
import { GoneScreen } from '../leaving/gone-screen.tsx'
import { useLettingGo } from '../leaving/use-letting-go.ts'
import { deviceClock } from '../live/clock.ts'
import { holdMs } from '../live/hold.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import { withPending } from '../live/pending.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { useAwake, useRing } from '../notices/use-ring.ts'
import { usePhotos } from '../photos/use-photos.ts'
import { LineStatus } from '../presence/line-status.tsx'
import { type Boot, formId } from './boot.ts'
import { useLater } from './later.tsx'
import { heldNow, onlyHere, pendingLines, readers, saidNow, type Why } from './said-now.ts'
import { HandsScreen } from './screen.tsx'
import { cardOf, type HandsTools } from './tools.tsx'
import { AsOf } from './top.tsx'

type ComesLater = typeof import('./comes-later.ts')

const comesLater = (): Promise<ComesLater> => import('./comes-later.ts')

/** A second tap this soon is a slip of the thumb, and the card may have changed under it, ms. */
const SETTLE = 700
const LINES = 30

interface Parts {
  live: LiveUpgrade
  view: LiveView
  boot: Boot
  leaving: Set<string>
}

/** The Hands screen, live, until this phone may show it no longer: then nothing of it is left to be read. */
export function LiveHands({ first, ...props }: Omit<Parts, 'view'> & { first: LiveView }) {
  const view = useLive(props.live, 'now', first)
  return view.gone === null ? (
    <LiveScreen {...props} view={view} />
  ) : (
    <GoneScreen live={props.live} view={view} boot={props.boot} />
  )
}

/** Its first rendering is the server's own, so that it takes over what stands there. */
function LiveScreen({ live, view, boot, leaving }: Parts) {
  const now = useNow(live)
  const { lang } = boot
  const [focus, show] = useState(boot.focus)
  const [last, setLast] = useState<string | null>(null)
  const [alive, setAlive] = useState(false)
  const rounds = useRef(new Map<string, number>()).current
  const [settling, settle] = useState<string | null>(null)
  const [drafts, setDrafts] = useState<HandsTools['drafts']>({})
  const taken = useRef(new Map<string, Taken>()).current

  const state = withPending(view.state, view.outbox, now, view.me.person)
  const held = heldNow(live, view, lang)
  const told = useTold(view, last)
  const seenBy = (seq: number) =>
    readers(view, seq)
      .map((a) => actorName(view.state, a, lang))
      .join(', ')
  useEffect(() => setAlive(true), [])
  useEffect(() => (settling === null ? undefined : deviceClock.after(SETTLE, () => settle(null))), [settling])
  // The line comes first: on a slow one nothing else may be under way.
  const later = useLater(alive && view.connection !== 'connecting', comesLater)
  const { offline, kept, wiped, seen } = useOffline(live, boot, leaving, later)
  const why: Why = (refusal) => later?.refusalText(refusal, lang, eventNames(state, lang)) ?? ''
  const photos = usePhotos(live, view, later?.startPhotos ?? null)
  useRing(state, now, view.me.person)
  const tasks = tasksNow(state, now, view.me.person)
  // While something is asked, or a card stands, the screen must not go dark: it is what tells.
  // A gate that is planned may stand for hours, and nothing is to be done before it.
  const awake = useAwake(tasks.some((t) => t.kind !== 'gate') || standingCards(state, now).length > 0)
  useHolding(live, view, kept, awake)
  useReading(live, view.state.seq)
  useLettingGo(live)
  useTitle(state, tasks, lang)
  useComesFirst(tasks, () => show(null))
  useGivenBack(view, taken, (back) => setDrafts((d) => ({ ...d, [back.form]: back.fields })))

  function submit(form: string, element: HTMLFormElement, button: HTMLElement | null): void {
    const card = cardOf(form)
    if (card === settling) return
    // Lines of talk may follow each other as fast as they can be written.
    if (card !== 'talk') settle(card)
    const fields = new FormData(element)
    const pressed = button ?? document.activeElement
    if (pressed instanceof HTMLButtonElement && pressed.name !== '')
      fields.append(pressed.name, pressed.value)
    const texts = [...fields].filter((f): f is [string, string] => typeof f[1] === 'string')
    const id = formId(boot.nonce, form, rounds.get(form))
    // The server's schema has the last word on it.
    const command = commandOfForm(texts, live.now()) as CommandInput
    live.send(command, id, holdMs(view.state, command, live.now()))
    taken.set(id, { form, fields: Object.fromEntries(texts) })
    setDrafts({ ...drafts, [form]: {} })
    rounds.set(form, (rounds.get(form) ?? 0) + 1)
    setLast(id)
    // What one has begun stays before one's eyes, whatever is asked meanwhile; answered, what comes next is next.
    if (isBegun(command)) show(`request:${command.id}`)
    else if (focus !== null && card.startsWith(focus)) show(null)
    element.reset()
    live.type('')
  }

  function undo(id: string): void {
    if (!live.undo(id)) return
    const back = taken.get(id)
    if (back === undefined) return
    setDrafts({ ...drafts, [back.form]: back.fields })
    // The card is back under the thumb that took it back.
    settle(cardOf(back.form))
  }

  return (
    <HandsScreen
      state={state}
      me={view.me}
      lang={lang}
      now={now}
      lines={view.events.filter((e) => e.type === 'talk.said').slice(-LINES)}
      idFor={(form) => formId(boot.nonce, form, rounds.get(form))}
      tasks={tasks}
      focus={focus}
      said={saidNow({ live, view, boot, last, told, seenBy, why })}
      status={
        alive ? (
          <LineStatus live={live} view={view} lang={lang} />
        ) : (
          <AsOf state={state} lang={lang} now={now} />
        )
      }
      lower={later}
      notices={later && <later.Notices live={live} view={view} boot={boot} wiped={wiped} seen={seen} />}
      live={{
        alive,
        connected: view.connection === 'live',
        submit,
        settling,
        show,
        onType: (text) => live.type(text),
        typing: view.typing,
        pending: pendingLines(view, lang, why),
        seenBy,
        held,
        onlyHere: onlyHere(view, photos?.queue ?? []),
        undo,
        drafts,
        photos,
        offline,
        awake,
        skew: view.serverSkew,
      }}
    />
  )
}

/** A tap, as it can be put back into its form. */
interface Taken {
  form: string
  fields: Record<string, string>
}

/** Tells the others how far this screen has shown the log, while somebody can be looking at it. */
function useReading(live: LiveUpgrade, seq: number): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') live.read(seq)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [live, seq])
}

/**
 * Has the page kept for when there is no network. `offline`: how that stands, null where it is not to be kept; `kept`: up
 * to where the log lies on the phone's disk; `wiped`: what the browser threw away of it, until that is dismissed.
 */
function useOffline(live: LiveUpgrade, boot: Boot, leaving: Set<string>, later: ComesLater | null) {
  const [offline, told] = useState<Offline | null>(null)
  const [kept, upTo] = useState(0)
  const [wiped, lost] = useState<Unsent | null>(null)
  useEffect(() => {
    if (boot.keep !== true || later === null) return
    told('finding-out')
    later.keepOffline(live, leaving, { told, upTo, wiped: lost })
  }, [live, boot, leaving, later])
  return { offline, kept, wiped, seen: () => lost(null) }
}

/** How long it is told that a tap was stored, ms: after that it only takes room. */
const TOLD = 20_000

/** What was told to be stored long enough; '' is what the page was loaded with. */
function useTold({ outbox, events }: LiveView, last: string | null): ReadonlySet<string> {
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const id = last ?? ''
  const stored =
    last === null || (events.some((e) => e.commandId === last) && !outbox.some((e) => e.id === last))
  useEffect(
    () => (stored ? deviceClock.after(TOLD, () => setTold((was) => new Set(was).add(id))) : undefined),
    [id, stored],
  )
  return told
}

/** What was written with a tap that is refused is back in its form. Once stored, it need not be remembered. */
function useGivenBack({ outbox }: LiveView, taken: Map<string, Taken>, back: (was: Taken) => void): void {
  useEffect(() => {
    for (const [id, was] of taken) {
      const entry = outbox.find((e) => e.id === id)
      if (entry !== undefined && entry.state !== 'refused') continue
      taken.delete(id)
      if (entry !== undefined) back(was)
    }
  })
}

/** A card that falls due comes before whatever the reader had turned to; from there they may turn back to it. */
function useComesFirst(tasks: readonly Task[], turn: () => void): void {
  const keys = tasks.flatMap((t) => (t.kind === 'card' ? [t.key] : []))
  const known = useRef(keys)
  useEffect(() => {
    const fresh = keys.some((k) => !known.current.includes(k))
    known.current = keys
    if (fresh) turn()
  })
}

function useTitle(state: LiveView['state'], [task]: readonly Task[], lang: Boot['lang']): void {
  const title = titleOf(task, { state, lang })
  useEffect(() => {
    document.title = title
  }, [title])
}

/** Taps that say how far a request has come, and end nothing. */
const goesOn = ['request.seen', 'request.on-my-way', 'request.read-back', 'request.take'] as const

function isBegun(command: CommandInput): command is Extract<CommandInput, { type: (typeof goesOn)[number] }> {
  return goesOn.some((type) => type === command.type)
}
