import { readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Pictures and fonts are packed already. */
const WORTH_IT = /\.(?:js|css|svg|json|txt|webmanifest)$/
const MADE = /\.(?:br|gz)$/

const ways = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

/**
 * Puts beside each file of text below `folder` what it is zipped, as small as can be (`.br`, `.gz`), where that is smaller.
 * What is left of a file that is gone, goes.
 */
export async function zipBeside(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  for (const old of files.filter((path) => MADE.test(path))) rmSync(old)
  // The longest first: at the end no core waits for the other.
  const worth = files
    .filter((path) => WORTH_IT.test(path))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .flatMap((path) => Object.keys(ways).map((way) => [path, way]))
  // Zlib's own threads do the work, as many at once as there are.
  await Promise.all(
    worth.map(async ([path, way]) => {
      const bytes = await readFile(path)
      const zipped = await ways[way](bytes)
      if (zipped.length < bytes.length) await writeFile(`${path}.${way}`, zipped)
    }),
  )
}
