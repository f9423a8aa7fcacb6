import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The name of the script that Hands pages of this build ask for; undefined where none was built. */
export async function handsScript(root: string): Promise<string | undefined> {
  try {
    const built = (await import(pathToFileURL(join(root, 'dist/hands-page.mjs')).href)) as { script?: string }
    return built.script?.split('/').at(-1)
  } catch {
    return undefined
  }
}
