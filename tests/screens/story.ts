import type { Browser } from '@playwright/test'
import { inMassachusetts } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'
import type { Screen, Stage } from './stage.ts'
import { tellBefore } from './story-before.ts'
import { tellNight } from './story-night.ts'

/**
 * The night told in its telling moments: at each, `look` gets every screen that then shows something it did not show
 * before. In order of the story, since the clock of an upgrade does not go back. The server is a new one.
 */
export async function everyScreen(
  browser: Browser,
  server: RunningServer,
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  const stranger = await browser.newContext({ ...inMassachusetts, baseURL: server.url })
  const stage: Stage = {
    browser,
    server,
    stranger,
    show: (context, name, path, act) => look({ name, path, context, ...(act === undefined ? {} : { act }) }),
  }
  await tellNight(stage, await tellBefore(stage))
}
