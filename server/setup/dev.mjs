// `npm run dev`: the server for development, and beside it what builds anew the pages that are drawn outside Next whenever
// something of them is changed. Next sees to its own pages.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildDrawn } from './build.mjs'
import { root, say } from './install.mjs'

/** An editor writes a file more than once, ms. */
const SETTLES = 200

const server = spawn(process.execPath, ['--import', 'tsx', 'server/index.ts', '--dev'], {
  cwd: root,
  stdio: 'inherit',
})
server.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))

let waits
let building = Promise.resolve()
for (const floor of ['app', 'components', 'domain'])
  watch(join(root, floor), { recursive: true }, (_, name) => {
    if (!/\.(tsx?|css)$/.test(name ?? '') || /\.test\./.test(name)) return
    clearTimeout(waits)
    waits = setTimeout(() => {
      building = building.then(async () => {
        if (await buildDrawn({ dev: true })) say('Built the Desk, the doors and the phone’s page anew.')
      })
    }, SETTLES)
  })
