import { io, type Socket } from 'socket.io-client'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer, ClientEvents, HelloAnswer, ServerEvents } from '../../domain/contract/wire.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { Dice } from './dice.ts'

type Link = Socket<ServerEvents, ClientEvents>
type Command = { type: string } & Record<string, unknown>

/** How long an answer is waited for before the same is sent again, ms. */
const PATIENCE = 3000

/** So many wait before nothing new is said. */
const MOST_WAITING = 12

/** Somebody who keeps what is unanswered and sends it again under its id, by socket or by a plain post, and follows the log. */
export class Person {
  readonly acknowledged = new Map<string, readonly number[]>()
  /** Between which two moments of the true clock it was said first and acknowledged, ms. */
  readonly between = new Map<string, [said: number, acknowledged: number]>()
  readonly refused = new Map<string, string>()
  /** The lines it was shown, by number: their hashes. */
  readonly shown = new Map<number, string>()
  /** What ought never to be: answers that differ, hashes that don't fit, a server that answers 5xx other than "again". */
  readonly faults: string[] = []
  readonly waiting = new Map<string, Command>()
  /** Answers that asked for patience: a full disk, too many, a start just now. */
  readonly setbacks = new Map<string, number>()
  readonly #name: string
  readonly #upgrade: string
  readonly #cookie: string
  readonly #url: () => string
  readonly #dice: Dice
  #link: Link | null = null
  #point: { seq: number; hash: string } | null = null
  #count = 0
  #over = false

  constructor(name: string, upgrade: string, cookie: string, url: () => string, dice: Dice) {
    this.#name = name
    this.#upgrade = upgrade
    this.#cookie = cookie
    this.#url = url
    this.#dice = dice
  }

  /** Says commands, some at a time, until `until`; then all that waits is brought home, or a fault. */
  async work(until: () => boolean, next: () => Command): Promise<void> {
    this.#connect()
    while (!until()) {
      const [oldest] = this.waiting.keys()
      // As an outbox does it: what waits goes first, and goes on being tried.
      if (oldest !== undefined && this.waiting.size >= MOST_WAITING) await this.#try(oldest)
      else {
        const id = `${this.#name}-${String(this.#count++).padStart(8, '0')}`
        this.waiting.set(id, next())
        this.between.set(id, [Date.now(), Number.POSITIVE_INFINITY])
        await this.#try(id)
      }
      await pause(60 + this.#dice.upTo(200))
    }
  }

  /** All that waits is answered, and the log is followed up to `seq`. */
  async home(): Promise<void> {
    const late = Date.now() + 180_000
    while (this.waiting.size > 0 && Date.now() < late) {
      for (const id of [...this.waiting.keys()].slice(0, 20)) await this.#try(id)
      await pause(50)
    }
    if (this.waiting.size > 0) this.faults.push(`${this.waiting.size} commands were never answered`)
  }
  async reach(seq: number): Promise<void> {
    const late = Date.now() + 60_000
    const at = () => this.#point?.seq ?? 0
    while (at() < seq && Date.now() < late) {
      await this.#catchUp().catch(() => undefined)
      await pause(100)
    }
    if (at() < seq) this.faults.push(`it came only to line ${at()} of ${seq}`)
  }
  leave(): void {
    this.#over = true
    this.#link?.disconnect()
  }

  #connect(): void {
    if (this.#over) return
    const link: Link = io(this.#url(), {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 600,
      extraHeaders: { cookie: this.#cookie, origin: this.#url() },
    })
    this.#link = link
    link.on('connect', () => void this.#catchUp().catch(() => undefined))
    link.on('batch', ({ stretch }) => this.#take(fromStretch(this.#upgrade, stretch)))
    link.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') setTimeout(() => !this.#over && link.connect(), 300)
    })
    link.on('connect_error', (e) => {
      if (e.message === 'signed-out') this.faults.push('it was signed out')
      if (!link.active) setTimeout(() => !this.#over && link.connect(), 300)
    })
  }

  async #try(id: string): Promise<void> {
    const command = this.waiting.get(id)
    if (command === undefined) return
    const answer = await (this.#dice.chance(0.8)
      ? this.#bySocket(id, command)
      : this.#byPost(id, command)
    ).catch(() => null)
    if (answer === null) return
    if (answer.ok) {
      const before = this.acknowledged.get(id)
      if (before !== undefined && String(before) !== String(answer.seqs))
        this.faults.push(`${id} was answered ${before} and ${answer.seqs}`)
      this.acknowledged.set(id, answer.seqs)
      if (before === undefined) this.between.set(id, [this.between.get(id)?.[0] ?? 0, Date.now()])
      this.waiting.delete(id)
      // Every client may say the same again, also what is answered.
      if (this.#dice.chance(0.03)) {
        this.waiting.set(id, command)
        await this.#try(id)
      }
    } else if (AGAIN.has(answer.refusal.code)) {
      const { code } = answer.refusal
      this.setbacks.set(code, (this.setbacks.get(code) ?? 0) + 1)
    } else {
      this.refused.set(id, answer.refusal.code)
      this.waiting.delete(id)
    }
  }

  async #bySocket(id: string, command: Command): Promise<Answer> {
    if (this.#link?.connected !== true) throw new Error('no line')
    const now = Date.now()
    const frame = { upgrade: this.#upgrade, id, saidAt: now, sentAt: now, command }
    return await this.#link.timeout(PATIENCE).emitWithAck('command', frame as never)
  }

  async #byPost(id: string, command: Command): Promise<Answer> {
    const answer = await fetch(`${this.#url()}/api/upgrades/${this.#upgrade}/commands`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        origin: this.#url(),
        connection: 'close',
      },
      body: JSON.stringify({ id, command }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const text = await answer.text()
    if (answer.status >= 500 && answer.status !== 503)
      this.faults.push(`${answer.status}: ${text.slice(0, 200)}`)
    return JSON.parse(text) as Answer
  }

  async #catchUp(): Promise<void> {
    const from = this.#point
    if (this.#link?.connected !== true) return
    const hello = { protocol: 1, upgrade: this.#upgrade, after: from }
    const answer: HelloAnswer = await this.#link.timeout(PATIENCE).emitWithAck('hello', hello)
    if (!answer.ok) {
      if (!AGAIN.has(answer.refusal.code)) this.faults.push(`hello: ${JSON.stringify(answer).slice(0, 200)}`)
    } else if (this.#point !== from) return
    else if (answer.stretch !== null) this.#take(fromStretch(this.#upgrade, answer.stretch))
    else if (answer.snapshot !== null) {
      if (answer.why === 'other-history') this.faults.push('it was told that its history is another')
      const { seq, hash } = answer.snapshot.state
      this.#go(seq, hash)
    }
  }
  #take(events: LoggedEvent[] | null): void {
    if (events === null) return void this.faults.push('a stretch whose hash does not fit')
    for (const e of events) {
      const next = (this.#point?.seq ?? 0) + 1
      if (e.seq > next) return void this.#catchUp().catch(() => undefined)
      if (e.seq === next) this.#go(e.seq, e.hash)
    }
  }
  #go(seq: number, hash: string): void {
    this.shown.set(seq, hash)
    this.#point = { seq, hash }
  }
}

const AGAIN = new Set(['not-stored', 'too-many', 'server-fault'])
const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms))
