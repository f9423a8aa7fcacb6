// `npm test`: everything, from a bare clone, and one line of figures at the very end. `--quick` (`npm run check`): what
// needs neither a build nor a browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refusal } from './node.mjs'

const unfit = refusal(process.versions.node)
if (unfit !== null) {
  process.stderr.write(`${unfit}\n`)
  finish(0, 1)
}

const { fail, generate, install, npm, root, say } = await import('./install.mjs')
const { build } = await import('./build.mjs')
const { browser } = await import('./browser.mjs')
const { calendarReader } = await import('./calendar-reader.mjs')
const { proxy } = await import('./proxy.mjs')
const { zoneData } = await import('./zone-data.mjs')

const quick = process.argv.includes('--quick')
const results = mkdtempSync(join(tmpdir(), 'farhand-test-'))
process.on('exit', () => rmSync(results, { recursive: true, force: true }))
const bin = (path) => [process.execPath, join(root, 'node_modules', path)]
let passed = 0
let failed = 0

if (!install() || !generate()) finish(0, 1)
zoneData()
const chromium = quick ? null : browser()
if (chromium?.missing) stage('browser', () => fail(chromium.missing))
const reader = quick ? null : calendarReader()
if (reader?.missing) stage('calendar reader', () => fail(reader.missing))
const front = quick ? null : proxy()
if (front?.missing) stage('proxy', () => fail(front.missing))

stage('types', () => {
  // Types of routes that are gone would fail.
  for (const old of ['.next/types', '.next/dev/types'])
    rmSync(join(root, old), { recursive: true, force: true })
  return run([...bin('next/dist/bin/next'), 'typegen']) && run([...bin('typescript/bin/tsc'), '--noEmit'])
})
stage('lint', () =>
  run([...bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=50', '.']),
)
if (!quick) stage('lock', () => told(npm(['ci', '--include=dev', '--dry-run', '--no-audit', '--no-fund'])))
vitest('unit')
if (!quick && (await stageOf('build', build))) {
  vitest('process')
  if (!chromium.missing) playwright()
}
finish(passed, failed)

async function stageOf(name, work) {
  say(`\n== ${name}`)
  const ok = await work()
  if (!ok) {
    failed++
    process.stderr.write(`${name} failed\n`)
  }
  return ok
}

function stage(name, work) {
  say(`\n== ${name}`)
  if (work()) return
  failed++
  process.stderr.write(`${name} failed\n`)
}

function run([command, ...args], env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  return status === 0
}

function told(done) {
  if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`)
  return done.status === 0
}

function vitest(project) {
  const file = join(results, `${project}.json`)
  stage(`tests: ${project}`, () => {
    const ok = run([
      ...bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    return count(file, ok, (report) => [report.numPassedTests, report.numFailedTests])
  })
}

function playwright() {
  const file = join(results, 'browser.json')
  stage('tests: browser', () => {
    const ok = run([...bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      CHROMIUM_PATH: chromium.path,
    })
    return count(file, ok, ({ stats }) => [stats.expected, stats.unexpected + stats.flaky])
  })
}

/** Adds a report's figures. A run that failed without a failed test (a crash, an empty run) is itself one failure. */
function count(file, ok, figuresOf) {
  const [good, bad] = existsSync(file) ? figuresOf(JSON.parse(readFileSync(file, 'utf8'))) : [0, 0]
  passed += good
  failed += bad
  return ok || bad > 0
}

function finish(good, bad) {
  process.stdout.write(`\n${good} passed, ${bad} failed\n`)
  process.exit(bad === 0 ? 0 : 1)
}
