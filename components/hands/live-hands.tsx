'use client'
import { useEffect, useRef, useState } from 'react'
import { commandOfForm } from '../../domain/contract/form.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { actorName, eventLine, eventNames, whoDid } from '../../domain/messages/events.ts'
import { hands } from '../../domain/messages/hands.ts'
import { names } from '../../domain/messages/names.ts'
import { phone } from '../../domain/messages/phone.ts'
import { presenceWords } from '../../domain/messages/presence.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { deviceClock } from '../live/clock.ts'
import { HOLD, holdMs } from '../live/hold.ts'
import type { LiveUpgrade, LiveView, OutboxEntry } from '../live/live-upgrade.ts'
import { isHeld } from '../live/outbox.ts'
import { withPending } from '../live/pending.ts'
import { useLettingGo } from '../live/use-letting-go.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { qualityOf } from '../presence/quality.ts'
import { Ago } from '../time/elapsed.tsx'
import type { Boot } from './boot.ts'
import { formId } from './form-ids.ts'
import { GoneScreen } from './gone-screen.tsx'
import { keepOffline, type Offline } from './offline.ts'
import type { Said } from './said.tsx'
import { saidAtLoad } from './said-at-load.ts'
import { AsOf, HandsScreen, headline } from './screen.tsx'
import type { PendingLine } from './talk-panel.tsx'
import { cardOf, type HandsTools } from './tools.tsx'
import { TzWarning } from './tz-warning.tsx'
import type { Held } from './undo-dock.tsx'
import { useHolding } from './use-holding.ts'
import { usePhotos } from './use-photos.ts'
import { useAwake, useRing } from './use-ring.ts'
import { standingCards, type Task, tasksNow } from './what-now.ts'

/** A second tap this soon is a slip of the thumb, and the card may have changed under it, ms. */
const SETTLE = 700
const LINES = 30

/** The Hands screen, live, until this phone may show it no longer: then nothing of it is left to be read. */
export function LiveHands(props: { live: LiveUpgrade; boot: Boot; leaving: Set<string> }) {
  const view = useLive(props.live, 'now')
  return view.gone === null ? (
    <LiveScreen {...props} />
  ) : (
    <GoneScreen gone={view.gone} unsent={view.outbox} state={view.state} lang={props.boot.lang} />
  )
}

/** Its first rendering is the server's own, so that it takes over what stands there. */
function LiveScreen({ live, boot, leaving }: { live: LiveUpgrade; boot: Boot; leaving: Set<string> }) {
  const view = useLive(live, 'now')
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
  const seenBy = (seq: number) =>
    readers(view, seq)
      .map((a) => actorName(view.state, a, lang))
      .join(', ')
  useEffect(() => setAlive(true), [])
  useEffect(() => (settling === null ? undefined : deviceClock.after(SETTLE, () => settle(null))), [settling])
  const { offline, kept } = useOffline(live, boot, leaving)
  const photos = usePhotos(live, view)
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
      said={saidNow({ live, view, boot, last, seenBy })}
      status={
        alive ? <Status live={live} view={view} lang={lang} /> : <AsOf state={state} lang={lang} now={now} />
      }
      notices={<Notices live={live} view={view} boot={boot} />}
      live={{
        alive,
        connected: view.connection === 'live',
        submit,
        settling,
        show,
        onType: (text) => live.type(text),
        typing: view.typing,
        pending: pendingLines(view, lang),
        seenBy,
        held,
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

/** The accounts of upgraders whose screens have shown the log up to `seq`. */
function readers({ present, state }: LiveView, seq: number): string[] {
  const upgraders = Object.values(state.people).flatMap((p) =>
    p.role === 'upgrader' && !p.revoked && p.account !== null ? [p.account] : [],
  )
  return upgraders.filter((a) => present.some((s) => s.account === a && s.read >= seq))
}

/** A tap, as it can be put back into its form. */
interface Taken {
  form: string
  fields: Record<string, string>
}

/** The tap that can still be taken back. */
function heldNow(live: LiveUpgrade, view: LiveView, lang: Boot['lang']): Held | null {
  const entry = view.outbox.findLast(isHeld)
  if (entry === undefined) return null
  const did = hands[lang].did[entry.command.type] ?? hands[lang].you
  return { id: entry.id, did, left: live.heldFor(entry), total: HOLD }
}

interface Telling {
  live: LiveUpgrade
  view: LiveView
  boot: Boot
  last: string | null
  seenBy: (seq: number) => string
}

/** Every refusal until it is dismissed, then the last tap: how far it has come. */
function saidNow({ live, view, boot, last, seenBy }: Telling): readonly Said[] {
  const words = hands[boot.lang]
  const didOf = (e: OutboxEntry) => words.did[e.command.type] ?? words.you
  const refused = view.outbox.flatMap((e): Said[] =>
    e.state === 'refused' && e.answer?.ok === false
      ? [{ now: 'refused', did: didOf(e), refusal: e.answer.refusal, dismiss: () => live.dismiss(e.id) }]
      : [],
  )
  const back = view.outbox.find((e) => e.id === last && isHeld(e))
  if (back !== undefined) return [...refused, { now: 'held', did: didOf(back) }]
  const waiting = view.outbox.filter(
    (e) => e.state !== 'refused' && !isHeld(e) && e.command.type !== 'card.hold',
  )
  const entry = waiting.find((e) => e.id === last) ?? waiting.at(-1)
  if (entry !== undefined) return [...refused, onItsWay(entry, waiting.length, view, didOf(entry))]
  if (last === null) {
    const { said } = boot
    return [
      ...refused,
      ...saidAtLoad(said, words, said?.outcome === 'stored' && said.seq !== null ? seenBy(said.seq) : ''),
    ]
  }
  const event = view.events.find((e) => e.commandId === last)
  if (event !== undefined)
    return [
      ...refused,
      {
        now: 'stored',
        did: words.did[event.type] ?? words.you,
        at: event.happenedAt,
        seenBy: seenBy(event.seq),
      },
    ]
  return refused
}

function onItsWay(entry: OutboxEntry, count: number, view: LiveView, did: string): Said {
  if (entry.state === 'stored') return { now: 'stored', did, at: null, seenBy: '' }
  if (view.connection !== 'live' && entry.kept !== null) return { now: 'kept', did, count, kept: entry.kept }
  if (entry.setback !== null) return { now: 'setback', did, refusal: entry.setback }
  return { now: entry.noAnswer ? 'no-answer' : 'sending', did }
}

function pendingLines(view: LiveView, lang: Boot['lang']): PendingLine[] {
  const words = hands[lang].said
  return view.outbox.flatMap((e): PendingLine[] => {
    if (e.command.type !== 'talk.say') return []
    const refusal = e.answer?.ok === false ? e.answer.refusal : e.setback
    const state =
      refusal !== null
        ? refusalText(refusal, lang, eventNames(view.state, lang))
        : e.state === 'stored'
          ? words.stored
          : view.connection !== 'live'
            ? words.kept(1)
            : e.noAnswer
              ? words.noAnswer
              : words.sending
    return [{ id: e.id, text: e.command.text, state }]
  })
}

/** When the other side was last heard: nobody is ever just "online". */
function Upgrader({ live, view, lang }: { live: LiveUpgrade; view: LiveView; lang: Boot['lang'] }) {
  const say = presenceWords[lang].line
  const lead = Object.values(view.state.people).find((p) => p.role === 'upgrader' && p.lead && !p.revoked)
  if (view.connection !== 'live' || lead === undefined || lead.account === null) return null
  if (lead.account === view.me.account) return null
  const heard = view.present.filter((s) => s.account === lead.account).map((s) => s.heard)
  const last = view.lately.find((h) => h.account === lead.account)
  if (heard.length === 0)
    return (
      <span className="heard">
        {last === undefined ? (
          say.never(lead.name)
        ) : (
          <>
            {say.lately(lead.name)} <Ago instant={last.heard} now={live.realNow()} lang={lang} />
          </>
        )}
      </span>
    )
  return (
    <span className="heard">
      {say.other(lead.name)} <Ago instant={Math.max(...heard)} now={live.realNow()} lang={lang} />
    </span>
  )
}

function Status({ live, view, lang }: { live: LiveUpgrade; view: LiveView; lang: Boot['lang'] }) {
  const words = hands[lang]
  const { connection, lastHeard, rtt } = view
  const say = presenceWords[lang].line
  return (
    <span className={`line-state line-${connection}`}>
      <span className="dot" aria-hidden="true" /> <span>{words.line[connection]}</span>
      {connection === 'live' || connection === 'gone' || lastHeard === null ? null : (
        <>
          {words.comma + words.line.lastHeard} <Ago instant={lastHeard} now={live.realNow()} lang={lang} />
        </>
      )}
      {connection !== 'live' || rtt === null ? null : (
        <span className={`trip trip-${qualityOf(rtt)}`}>
          {' '}
          <span className="sr-only">{say.quality[qualityOf(rtt)]} </span>
          {say.ms(rtt)}
        </span>
      )}
      <Upgrader live={live} view={view} lang={lang} />
    </span>
  )
}

function Notices({ live, view, boot }: { live: LiveUpgrade; view: LiveView; boot: Boot }) {
  const { lang } = boot
  const words = hands[lang]
  const called = eventNames(view.state, lang)
  return (
    <>
      <TzWarning boot={boot} state={view.state} />
      {boot.kept === true && view.connection !== 'live' ? (
        <p className="said said-kept">{phone[lang].keptPage}</p>
      ) : null}
      {view.notices.map((n) => (
        <div key={n.id} className="said said-kept" role="alert">
          <div className="told">
            <p>{n.kind === 'other-history' ? words.notices.gone(n.gone.length) : words.notices[n.kind]}</p>
            {n.kind === 'other-history' ? (
              <ul>
                {n.gone.map((e) => (
                  <li key={e.seq}>
                    {whoDid(view.state, e, lang) + words.colon + eventLine(e, called, lang)}
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
          <button type="button" className="press press-quiet" onClick={() => live.dismissNotice(n.id)}>
            {words.said.dismiss}
          </button>
          {n.kind === 'other-history' ? null : (
            <a className="press press-quiet" href={`/u/${view.state.id}/hands`}>
              {words.notices.reload}
            </a>
          )}
        </div>
      ))}
    </>
  )
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
 * to where the log lies on the phone's disk.
 */
function useOffline(
  live: LiveUpgrade,
  boot: Boot,
  leaving: Set<string>,
): { offline: Offline | null; kept: number } {
  const [offline, told] = useState<Offline | null>(null)
  const [kept, upTo] = useState(0)
  useEffect(() => {
    if (boot.keep !== true) return
    told('finding-out')
    keepOffline(live, leaving, told, upTo)
  }, [live, boot, leaving])
  return { offline, kept }
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

/** What is asked, in the title: it is what shows of a page among others. */
function useTitle(state: LiveView['state'], [task]: readonly Task[], lang: Boot['lang']): void {
  const words = hands[lang]
  const title =
    task === undefined ? words.title : `● ${headline(task, { words, names: names[lang], state, lang })}`
  useEffect(() => {
    document.title = title
  }, [title])
}

/** Taps that say how far a request has come, and end nothing. */
const goesOn = ['request.seen', 'request.on-my-way', 'request.read-back', 'request.take'] as const

function isBegun(command: CommandInput): command is Extract<CommandInput, { type: (typeof goesOn)[number] }> {
  return goesOn.some((type) => type === command.type)
}
