import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fingerprint } from './fingerprint.mjs'
import { fail, root, say } from './install.mjs'
import { zipBeside } from './zipped.mjs'

const SHARED = ['package-lock.json', 'tsconfig.json', 'generated/made-from']
// Of server/, pages use what runtime() leads to; its set-up scripts are not among that.
const SERVER = ['accounts', 'demo', 'http', 'relay', 'store', 'plan-file'].map((part) => `server/${part}`)

/** What both kinds of pages are made of. */
const SCREENS = ['components', 'domain', 'app', 'server/setup/zipped.mjs', 'postcss.config.mjs', ...SHARED]

const parts = [
  {
    name: 'drawn pages',
    from: [...SCREENS, 'server/setup/drawn'],
    made: ['dist/hands-page.mjs', 'dist/drawn-desk.mjs', 'dist/drawn-doors.mjs', 'public/sw.js.br'],
    make: async () => (await buildDrawn({ dev: false })) && zipped('public'),
  },
  {
    name: 'pages',
    from: [...SCREENS, 'server/runtime.ts', 'instrumentation-client.ts', 'next.config.mjs', ...SERVER],
    made: ['.next/BUILD_ID'],
    make: async () => (await buildPages()) && zipped('.next/static'),
  },
  {
    name: 'server',
    from: ['server', 'domain', 'generated', ...SHARED],
    made: ['dist/server.mjs', 'dist/farhand.mjs', 'dist/planner-worker.mjs'],
    make: buildServer,
  },
]

/** Builds what has changed since it was last built, all of it at once. False after telling what failed. */
export async function build() {
  const marks = join(root, 'dist/built.json')
  mkdirSync(join(root, 'dist'), { recursive: true })
  const built = existsSync(marks) ? JSON.parse(readFileSync(marks, 'utf8')) : {}
  const done = parts.map(async ({ name, from, made, make }) => {
    const now = fingerprint(root, from)
    if (built[name] === now && made.every((path) => existsSync(join(root, path)))) return true
    say(`Building the ${name}.`)
    // Taken away first: a build that is cut off must not count as done.
    delete built[name]
    writeFileSync(marks, JSON.stringify(built))
    if (!(await make())) return fail(`Building the ${name} failed; see above.`)
    built[name] = now
    writeFileSync(marks, JSON.stringify(built))
    return true
  })
  return (await Promise.all(done)).every(Boolean)
}

function buildPages() {
  // Types of routes that are gone would fail the build.
  rmSync(join(root, '.next/dev/types'), { recursive: true, force: true })
  const run = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const out of [run.stdout, run.stderr])
    out.on('data', (part) => {
      said += part
    })
  return new Promise((built) =>
    run.on('close', (code) => {
      if (code !== 0) process.stderr.write(said)
      built(code === 0)
    }),
  )
}

async function zipped(folder) {
  await zipBeside(join(root, folder))
  return true
}

async function buildServer() {
  const { build } = await import('esbuild')
  try {
    await build({
      absWorkingDir: root,
      entryPoints: {
        server: 'server/setup/start.mjs',
        farhand: 'server/index.ts',
        'planner-worker': 'server/schedule/worker.ts',
      },
      external: ['./farhand.mjs'],
      outdir: 'dist',
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'warning',
    })
    return true
  } catch {
    return false
  }
}

/** The phone's page, the Desk and the doors, which live outside Next. */
export async function buildDrawn({ dev }) {
  const at = (file) => pathToFileURL(join(root, 'server/setup/drawn', file)).href
  try {
    const [{ buildHands }, { buildPages: buildOthers }] = await Promise.all([
      import(at('hands.mjs')),
      import(at('pages.mjs')),
    ])
    await buildHands({ dev })
    await buildOthers({ dev })
    return true
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}
