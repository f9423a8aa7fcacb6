import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** Every file of ours with code or style in it, tests and what tests alone use left out, by its path from the root. */
export const sources = ['app', 'components', 'domain', 'server', 'tests']
  .flatMap((floor) =>
    readdirSync(join(root, floor), { recursive: true, withFileTypes: true }).map((entry) =>
      relative(root, join(entry.parentPath, entry.name)),
    ),
  )
  .filter((path) => /\.(tsx?|mjs|css)$/.test(path) && !/\.(test\.tsx?|spec\.ts|d\.ts)$/.test(path))

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** What a file of ours imports of ours, types too, by path from the root. */
export const importsOf = (path: string): string[] =>
  Array.from(read(path).matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g), ([, to = '']) =>
    normalize(join(dirname(path), to)),
  )
