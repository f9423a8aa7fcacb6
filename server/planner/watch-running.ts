import type { UpgradeState } from '../../domain/log/state.ts'
import { mayWarn } from '../../domain/warnings/due.ts'
import type { Relay } from '../relay/relay.ts'
import type { Planner, ToldTo } from './planner.ts'

/**
 * Keeps every upgrade reckoned that is under way, whether or not anybody looks at it, and has its clock warn both sides
 * before the last moment to turn back: once, and again only when that moment has meanwhile moved away.
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
    if (turnBack?.at == null || turnBack.binds === null) return
    const state = await relay.state(upgrade)
    const about = turnBack.at
    if (state === null || !mayWarn(state, 'turn-back', about, relay.now(state))) return
    // How often it was given is in the id, so that any server gives it once.
    const id = `warn:turn-back:${about}:${state.warned['turn-back']?.times ?? 0}`
    await relay.submit({
      upgrade,
      id,
      command: { type: 'warning.give', kind: 'turn-back', about },
      who: { kind: 'clock' },
    })
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
