import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The names of the scripts that Hands pages of this build ask for, one for each language; empty where none was built. */
export async function handsScripts(root: string): Promise<readonly string[]> {
  try {
    const built = (await import(pathToFileURL(join(root, 'dist/hands-page.mjs')).href)) as {
      scripts?: Record<string, { first: string }>
    }
    return Object.values(built.scripts ?? {}).map(({ first }) => first.split('/').at(-1) ?? '')
  } catch {
    return []
  }
}
