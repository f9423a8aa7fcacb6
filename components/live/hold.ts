import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'

/** How long a tap that others will act on is kept back, so that it can be taken back, real ms. */
export const HOLD = 10_000
/** What is left to the answer's own end after the hold, for the way to the server, real ms. */
const MARGIN = 20_000

const held: ReadonlySet<CommandInput['type']> = new Set([
  'request.done',
  'request.cannot',
  'presence.arrive',
  'presence.back',
  'presence.away',
  'presence.leave',
  'break.answer',
  'go.answer',
  'card.confirm',
  'card.fire',
  'step.finish',
  'step.fail',
  'upgrade.resume',
  'upgrade.close',
])

/**
 * How long a tap is kept back, real ms: `HOLD` for what others will act on, 0 for what only says "I have read it", and 0
 * where the answer would come near the end of what it answers. `now` is the upgrade's clock.
 */
export function holdMs(state: UpgradeState, c: CommandInput, now: number): number {
  if (!held.has(c.type)) return 0
  // It stops the work: nobody goes on for ten seconds more. Two taps and a reason are no slip of the thumb.
  if (c.type === 'go.answer' && c.answer === 'no-go') return 0
  const end = endOf(state, c)
  const pace = state.clock.kind === 'own' ? state.clock.rate : 1
  return end !== null && end - now < (HOLD + MARGIN) * pace ? 0 : HOLD
}

/** When an answer comes too late, on the upgrade's clock; null: never. */
function endOf(state: UpgradeState, c: CommandInput): number | null {
  switch (c.type) {
    case 'request.done':
    case 'request.cannot':
      return state.requests[c.id]?.expiresAt ?? null
    case 'go.answer':
      return state.goNoGo[c.id]?.expiresAt ?? null
    case 'card.confirm':
    case 'card.fire':
      return state.cards[c.id]?.dueAt ?? null
    default:
      return null
  }
}
