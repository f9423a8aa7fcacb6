import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, say } from './install.mjs'

const SLOWEST = 20

/**
 * The stages of a test run and its figures. Each stage is counted: those that run tests by their reports, the others as one
 * failure when they fail.
 */
export function createRun() {
  const results = mkdtempSync(join(tmpdir(), 'farhand-test-'))
  process.on('exit', () => rmSync(results, { recursive: true, force: true }))
  const timed = []
  let passed = 0
  let failed = 0
  let reports = 0

  return {
    /** Runs `work` under a heading; false is counted as a failure. */
    async stage(name, work) {
      const began = performance.now()
      say(`\n== ${name}`)
      const ok = await work()
      say(`== ${name}: ${Math.round((performance.now() - began) / 1000)} s${ok ? '' : ', FAILED'}`)
      if (!ok) failed++
      return ok
    },
    vitest(name, args, { node = process.execPath, env = {} } = {}) {
      const file = join(results, `${++reports}.json`)
      const all = [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...args,
      ]
      return this.stage(name, async () => {
        const ok = await run(node, all, env)
        return count(file, ok, vitestTests)
      })
    },
    playwright(name, args, env) {
      const file = join(results, `${++reports}.json`)
      const all = [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json', ...args]
      return this.stage(name, async () => {
        const ok = await run(process.execPath, all, { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...env })
        return count(file, ok, playwrightTests)
      })
    },
    /** Lists what took longest, prints the figures as the last line, and ends the process. */
    finish() {
      timed.sort((a, b) => b.ms - a.ms)
      if (timed.length > 0) say(`\nThe ${Math.min(SLOWEST, timed.length)} slowest:`)
      for (const { ms, file, title } of timed.slice(0, SLOWEST))
        say(`${(ms / 1000).toFixed(1).padStart(7)} s  ${relative(root, file)}  ${title}`)
      say(`\n${passed} passed, ${failed} failed`)
      process.exit(failed === 0 ? 0 : 1)
    },
  }

  /** Adds a report's figures. A run that failed without a failed test (a crash) is itself one failure. */
  function count(file, ok, testsOf) {
    const tests = existsSync(file) ? testsOf(JSON.parse(readFileSync(file, 'utf8'))) : []
    const bad = tests.filter((t) => t.state === 'failed').length
    passed += tests.filter((t) => t.state === 'passed').length
    failed += bad
    timed.push(...tests)
    return ok || bad > 0
  }
}

/** What a package of ours runs by. */
export function bin(path) {
  return join(root, 'node_modules', path)
}

/** Runs a program to its end, its words to ours; whether it ended well. */
export function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    child.once('error', () => done(false))
    child.once('close', (code) => done(code === 0))
  })
}

/** The same, but told only where it failed: for what runs beside something else. */
export function quietly(command, args, env = {}) {
  return new Promise((done) => {
    let said = ''
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    for (const out of [child.stdout, child.stderr])
      out.on('data', (text) => {
        said += text
      })
    child.once('error', (error) => done(String(error)))
    child.once('close', (code) => done(code === 0 ? null : said))
  })
}

function vitestTests(report) {
  return report.testResults.flatMap((file) =>
    file.assertionResults.map((t) => ({
      state: t.status,
      ms: t.duration ?? 0,
      file: file.name,
      title: t.fullName,
    })),
  )
}

function playwrightTests(report) {
  const suites = (list) => list.flatMap((s) => [...(s.specs ?? []), ...suites(s.suites ?? [])])
  return suites(report.suites).flatMap((spec) =>
    spec.tests.map((t) => ({
      // One that failed first and went well again has failed.
      state: t.status === 'expected' ? 'passed' : t.status === 'skipped' ? 'skipped' : 'failed',
      ms: t.results.reduce((sum, r) => sum + r.duration, 0),
      file: join(root, 'tests/e2e', spec.file),
      title: spec.title,
    })),
  )
}
