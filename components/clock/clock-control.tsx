'use client'
import { ownClock } from '../../domain/clock/words/own-clock.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../moves/do.tsx'
import { Badge } from '../ui/marks.tsx'

/** Play, pause and speed of an upgrade that runs on a clock of its own; nothing for the real clock. */
export function ClockControl() {
  const { state, can, live, readOnly, lang } = useDesk()
  const words = ownClock[lang]
  const { clock } = state
  if (clock.kind === 'wall' || readOnly) return null
  const at = (rate: number) => (): CommandInput => ({
    type: 'clock.set',
    own: { at: Math.floor(live.now()), rate },
  })
  const { rate } = clock
  const turns = can('clock.set') && state.status !== 'closed' && state.status !== 'cancelled'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of three buttons, not a form.
    <div className="flex flex-none items-center gap-x-1" role="group" aria-label={words.label}>
      <span className="sm:max-lg:hidden">
        <Badge tone={rate === 0 ? 'warn' : 'now'}>
          {rate === 0 ? words.paused : rate === 1 ? words.real : words.running(rate)}
        </Badge>
      </span>
      {turns ? (
        <span className="in-data-[demo=watching]:hidden">
          <Do size="sm" command={rate === 0 ? at(1) : at(0)}>
            {rate === 0 ? words.play : words.pause}
          </Do>
        </span>
      ) : null}
      {turns ? (
        <span className="in-data-[demo=watching]:hidden sm:max-lg:hidden">
          <Do size="sm" command={rate === 60 ? at(1) : at(60)}>
            {rate === 60 ? words.real : words.fast}
          </Do>
        </span>
      ) : null}
    </div>
  )
}
