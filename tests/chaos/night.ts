import { randomBytes } from 'node:crypto'
import { type Dice, dice as diceOf } from './dice.ts'
import { FAIR, faultyLine, STORM } from './faulty-line.ts'
import { Person } from './person.ts'
import { readLog } from './read-log.ts'
import { victim } from './victim.ts'

export interface Chaos {
  seconds: number
  seed: number
  /** Where the data folder is made; on a small disk it is filled for real. */
  where?: string | undefined
}

export interface Outcome {
  figures: Record<string, number | string>
  /** What must not be. Empty: the night held. */
  faults: string[]
}

const HOUR = 3_600_000
/** What a clock that follows one that jumps about may be off by, ms. */
const LEEWAY = 15_000

/**
 * Two people on four devices work on one upgrade for so long, while the server is killed, its disk fills, its clock jumps and the lines
 * are cut. Then all goes well again, each brings home what waits, and the log is read by a checker of its own.
 */
export async function chaos({ seconds, seed, where }: Chaos): Promise<Outcome> {
  const dice = diceOf(seed)
  const server = await victim(where)
  const line = await faultyLine(server.port, dice)
  const url = () => `http://127.0.0.1:${line.port}`
  const { upgrade, people } = await assemble(url, server.ownerLink, dice)
  const figures = {
    kills: 0,
    stops: 0,
    'full disks': 0,
    'jumps of the clock': 0,
    'storms on the line': 0,
    cuts: 0,
  }
  const began = Date.now()
  const over = () => Date.now() - began > seconds * 1000
  const work = people.map((p) => p.person.work(over, () => p.says(dice)))

  const acts: Record<keyof typeof figures, () => Promise<void>> = {
    kills: () => server.again('SIGKILL'),
    stops: () => server.again('SIGTERM'),
    async 'full disks'() {
      server.full(true)
      await pause(500 + dice.upTo(2000))
      server.full(false)
    },
    async 'jumps of the clock'() {
      server.clock((dice.chance(0.5) ? 1 : -1) * dice.pick([90_000, 20 * 60_000, HOUR, 8 * HOUR]))
      await pause(1000 + dice.upTo(5000))
      server.clock(0)
    },
    async 'storms on the line'() {
      line.weather = STORM
      await pause(1000 + dice.upTo(3000))
      line.weather = FAIR
    },
    async cuts() {
      line.cutAll()
    },
  }
  const can = (Object.keys(acts) as (keyof typeof figures)[]).filter(
    (a) => a !== 'jumps of the clock' || server.hasClock,
  )
  let deck: typeof can = []
  while (!over()) {
    await pause(200 + dice.upTo(1500))
    // Each kind in turn, in an order of chance: a short night has them all.
    if (deck.length === 0) deck = can.toSorted(() => dice.upTo(3) - 1)
    const act = deck.pop() ?? 'cuts'
    figures[act]++
    await acts[act]()
  }

  await Promise.all(work)
  line.weather = FAIR
  await Promise.all(people.map(({ person }) => person.home()))
  const seqs = people.flatMap(({ person }) => [...person.acknowledged.values()].flat())
  for (const { person } of people) await person.reach(Math.max(0, ...seqs))
  for (const { person } of people) person.leave()
  await line.close()
  await server.again('SIGKILL')
  const { rows, faults } = readLog(server.dataDir, upgrade)

  const of = new Map(rows.map((r) => [r.seq, r]))
  const ids = new Set<string>()
  for (const { person, name } of people) {
    faults.push(...person.faults.map((f) => `${name}: ${f}`))
    for (const [id, seqs] of person.acknowledged)
      for (const seq of seqs) {
        const row = of.get(seq)
        const [said, heard] = person.between.get(id) ?? [0, 0]
        if (row?.commandId !== id)
          faults.push(`${name}: ${id} was acknowledged as line ${seq}, and is not there`)
        else if (row.at < said - LEEWAY || row.at > heard + LEEWAY)
          faults.push(`line ${seq} has a time that is ${Math.round((row.at - heard) / 1000)} s off`)
      }
    for (const [seq, hash] of person.shown)
      if (of.get(seq)?.hash !== hash) faults.push(`${name}: was shown another line ${seq}`)
  }
  for (const row of rows.filter((r) => r.type === 'talk.said')) {
    const id = `${row.actor} ${row.commandId}`
    if (ids.has(id)) faults.push(`line ${row.seq} is the second of ${row.commandId}`)
    ids.add(id)
  }
  for (const stack of server
    .output()
    .match(/^\s+at .*$/gm)
    ?.slice(0, 5) ?? [])
    faults.push(`the server printed a stack trace: ${stack.trim()}`)
  await server.end()
  return {
    figures: {
      seconds,
      seed,
      disk: server.disk,
      clock: server.hasClock ? 'jumps' : 'left alone: Debian’s faketime is not there',
      ...figures,
      'faults of the line': Math.round(line.faults),
      'lines in the log': rows.length,
      acknowledged: people.reduce((n, { person }) => n + person.acknowledged.size, 0),
      'told to try again': told(people.map(({ person }) => person.setbacks)),
      'refused for good': told(people.map(({ person }) => tally(person.refused.values()))),
    },
    faults,
  }
}

interface Crew {
  name: string
  person: Person
  says(dice: Dice): { type: string } & Record<string, unknown>
}

/** The owner's upgrade, made of the example, and who works on it: two devices of the upgrader, two of the sentinel. */
async function assemble(url: () => string, ownerLink: string, dice: Dice) {
  const owner = cookieOf(
    await form(url(), '/api/session/owner', { token: lastOf(ownerLink), name: 'Owner', lang: 'en' }, ''),
  )
  const id = randomBytes(12).toString('base64url')
  const made = await form(url(), '/api/new-upgrade', { id, from: 'example', title: 'A night' }, owner)
  const upgrade = lastOf(made.headers.get('location') ?? '')
  // By the world's clock, whose jumps it is to bear.
  await fetch(`${url()}/api/upgrades/${upgrade}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: owner, origin: url() },
    body: JSON.stringify({ id: 'chaos-clock-0001', command: { type: 'clock.set', own: null } }),
  })
  const people: Crew[] = []
  for (const [role, name] of [
    ['upgrader', 'Dale'],
    ['sentinel', 'Mei'],
  ] as const) {
    const invitation = await fetch(`${url()}/api/upgrades/${upgrade}/invitations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner, origin: url() },
      body: JSON.stringify({ role, person: role }),
    })
    const { link } = (await invitation.json()) as { link: string }
    const join = { token: lastOf(link), name, lang: 'en', id: randomBytes(12).toString('base64url') }
    const cookie = cookieOf(await form(url(), '/api/session/join', join, ''))
    for (const device of ['a', 'b']) {
      const person = new Person(`${role}-${device}`, upgrade, cookie, url, dice)
      people.push({ name: `${name} ${device}`, person, says: role === 'sentinel' ? hands : keyboard })
    }
  }
  return { upgrade, people }
}

let said = 0
const talk = () => ({ type: 'talk.say', text: `Line ${++said}: restore of /usr goes on.` })
const keyboard = (dice: Dice) =>
  dice.chance(0.9)
    ? talk()
    : {
        type: 'request.ask',
        id: `r${++said}`,
        kind: 'read-screen',
        machine: 'dolphin',
        step: null,
        text: 'Read the LCD of the modem.',
        expect: '',
        allowance: 10,
        expiresAt: null,
      }
const hands = (dice: Dice) =>
  dice.chance(0.9) ? talk() : { type: dice.chance(0.5) ? 'presence.arrive' : 'presence.leave' }

async function form(
  url: string,
  path: string,
  fields: Record<string, string>,
  cookie: string,
): Promise<Response> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { origin: url, cookie },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}
const lastOf = (link: string) => link.split('/').at(-1) ?? ''
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
function tally(codes: Iterable<string>): Map<string, number> {
  const by = new Map<string, number>()
  for (const code of codes) by.set(code, (by.get(code) ?? 0) + 1)
  return by
}
function told(counts: readonly Map<string, number>[]): string {
  const by = new Map<string, number>()
  for (const [code, n] of counts.flatMap((m) => [...m])) by.set(code, (by.get(code) ?? 0) + n)
  return [...by].map(([code, n]) => `${code} ${n}`).join(', ') || 'never'
}
const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))
