'use client'
import { lowWindowSpans } from '../../domain/availability/sleep.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Move } from '../../domain/moves/move.ts'
import { limitsOf } from '../../domain/plan/limits.ts'
import { whereaboutsWords } from '../../domain/presence/words/whereabouts.ts'
import { DAY } from '../../domain/time/civil.ts'
import { backAfter, handsNeededBy, standingWarnings, turnBackMoved } from '../../domain/warnings/due.ts'
import type { WarningKind } from '../../domain/warnings/kinds.ts'
import { deskWarnings } from '../../domain/warnings/words/desk.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { MoveButton } from '../desk/move-button.tsx'
import { useOffered } from '../desk/use-moves.ts'
import { useNow } from '../live/use-live.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { usePutAway } from './put-away.ts'

/** The warnings that stand, until they are put away on this browser or what they warn of has come. */
export function StandingWarnings() {
  const { live, view, state, lang, readOnly } = useDesk()
  const now = useNow(live, 15_000)
  const [isAway, putAway] = usePutAway(state.id)
  if (readOnly) return null
  // What the figure beside it says counts: where that has moved, the old moment must not stand above it.
  const back = view.told?.turnBack ?? null
  const last = back === null || back.binds === null ? null : back.at
  const isPast = view.told !== null && turnBackMoved(state, last, now) !== null
  const shown = standingWarnings(state, now).filter((w) => !isAway(w) && !(w.kind === 'turn-back' && isPast))
  return shown.map((warning, i) => {
    const { kind, about } = warning
    const key = `${kind} ${about}`
    return (
      <Notice
        key={key}
        tone="warn"
        live
        title={deskWarnings[lang].title[kind]}
        action={
          <>
            <WhatToDo kind={kind} />
            <Button size="sm" kind="quiet" hint={i === 0 ? 'D' : undefined} onClick={() => putAway(warning)}>
              {deskWarnings[lang].gotIt}
            </Button>
          </>
        }
      >
        <Words kind={kind} about={kind === 'turn-back' ? (last ?? about) : about} />
      </Notice>
    )
  })
}

function Words({ kind, about }: { kind: WarningKind; about: number }) {
  const { state, lang, called } = useDesk()
  const words = deskWarnings[lang]
  switch (kind) {
    case 'hands-leave': {
      const back = backAfter(state, about)
      const needed = handsNeededBy(state)
      return (
        <p>
          {words.leave(called.time(about), back === null ? null : called.time(back))}{' '}
          {needed === null
            ? null
            : needed.step === null
              ? words.stillOpen
              : words.stillNeeds(called.step(needed.step))}{' '}
          <TheirAnswer about={about} />
        </p>
      )
    }
    case 'low-window':
      return <p>{words.low(called.time(about), called.time(lowEnds(state, about)))}</p>
    case 'turn-back':
      return <p>{words.turnBack(called.time(about))}</p>
  }
}

/** What they said when they were asked of that very moment. */
function TheirAnswer({ about }: { about: number }) {
  const { state, lang, called } = useDesk()
  const words = whereaboutsWords[lang]
  const [person, asked] = Object.entries(state.breaks).find(([, b]) => b.at === about) ?? []
  if (person === undefined || asked === undefined) return null
  const name = called.person(person)
  switch (asked.answer) {
    case null:
      return words.asked
    case 'leaving':
      return words.leaves(name, asked.until === null ? null : called.time(asked.until))
    case 'later':
      return words.later(name, called.time(asked.at))
    case 'staying':
      return words.stays(name, called.time(asked.at))
  }
}

function lowEnds(state: UpgradeState, from: number): number {
  const zone = state.head.home.zone
  return lowWindowSpans(zone, limitsOf(state.head).low, from, from + DAY)[0]?.end ?? from
}

/** The one thing that answers a warning. */
function WhatToDo({ kind }: { kind: WarningKind }) {
  const { state, lang } = useDesk()
  const offered = useOffered()
  const words = deskWarnings[lang]
  switch (kind) {
    case 'hands-leave': {
      const step = handsNeededBy(state)?.step ?? null
      const ask =
        step === null ? offered('ask-hands', 'upgrade', state.id) : offered('ask-hands', 'step', step)
      return ask === null ? null : <AskFirst ask={ask} />
    }
    case 'low-window':
      return (
        <MoveButton move={offered('suspend', 'upgrade', state.id)} size="sm">
          {words.toBed}
        </MoveButton>
      )
    case 'turn-back':
      return (
        <MoveButton move={offered('roll-back', 'upgrade', state.id)} size="sm">
          {words.rollBack}
        </MoveButton>
      )
  }
}

/** Read before it goes out, also where it could go as it is planned. */
function AskFirst({ ask }: { ask: Move }) {
  const { lang, open } = useDesk()
  return (
    <Button size="sm" onClick={() => open({ dialog: 'ask', move: ask })}>
      {deskWarnings[lang].ask}
    </Button>
  )
}
