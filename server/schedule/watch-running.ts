import type { UpgradeState } from '../../domain/log/state.ts'
import { mayWarn, turnBackMoved } from '../../domain/warnings/due.ts'
import type { Relay } from '../relay/relay.ts'
import type { Planner, ToldTo } from './planner.ts'

/**
 * Keeps every upgrade reckoned that is under way, whether or not anybody looks at it, and has its clock warn both sides
 * before the last moment to turn back: once, and again only when that moment has meanwhile moved; what was warned of
 * and has moved is taken back.
 */
export async function watchRunning(deps: { relay: Relay; planner: Planner }): Promise<{ close(): void }> {
  const { relay, planner } = deps
  const watched = new Map<string, () => void>()

  function follow({ id, status }: UpgradeState): void {
    const on = watched.get(id)
    if (status === 'running' && on === undefined) watched.set(id, planner.watch(id))
    if (status !== 'running' && on !== undefined) {
      watched.delete(id)
      on()
    }
  }

  async function warn({ upgrade, told: { turnBack } }: ToldTo): Promise<void> {
    const at = turnBack === null || turnBack.binds === null ? null : turnBack.at
    const state = await relay.state(upgrade)
    if (state === null) return
    const moved = turnBackMoved(state, at, relay.now(state))
    if (moved !== null) await say(state, 'warning.lift', moved)
    const then = moved === null ? state : await relay.state(upgrade)
    if (then !== null && at !== null && mayWarn(then, 'turn-back', at, relay.now(then)))
      await say(then, 'warning.give', at)
  }

  async function say(
    state: UpgradeState,
    type: 'warning.give' | 'warning.lift',
    about: number,
  ): Promise<void> {
    // How often it was given is in the id, so that any server says it once.
    const id = `${type === 'warning.give' ? 'warn' : 'lift'}:turn-back:${about}:${state.warned['turn-back']?.times ?? 0}`
    const command = { type, kind: 'turn-back', about } as const
    await relay.submit({ upgrade: state.id, id, command, who: { kind: 'clock' } })
  }

  const stops = [
    relay.onBatch(({ upgrade }) => {
      // What can't be read now is looked at with its next event.
      void relay.state(upgrade).then(
        (state) => state !== null && follow(state),
        () => {},
      )
    }),
    planner.onTold((m) => void warn(m).catch(() => {})),
  ]
  for (const upgrade of await relay.upgrades()) {
    const state = await relay.state(upgrade).catch(() => null)
    if (state !== null) follow(state)
  }
  return {
    close() {
      for (const stop of [...stops, ...watched.values()]) stop()
      watched.clear()
    },
  }
}
