// `npm test`: everything, from a bare clone, and one line of figures at the very end. `npm test -- photos`: what is about
// photos, on all floors. `--quick` (`npm run check`): what needs neither a build nor a browser.
import { refusal } from './node.mjs'

const unfit = refusal(process.versions.node)
if (unfit !== null) {
  // Whoever reads only the last line reads there that it failed.
  process.stderr.write(`${unfit}\n`)
  process.stdout.write('\n0 passed, 1 failed\n')
  process.exit(1)
}
const { fail, generate, install, npm, root } = await import('./install.mjs')
const { build } = await import('./build.mjs')
const { provide } = await import('./needs.mjs')
const { bring, under } = await import('./other-node.mjs')
const { bin, createRun, quietly } = await import('./stages.mjs')
const { filesAbout } = await import('./capabilities.mjs')
const { rmSync } = await import('node:fs')
const { join } = await import('node:path')

/** What of the suites the store's addon, the relay and the built server stand or fall with. */
const SHORT = [
  'server/store',
  'tests/chaos',
  'tests/weekend/through-the-relay',
  'tests/start/owed',
  'tests/load',
]
/** The Node people install. */
const NEWEST_LTS = 24

const quick = process.argv.includes('--quick')
const words = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
const tests = createRun()
if (!(await tests.stage('packages', () => install() && generate()))) tests.finish()
if (words.length > 0) await about(words)
else await everything()
tests.finish()

async function everything() {
  await tests.stage('types, lint, lock', async () => {
    const told = await Promise.all([types(), lint(), ...(quick ? [] : [lock()])])
    for (const said of told) if (said !== null) process.stderr.write(`${said}\n`)
    return told.every((said) => said === null)
  })
  const missing = quick ? provide(['syncs', 'zones', 'boxes']) : provide()
  for (const { name, line } of missing) await tests.stage(`needs: ${name}`, () => fail(line))
  await tests.vitest('tests: unit', ['--project=unit'])
  if (quick || !(await tests.stage('build', build))) return
  await tests.vitest('tests: process', ['--project=process'])
  await shortPass()
  if (!missing.some(({ name }) => name === 'browser')) {
    await tests.playwright('tests: browser', ['--grep-invert', 'Lighthouse'])
    // It measures how fast the phone's page is: beside another test it measures that.
    await tests.playwright('tests: browser, by itself', ['--grep', 'Lighthouse'])
  }
}

/** The Node that runs has all of the suites; the one most people have gets at least what has broken there before. */
async function shortPass() {
  if (Number(process.versions.node.split('.')[0]) === NEWEST_LTS) return
  const node = bring(NEWEST_LTS)
  if (node === null) return tests.stage(`needs: Node ${NEWEST_LTS}`, () => false)
  await tests.vitest(`tests: short pass on Node ${NEWEST_LTS}`, SHORT, { node, env: under(node) })
}

/** One capability on all floors: `npm test -- photos`. A word may also be part of a file's name. */
async function about(words) {
  const files = filesAbout(words)
  if (files.unit.length + files.process.length + files.browser.length === 0)
    return tests.stage(`tests: ${words.join(' ')}`, () =>
      fail(`No test is about ${words.join(' ')}. docs/testing.md has the words there are.`),
    )
  if (files.unit.length > 0) await tests.vitest('tests: unit', ['--project=unit', ...files.unit])
  if (files.process.length + files.browser.length === 0) return
  if (!(await tests.stage('build', build))) return
  if (files.process.length > 0) await tests.vitest('tests: process', ['--project=process', ...files.process])
  if (files.browser.length === 0) return
  const [missing] = provide(['browser'])
  if (missing !== undefined) return tests.stage('needs: browser', () => fail(missing.line))
  await tests.playwright('tests: browser', files.browser)
}

async function types() {
  // Types of routes that are gone would fail.
  for (const old of ['.next/types', '.next/dev/types'])
    rmSync(join(root, old), { recursive: true, force: true })
  return (
    (await quietly(process.execPath, [bin('next/dist/bin/next'), 'typegen'])) ??
    (await quietly(process.execPath, [bin('typescript/bin/tsc'), '--noEmit']))
  )
}

function lint() {
  const args = ['check', '--error-on-warnings', '--max-diagnostics=50', '.']
  return quietly(process.execPath, [bin('@biomejs/biome/bin/biome'), ...args])
}

async function lock() {
  const done = npm(['ci', '--include=dev', '--dry-run', '--no-audit', '--no-fund'])
  return done.status === 0 ? null : `${done.stdout}${done.stderr}`
}
