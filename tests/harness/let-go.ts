import type { Page } from '@playwright/test'

/** What is held on this page goes out now: as it does when the page is put away. */
export const letGo = (page: Page) => page.evaluate(() => dispatchEvent(new Event('pagehide')))
