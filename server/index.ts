import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAccounts } from './accounts/accounts.ts'
import { watchBeats } from './beats/watch.ts'
import { realClock } from './clock/clock.ts'
import { createServerClock } from './clock/server-clock.ts'
import { cutLine } from './demo/cut-line.ts'
import { createPlayer } from './demo/player.ts'
import { demoKey } from './demo/routes.ts'
import { type Env, readEnv } from './env.ts'
import { loadExample } from './example.ts'
import { demoGreeting, greeting } from './greeting.ts'
import { handsScripts } from './hands-script.ts'
import { noteVain } from './http/accounts/sign-in-notes.ts'
import { createRouter } from './http/router.ts'
import { serve } from './http/serve.ts'
import { createAllowance } from './limits/allowance.ts'
import { createFloods } from './limits/floods.ts'
import { reachOf } from './network/reach.ts'
import { createNotify } from './notices/notify.ts'
import { pushContact } from './notices/push/contact.ts'
import { createPush } from './notices/push/door.ts'
import { pushKeys } from './notices/push/keys.ts'
import { createDoor } from './outbound/door.ts'
import { putRight } from './relay/put-right.ts'
import { damageLine } from './relay/read-log.ts'
import { createRelay } from './relay/relay.ts'
import { attachRelay } from './relay/socket.ts'
import { setRuntime } from './runtime.ts'
import { createPlanner } from './schedule/planner.ts'
import { createStarts } from './schedule/starts.ts'
import { createThread } from './schedule/thread.ts'
import { watchRunning } from './schedule/watch-running.ts'
import { startRefusalOf } from './store/look-first.ts'
import { openStore } from './store/open.ts'

/** After this long a clean stop has failed, and the process ends anyway; nothing acknowledged is lost by it. */
const FORCED_EXIT_MS = 5000

const read = readEnv(process.env, process.argv.slice(2))
if (!read.ok) {
  for (const fault of read.faults) process.stderr.write(`${fault}\n`)
  process.exit(2)
}
try {
  await start(read.env)
} catch (error) {
  const line = refusalOf(error, read.env)
  if (line === null) throw error
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

async function start(env: Env): Promise<void> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)))
  process.chdir(root)
  Object.assign(process.env, {
    NODE_ENV: env.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })

  const store = await openStore({ dataDir: env.dataDir })
  const clock = createServerClock({
    machine: realClock,
    kept: await store.meta.get('clock'),
    keep: (text) => store.meta.set('clock', text),
  })
  const relay = createRelay({ log: store.log, clock, doubts: clock })
  const right = putRight({ relay, clock })
  const accounts = createAccounts({ store, relay, env, clock })
  const contact = pushContact(env)
  setRuntime({ env, clock, store, relay, accounts, pushContact: contact })
  relay.onDamage(({ upgrade, damage }) => {
    process.stderr.write(`${damageLine(upgrade, damage)}\n`)
  })
  await loadExample(relay)
  const player = createPlayer({ relay, log: store.log, clock })
  await player.resume()
  const line = cutLine(player)
  const thread = createThread()
  // A search takes seconds, and what the desks look at must not wait for it.
  const searching = createThread()
  const starts = createStarts(searching.ask)
  const planner = createPlanner({ relay, clock, ask: thread.ask, hours: accounts.sleepHours.ofUpgrader })
  accounts.sleepHours.onChange(() => planner.again())
  // Read once, every upgrade sets the alarm for what its clock owes, whether or not anybody looks at it.
  for (const upgrade of await relay.upgrades()) await relay.look(upgrade)
  const beats = await watchBeats({ relay, clock })
  clock.onChange((by) => beats.moved(by))
  const running = await watchRunning({ relay, planner })
  const door = createDoor({ listed: env.outboundAllow })
  const push = createPush({
    store: store.push,
    clock,
    door,
    keys: await pushKeys(store.meta),
    subject: contact,
  })
  const { carrier, seenLinks, notifier } = createNotify({ store, relay, clock, env, door, push })
  const shells = await handsScripts(root)
  const floods = createFloods(clock)
  const serving = await serve({
    ...env,
    root,
    router: createRouter({
      store,
      relay,
      accounts,
      player,
      starts,
      beats,
      carrier,
      door,
      seenLinks,
      push,
      floods,
      env,
      clock,
    }),
    open: line.open,
    refused: (req) => noteVain({ accounts, env }, { req }, 'socket', 'other-origin'),
    async barred(req) {
      const session = await accounts.fromCookie(req.headers.cookie)
      return session !== null && floods.barredFor(session.account) > 0
    },
    attach: (io) => {
      line.attach(io)
      return attachRelay(io, {
        relay,
        accounts,
        clock,
        doubts: clock,
        planner,
        shells,
        floods,
        allow: createAllowance(clock, { burst: 40, perSecond: 10 }),
      })
    },
  })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref()
    // What was accepted is answered before the lines are cut.
    beats.close()
    await player.close()
    await notifier.close()
    right.close()
    await relay.close()
    await clock.close()
    await serving.close()
    running.close()
    planner.close()
    await Promise.all([thread.close(), searching.close()])
    await accounts.signIns.flush()
    await store.close()
    if (env.throwAway) await rm(env.dataDir, { recursive: true, force: true })
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  const reach = reachOf({ ...env, port: serving.port })
  // For `npm run owner-link`, which is not told how this process was started.
  await store.meta.set('address', reach.address)
  await notifier.start()
  accounts.signIns.tidyDaily()
  if (env.demo) {
    const link = `${reach.address}/demo/in/${demoKey}`
    process.stdout.write(demoGreeting({ reach, link, dataDir: env.throwAway ? null : env.dataDir }))
    return
  }
  const ownerLink = (await store.accounts.ownerExists())
    ? null
    : `${reach.address}/in/${await accounts.ownerLink()}`
  process.stdout.write(greeting({ reach, ownerLink, dataDir: env.dataDir }))
}

/** The one line for a start that can't be, or null when the fault is ours. */
function refusalOf(error: unknown, env: Env): string | null {
  const refusal = startRefusalOf(error, env.dataDir)
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return refusal?.message ?? null
  if (code === 'EADDRINUSE')
    return `Port ${env.port} is taken on ${env.host}. Stop what uses it, or choose another: PORT=${env.port + 1} npm start`
  if (code === 'EACCES')
    return `Port ${env.port} is for the system's own services. Choose one above 1023: PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `HOST=${env.host} is not an address of this machine. Use HOST=127.0.0.1 (this machine only) or HOST=0.0.0.0 (all networks).`
  return null
}
