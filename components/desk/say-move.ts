'use client'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { About, Move, Wait } from '../../domain/moves/move.ts'
import { nextStep } from '../../domain/moves/next-step.ts'
import { moveWords } from '../../domain/moves/words/moves.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { useDesk } from './desk-context.tsx'

/** The words of a move and of a wait, with the names of this upgrade. */
export function useSayings(state: UpgradeState) {
  const { lang, called } = useDesk()
  const words = moveWords[lang]
  const nameOf = (id: string) => state.people[id]?.name || words.sentinel
  const thing = ({ kind, id }: About): string => {
    if (kind === 'step') return stepOf(state, id) === null ? '' : called.step(id)
    if (kind === 'request') return called.request(id)
    if (kind === 'question') return state.goNoGo[id]?.question ?? ''
    if (kind === 'card') return state.cards[id]?.then ?? ''
    return ''
  }
  const line = (verb: string, about: About) =>
    thing(about) === '' ? verb : `${verb}${words.colon}${thing(about)}`
  return {
    verb(move: Move): string {
      if (move.kind === 'go-on') {
        const next = nextStep(state)
        if (next !== null) return nowWords[lang].goOnDo(called.step(next.id))
      }
      if (move.kind === 'call' && typeof move.send['person'] === 'string')
        return words.callWho(nameOf(move.send['person']))
      if (move.kind === 'ask-go' && move.about.kind === 'question') return words.noGoAgain
      const entered = words.entered[move.kind]
      if (move.enteredFor !== null && entered !== undefined) return entered(nameOf(move.enteredFor))
      return words.does[move.kind]
    },
    does(move: Move): string {
      // What was asked names the very button that must not be pressed now.
      if (move.kind === 'clear-box') return this.verb(move)
      return line(this.verb(move), move.about)
    },
    who(wait: Wait | null): string {
      if (wait === null || wait.for === 'nothing') return words.nothing
      if (wait.for === 'people') return words.waits(wait.people.map(nameOf).join(words.and))
      if (wait.for === 'seat') return words.seat[wait.role]
      return words.untilThen
    },
    what: (wait: Wait | null): string =>
      wait?.for === 'people' ? line(words.awaited[wait.kind] ?? words.does[wait.kind], wait.about) : '',
  }
}
