import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A digest of these files and folders (tests left out): equal as long as what is built from them would be. */
export function fingerprint(root, paths) {
  const hash = createHash('sha256').update(`node ${process.versions.modules}`)
  for (const path of paths) add(path)
  return hash.digest('hex')

  function add(path) {
    const at = join(root, path)
    const found = statSync(at, { throwIfNoEntry: false })
    if (found === undefined) hash.update(`\0no ${path}`)
    else if (found.isDirectory()) for (const name of readdirSync(at).sort()) add(`${path}/${name}`)
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`\0${path}\0${found.size}\0`).update(readFileSync(at))
  }
}
