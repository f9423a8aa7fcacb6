import type { BrowserContext } from '@playwright/test'
import type { Screen } from './stage.ts'
import type { Crew, TenNight } from './ten-crew.ts'
import { deskStates } from './ten-desk.ts'
import { phoneStates } from './ten-phone.ts'
import type { TenState } from './ten-state.ts'

/**
 * The states of a night in which the first press counts, each looked at for ten seconds. The browser test presses it in
 * each (`tests/e2e/ten-seconds.spec.ts`), `npm run shots` photographs them, and `docs/ten-seconds.md` shows them.
 */
export const tenStates: readonly TenState[] = [...phoneStates, ...deskStates]

/** A state that has come about, and where it is looked at. */
export interface Come {
  state: TenState
  night: TenNight
  context: BrowserContext
  path: string
}

export async function bringAbout(crew: Crew, state: TenState): Promise<Come> {
  // Who looks at free seats has taken none.
  const night = await crew.night(state.who === 'owner' ? 'free' : 'taken')
  await state.make(night)
  const path = `/u/${night.upgrade}${state.side === 'phone' ? '/hands' : ''}`
  return { state, night, context: crew.browsers[state.who], path }
}

/** Each state whose screen's name has `only` in it, as a screen; those that nobody looks at are not brought about. */
export async function tenScreens(
  crew: Crew,
  only: string,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  for (const state of tenStates) {
    const name = `ten-${state.side}-${state.name}`
    if (!name.includes(only)) continue
    const { context, path } = await bringAbout(crew, state)
    await look({ name, context, path, ...(state.act === undefined ? {} : { act: state.act }) })
  }
}
