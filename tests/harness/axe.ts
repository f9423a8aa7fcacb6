import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(where: object, how: object): Promise<AxeResults>
}

/**
 * What axe finds wrong with a page, frames included, each as one line: the rule and where. Every rule that a page is held to
 * is run; what is spared is only the list of all that was found right, and a second window to put the answers together in,
 * which took four fifths of the time. `within` looks at a part.
 */
export async function axeFaults(page: Page, within?: string): Promise<string[]> {
  const faults: string[] = []
  const how = { resultTypes: ['violations'], iframes: false }
  for (const frame of within === undefined ? page.frames() : [page.mainFrame()]) {
    // What is asked of a whole page, a title and one main part, is not asked of a frame inside it.
    const part = within ?? (frame === page.mainFrame() ? undefined : 'body')
    if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source)
    const { violations } = await frame.evaluate(
      ({ part, how }) =>
        (globalThis as unknown as { axe: Axe }).axe.run(
          part === undefined ? document : { include: [[part]] },
          how,
        ),
      { part, how },
    )
    for (const v of violations) faults.push(`${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)
  }
  return faults
}
