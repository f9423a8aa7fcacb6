// Runs before start, dev and bench on whatever it finds, a bare clone included: so it has only Node itself to lean on,
// and does nothing that is done already. `--dev`: without the production build.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Farhand needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org\n`,
  )
  process.exit(1)
}

// Imported late: an older Node could not even read them, and the line above would never be printed.
const { install, generate } = await import('./install.mjs')
const { build, buildHandsIfThere } = await import('./build.mjs')

const ready = install() && generate()
if (!ready) process.exit(1)
const built = process.argv.includes('--dev') ? await buildHandsIfThere({ dev: true }) : await build()
if (!built) process.exit(1)
