'use client'
import type { Move, MoveKind } from '../../domain/moves/move.ts'
import { Button } from '../ui/button.tsx'
import { useDesk } from './desk-context.tsx'
import { Outcome } from './do.tsx'
import { useSayings } from './say-move.ts'
import { usePress } from './use-moves.ts'

/** Keys of moves that do not suggest themselves; the one that does is N, at the top. */
const hints: Partial<Record<MoveKind, string>> = { 'fail-step': 'X' }

/** A move beside the one that suggests itself. What became of it stands right after it. */
export function MoveButton({ move }: { move: Move }) {
  const { state } = useDesk()
  const say = useSayings(state)
  const { press, sending } = usePress()
  return (
    <>
      <Button
        kind={move.kind === 'fail-step' ? 'danger' : 'plain'}
        hint={hints[move.kind]}
        busy={sending.busy}
        onClick={() => press(move)}
      >
        {say.verb(move)}
      </Button>
      <Outcome sending={sending} />
    </>
  )
}
