// Read by whatever Node is there, old ones included: so nothing newer than ES modules stands here.

/**
 * Why Farhand does not run on this Node, in one line, or null where it does. The same range as `engines` in package.json:
 * Prisma and the test runner start at these versions, and 21 and 23 ended before any of them.
 */
export function refusal(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
  return runs
    ? null
    : `Farhand runs on Node 24, 26, 22.12 or newer, and 20.19 or newer; this is ${version}. See https://nodejs.org`
}

/** Ends the process with that line where there is one. */
export function needNode() {
  const line = refusal(process.versions.node)
  if (line === null) return
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
