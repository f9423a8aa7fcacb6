'use client'
import type { ReactNode } from 'react'
import type { Move, MoveKind } from '../../domain/moves/move.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Button, type ButtonProps } from '../ui/button.tsx'
import { Outcome } from './do.tsx'
import { useSayings } from './say-move.ts'
import { usePress } from './use-moves.ts'

/** Keys of moves that do not suggest themselves; the one that does is N, at the top. */
const hints: Partial<Record<MoveKind, string>> = { 'fail-step': 'X' }

/**
 * A move beside the one that suggests itself, in its own words unless others are given; no button where there is no such
 * move. What became of it stands right after it, also once the move is gone.
 */
export function MoveButton({
  move,
  children,
  ...look
}: { move: Move | null; children?: ReactNode } & Pick<ButtonProps, 'kind' | 'size' | 'hint'>) {
  const { state } = useDesk()
  const say = useSayings(state)
  const { press, sending } = usePress()
  return (
    <>
      {move === null ? null : (
        <Button
          kind={move.kind === 'fail-step' ? 'danger' : 'plain'}
          hint={hints[move.kind]}
          {...look}
          busy={sending.busy}
          onClick={() => press(move)}
        >
          {children ?? say.verb(move)}
        </Button>
      )}
      <Outcome sending={sending} />
    </>
  )
}
