// Runs before start, dev and bench on whatever it finds, a bare clone included: so it has only Node itself to lean on,
// and does nothing that is done already. `--dev`: without the production build.
import { needNode } from './node.mjs'

needNode()

// Imported late: an older Node could not even read them, and the line above would never be printed.
const { install, generate } = await import('./install.mjs')
const { build, buildDrawn } = await import('./build.mjs')

const ready = install() && generate()
if (!ready) process.exit(1)
const built = process.argv.includes('--dev') ? await buildDrawn({ dev: true }) : await build()
if (!built) process.exit(1)
