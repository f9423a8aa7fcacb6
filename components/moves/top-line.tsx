'use client'
import { useEffect, useState } from 'react'
import { glance } from '../../domain/desk/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { commandOf, type Move, type Wait } from '../../domain/moves/move.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { deviceClock } from '../live/clock.ts'
import { ObviousSeat } from '../people/take-seat.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import type { Offered } from './dialog-of.ts'
import { Outcome } from './do.tsx'
import { useSayings } from './say-move.ts'
import { type Pressed, useMoves, useOffered, usePress } from './use-moves.ts'

const line =
  'glance-words min-w-0 flex-1 font-figures text-[clamp(1.125rem,0.75rem+1.2vw,1.625rem)] leading-tight text-pretty'
const whose = 'glance-who me-2 font-bold text-tone'

/**
 * Whose move it is, what it is and for how long: to be read from across the room, and in the tab's title. Where it is the
 * reader's own, the line is the button, and N presses it.
 */
export function TopLine() {
  const { lang, live, state, view, length, readOnly, names } = useDesk()
  const words = moveWords[lang]
  const { first, waits, now, ahead } = useMoves()
  const { press, sending, last, forget } = usePress()
  const say = useSayings(ahead)
  const over = state.status === 'closed' || state.status === 'cancelled'
  const since = first?.since ?? (waits?.for === 'people' ? waits.since : null)
  const waited = since === null ? null : Math.max(0, now - since)
  const who = over ? names.status[state.status] : first === null ? say.who(waits) : words.yours
  const what = over ? state.endReason : first === null ? say.what(waits) : say.does(first)
  const title = `${who}${waited === null ? '' : ` · ${length(waited)}`} · ${state.head.title}`
  useEffect(() => {
    if (!readOnly) document.title = view.connection === 'lost' ? `${glance[lang].lost} · ${title}` : title
  }, [title, view.connection, lang, readOnly])
  const { tone, mark } = over ? ({ tone: 'plain', mark: 'check' } as const) : lookOf(first, waits, state)
  const alone = sending.refusal !== null || sending.noAnswer || sending.setback !== null
  return (
    <section
      className={`glance tone-${tone} flex items-center gap-x-3.5 gap-y-1 border-b border-line bg-[color-mix(in_oklab,var(--tone-soft,var(--panel)),var(--panel)_35%)] px-4 pt-2 pb-2.25 ${tone === 'plain' ? '' : 'border-s-8 border-s-tone'}`}
      aria-label={glance[lang].label}
    >
      <StateMark size="xl" mark={mark} tone={tone} />
      {first === null || readOnly ? (
        <p className={line}>
          <strong className={whose}>{who}</strong> <span className="glance-what">{what}</span>
          {waits?.for === 'time' ? <Until at={waits.at} /> : null}
        </p>
      ) : (
        <div className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${line}`}>
          <strong className={whose}>{who}</strong>
          <Button
            kind="primary"
            size="lg"
            hint="N"
            className="min-w-0 text-start"
            onClick={() => press(first)}
          >
            <span className="glance-what text-pretty">{what}</span>
          </Button>
        </div>
      )}
      <ObviousSeat />
      {waits?.for === 'seat' && !readOnly ? (
        <LinkButton href={`/u/${live.upgrade}/people`}>{words.invite}</LinkButton>
      ) : null}
      <TakeBack last={last} forget={forget} now={now} />
      {waited === null || waited < 60_000 ? null : (
        <p className="font-figures text-glance leading-none font-bold whitespace-nowrap text-tone">
          <Duration minutes={waited / 60_000} lang={lang} />
        </p>
      )}
      {alone ? <Outcome sending={sending} /> : null}
    </section>
  )
}

function Until({ at }: { at: number }) {
  const { zones, lang } = useDesk()
  return <BothClocks instant={at} {...zones} lang={lang} />
}

function lookOf(first: Move | null, waits: Wait | null, state: UpgradeState): { tone: Tone; mark: Mark } {
  if (first !== null) return { tone: 'now', mark: markOf(first.kind) }
  if (waits?.for !== 'people') return { tone: 'plain', mark: 'dots' }
  const site = waits.people.some((id) => state.people[id]?.role === 'sentinel')
  return { tone: site ? 'site' : 'home', mark: markOf(waits.kind) }
}

/** What calls for another sign than that somebody is on the way. */
const marks: Partial<Record<Move['kind'], Mark>> = {
  'finish-step': 'half',
  'redo-step': 'cross',
  'clear-box': 'stop',
  go: 'bang',
  'card-act': 'bang',
  'card-done': 'bang',
  'card-fine': 'bang',
  'ask-hands': 'hand',
  seen: 'hand',
  'on-my-way': 'hand',
  'read-back': 'hand',
  done: 'hand',
}

const markOf = (kind: Move['kind']): Mark => marks[kind] ?? 'walk'

/** How long a start or a request can be taken back from here, ms. */
const TAKES_BACK = 60_000

/** What was pressed last, while it can be taken back: held, it never goes out; sent, a second command undoes it. */
function TakeBack({ last, forget, now }: { last: Pressed | null; forget: () => void; now: number }) {
  const { lang, view, live, state, typed, open } = useDesk()
  const words = moveWords[lang]
  const say = useSayings(state)
  const offered = useOffered()
  const held = view.outbox.find((e) => live.heldFor(e) > 0)
  const heldFor = held === undefined ? 0 : live.heldFor(held)
  const [, tick] = useState(0)
  useEffect(() => (heldFor > 0 ? deviceClock.after(1000, () => tick((n) => n + 1)) : undefined))
  const undo = () => {
    if (held === undefined || !live.undo(held.id)) return
    if (typed.current?.command === held.id) open(typed.current.dialog)
  }
  if (held !== undefined)
    return (
      <p className="flex items-center gap-2">
        <span className="text-ink-faint" role="status">
          {words.goesOut(Math.ceil(heldFor / 1000))}
        </span>
        <Button size="sm" hint="U" onClick={undo}>
          {words.undo}
        </Button>
      </p>
    )
  if (last === null || now - last.at > TAKES_BACK) return null
  const back = backOf(last, offered)
  if (back === null) return null
  return (
    <Button
      size="sm"
      hint="U"
      title={say.does(last.move)}
      onClick={() => {
        live.send(commandOf(back, back.kind === 'withdraw' ? { reason: words.undone.withdraw } : {}))
        forget()
      }}
    >
      {last.move.undo === 'withdraw' ? words.undone.withdraw : words.undone['not-begun']}
    </Button>
  )
}

/** The move that takes it back, as long as there is one. */
function backOf({ move, command }: Pressed, offered: Offered): Move | null {
  if (move.undo === 'not-begun') return offered('unbegin', 'step', move.about.id)
  return 'id' in command ? offered('withdraw', 'request', command.id) : null
}
