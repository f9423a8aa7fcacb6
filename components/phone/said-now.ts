import { requestTitle } from '../../domain/hands/words/request-title.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { type Refusal, refuse } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { phoneSaid } from '../../domain/phone/words.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { HOLD } from '../live/hold.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { isHeld, isStuckHere } from '../live/outbox.ts'
import { isPhotoOnlyHere, type QueuedPhoto } from '../photos/queued.ts'
import type { PendingLine } from '../talk/phone-talk.tsx'
import type { Boot } from './boot.ts'
import type { Held, Said } from './said.tsx'
import { saidAtLoad } from './said.tsx'

/** The tap that can still be taken back. */
export function heldNow(live: LiveUpgrade, view: LiveView, lang: Boot['lang']): Held | null {
  const entry = view.outbox.findLast(isHeld)
  if (entry === undefined) return null
  return {
    id: entry.id,
    did: whatItDid(entry.command, view.state, lang),
    left: live.heldFor(entry),
    total: HOLD,
  }
}

interface Telling {
  live: LiveUpgrade
  view: LiveView
  boot: Boot
  last: string | null
  /** Ids of what was told to be stored long enough; '' stands for what the page itself was loaded with. */
  told: ReadonlySet<string>
  seenBy: (seq: number) => string
  why: Why
}

/** A refusal in the reader's words. */
export type Why = (refusal: Refusal) => string

/** Every refusal until it is dismissed, then the last tap: how far it has come. */
export function saidNow({ live, view, boot, last, told, seenBy, why }: Telling): readonly Said[] {
  const words = phoneSaid[boot.lang]
  const didOf = (e: OutboxEntry) => words.did[e.command.type] ?? words.you
  const refused = view.outbox.flatMap((e): Said[] =>
    e.state === 'refused' && e.answer?.ok === false
      ? [{ now: 'refused', did: didOf(e), why: why(e.answer.refusal), dismiss: () => live.dismiss(e.id) }]
      : [],
  )
  const back = view.outbox.find((e) => e.id === last && isHeld(e))
  if (back !== undefined) return [...refused, { now: 'held', did: didOf(back) }]
  const waiting = view.outbox.filter(
    (e) => e.state !== 'refused' && !isHeld(e) && e.command.type !== 'card.hold',
  )
  const entry = waiting.find((e) => e.id === last) ?? waiting.at(-1)
  if (entry !== undefined) return [...refused, onItsWay(entry, waiting.length, view, didOf(entry), why)]
  if (last !== null && told.has(last)) return refused
  if (last === null) {
    const { said } = boot
    if (told.has('') && said?.outcome === 'stored') return refused
    return [
      ...refused,
      ...saidAtLoad(said, boot.lang, said?.outcome === 'stored' && said.seq !== null ? seenBy(said.seq) : ''),
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

function onItsWay(entry: OutboxEntry, count: number, view: LiveView, did: string, why: Why): Said {
  if (entry.state === 'stored') return { now: 'stored', did, at: null, seenBy: '' }
  if (isStuckHere(entry, view.connection === 'live'))
    return { now: 'kept', did, count: onlyHere(view, []), kept: false }
  const broken = brokenBy(view)
  if (broken !== null) return { now: 'setback', did, why: why(broken) }
  if (view.connection !== 'live')
    return entry.kept ? { now: 'kept', did, count, kept: true } : { now: 'keeping', did }
  if (entry.setback !== null) return { now: 'setback', did, why: why(entry.setback) }
  return { now: entry.noAnswer ? 'no-answer' : 'sending', did }
}

/** Why nothing is stored just now, where the log breaks. */
const brokenBy = ({ damage }: LiveView) => (damage === null ? null : refuse('log-damaged', damage))

/** What lives in this page alone and does not get away just now: taps, and pictures. */
export function onlyHere(view: LiveView, photos: readonly QueuedPhoto[]): number {
  const pictures = photos.filter(
    (p) => isPhotoOnlyHere(p) && (view.connection !== 'live' || p.setback !== null),
  )
  return view.outbox.filter((e) => isStuckHere(e, view.connection === 'live')).length + pictures.length
}

/** What was said here and is not yet in the log, with how far it has come. */
export function pendingLines(view: LiveView, lang: Boot['lang'], why: Why): PendingLine[] {
  const words = phoneSaid[lang]
  return view.outbox.flatMap((e): PendingLine[] => {
    if (e.command.type !== 'talk.say') return []
    const refusal = e.answer?.ok === false ? e.answer.refusal : (brokenBy(view) ?? e.setback)
    const state =
      refusal !== null
        ? why(refusal)
        : e.state === 'stored'
          ? words.stored
          : isStuckHere(e, view.connection === 'live')
            ? words.notKept(1)
            : view.connection !== 'live'
              ? e.kept
                ? words.kept(1)
                : words.keeping
              : e.noAnswer
                ? words.noAnswer
                : words.sending
    return [{ id: e.id, text: e.command.text, state }]
  })
}

/** What a tap says, and of what: "Done: Press reset · DRAGON". Who takes it back knows what they take back. */
export function whatItDid(command: CommandInput, state: UpgradeState, lang: Boot['lang']): string {
  const words = phoneSaid[lang]
  const did = words.did[command.type] ?? words.you
  const what = aboutOf(command, state, lang)
  return what === '' ? did : did + joins[lang].colon + what
}

function aboutOf(command: CommandInput, state: UpgradeState, lang: Boot['lang']): string {
  if ('step' in command && typeof command.step === 'string') {
    const step = stepOf(state, command.step)
    return step === null ? '' : stepTexts(step, lang).title
  }
  if (!('id' in command)) return ''
  const request = state.requests[command.id]
  if (command.type.startsWith('request.') && request !== undefined) {
    const box = request.machine === null ? undefined : state.machines[request.machine]?.sticker
    return [requestTitle(state, request, lang), box].filter(Boolean).join(' · ')
  }
  if (command.type.startsWith('card.')) return state.cards[command.id]?.then ?? ''
  return command.type.startsWith('go.') ? (state.goNoGo[command.id]?.question ?? '') : ''
}

/** The accounts of upgraders whose screens have shown the log up to `seq`. */
export function readers({ present, state }: LiveView, seq: number): string[] {
  const upgraders = Object.values(state.people).flatMap((p) =>
    p.role === 'upgrader' && !p.revoked && p.account !== null ? [p.account] : [],
  )
  return upgraders.filter((a) => present.some((s) => s.account === a && s.read >= seq))
}
