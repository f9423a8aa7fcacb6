import { type Crew, comeTogether } from '../screens/ten-crew.ts'
import { test as base, leave } from './night.ts'

/** Each worker has the same few people and their browsers once; every state they are in is another upgrade. */
export const test = base.extend<object, { crew: Crew }>({
  crew: [
    async ({ browser, warm }, use) => {
      await use(await comeTogether(browser, warm))
      await leave(browser)
    },
    { scope: 'worker' },
  ],
})
test.use({ windowsStay: true })
