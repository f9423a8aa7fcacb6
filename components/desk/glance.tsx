'use client'
import { useEffect } from 'react'
import { noGoOf } from '../../domain/gates/gate.ts'
import { isOpen } from '../../domain/log/apply-hands.ts'
import type { Card, UpgradeState } from '../../domain/log/state.ts'
import { gates } from '../../domain/messages/gates.ts'
import { glance } from '../../domain/messages/glance.ts'
import { requests } from '../../domain/messages/requests.ts'
import type { Doer } from '../../domain/plan/plan.ts'
import { useNow } from '../live/use-live.ts'
import { Duration } from '../time/elapsed.tsx'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { useDesk } from './desk-context.tsx'
import { type NextMove, nextMove } from './next-move.ts'
import { isMine, moverNames, moverOf } from './whose-move.ts'

interface Glance {
  /** Whose move it is, in words. */
  who: string
  what: string
  /** Since when they are waited for, the upgrade's ms. */
  since: number | null
  tone: Tone
  mark: Mark
}

/** Whose move it is, what it is and for how long: to be read from across the room, and in the tab's title. */
export function GlanceLine() {
  const { lang, live, state, view, length, readOnly } = useDesk()
  const words = glance[lang]
  const now = useNow(live, 5000)
  const seen = useGlance(now)
  const waited = seen.since === null ? null : Math.max(0, now - seen.since)
  const title = `${seen.who}${waited === null ? '' : ` · ${length(waited)}`} · ${state.head.title}`
  useEffect(() => {
    if (!readOnly) document.title = view.connection === 'lost' ? `${words.lost} · ${title}` : title
  }, [title, view.connection, words, readOnly])
  return (
    <section className={`glance tone-${seen.tone}`} aria-label={words.label}>
      <StateMark mark={seen.mark} tone={seen.tone} />
      <p className="glance-words">
        <strong className="glance-who">{seen.who}</strong> <span className="glance-what">{seen.what}</span>
      </p>
      {waited === null ? null : (
        <p className="glance-waited">
          <Duration minutes={waited / 60_000} lang={lang} />
        </p>
      )}
    </section>
  )
}

function useGlance(now: number): Glance {
  const { state, me, lang, role, called, words, names } = useDesk()
  const own = glance[lang]
  const move = nextMove(state)
  if (move.move === 'over')
    return {
      who: names.status[state.status],
      what: state.endReason,
      since: null,
      tone: 'plain',
      mark: 'check',
    }
  // An order that holds on the other side goes before what either would do next.
  const order = firedCard(state, now)
  if (order !== null)
    return {
      who: role === 'sentinel' ? own.yours : own.theirs(nameOf('sentinel')),
      what: order.then,
      since: order.endedAt,
      tone: role === 'sentinel' ? 'now' : 'site',
      mark: 'bang',
    }
  // Everything stands still until the upgrader has said which box it is.
  const stopped = Object.values(state.requests).find((r) => isOpen(r) && r.readBack?.state === 'stopped')
  if (stopped !== undefined)
    return {
      who: role === 'upgrader' ? own.yours : own.theirs(nameOf('upgrader')),
      what: requests[lang].clearTitle,
      since: stopped.readBack?.at ?? null,
      tone: role === 'upgrader' ? 'now' : 'home',
      mark: 'stop',
    }
  const mine = isMine(state, move, state.people[me.person ?? ''])
  const others = moverNames(state, move, own.doer)
  const who = mine ? own.yours : others.length === 0 ? own.none : own.theirs(others.join(own.and))
  const tone: Tone = mine ? 'now' : move.by.includes('sentinel') ? 'site' : 'home'
  return { who, tone, mark: markOf(move), ...about(move) }

  function nameOf(doer: Doer): string {
    return moverOf(state, doer)?.name ?? own.doer(doer)
  }

  function about(m: NextMove): Pick<Glance, 'what' | 'since'> {
    switch (m.move) {
      case 'ready':
        return { what: words.now.ready, since: null }
      case 'start':
        return { what: words.now.startDo, since: null }
      case 'resume':
        return { what: words.now.resume, since: state.suspension?.at ?? null }
      case 'close':
        return { what: words.now.close, since: null }
      case 'answer-go':
        return { what: m.question.question, since: m.question.askedAt }
      case 'decide-no-go':
        return {
          what: `${gates[lang].stop} ${gates[lang].decide}`,
          since: noGoOf(m.question)?.answer.at ?? null,
        }
      case 'ask-go':
        return { what: `${gates[lang].first}: ${m.step.title}`, since: null }
      case 'await-hands':
        return { what: called.request(m.request.id), since: m.request.askedAt ?? m.request.madeAt }
      case 'start-step':
        return { what: `${words.now.startStep}: ${m.step.title}`, since: null }
      case 'ask-hands':
        return { what: `${words.now.askHands}: ${m.step.title}`, since: m.run.startedAt }
      case 'finish-step':
        return { what: m.step.title, since: m.run.startedAt }
      case 'decide-failed':
        return { what: words.now.failed(m.run.reason), since: m.run.endedAt }
      case 'over':
        return { what: '', since: null }
    }
  }
}

/** The card whose order holds and that nobody reported as done; not for ever, since nobody may ever do so. */
function firedCard(state: UpgradeState, now: number): Card | null {
  const holds = (c: Card) =>
    c.state === 'fired' && c.doneAt === null && c.endedAt !== null && now - c.endedAt < 60 * 60_000
  return Object.values(state.cards).find(holds) ?? null
}

function markOf(move: NextMove): Mark {
  switch (move.move) {
    case 'await-hands':
    case 'ask-hands':
      return 'hand'
    case 'finish-step':
      return 'half'
    case 'decide-failed':
      return 'cross'
    case 'answer-go':
    case 'ask-go':
      return 'bang'
    case 'decide-no-go':
      return 'stop'
    default:
      return 'walk'
  }
}
