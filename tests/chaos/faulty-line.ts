import { createServer, connect as dial, type Socket } from 'node:net'
import type { Dice } from './dice.ts'

/** How lines misbehave now: how often a chunk meets each of it, 0 to 1. */
export interface Weather {
  /** The connection dies at once, both ways, without a word. */
  cut: number
  /** Half of the chunk is delivered, then the connection dies. */
  half: number
  /** The chunk, and all behind it, waits up to two seconds. */
  stall: number
  /** The chunk comes in crumbs. */
  crumbs: number
}
export const FAIR: Weather = { cut: 0, half: 0, stall: 0, crumbs: 0 }
export const STORM: Weather = { cut: 0.02, half: 0.02, stall: 0.04, crumbs: 0.1 }

export interface FaultyLine {
  port: number
  weather: Weather
  /** How many connections it killed. */
  faults: number
  /** Kills all there are. */
  cutAll(): void
  close(): Promise<void>
}

/** A port on loopback behind which the server is, over lines that behave as the weather is. */
export async function faultyLine(to: number, dice: Dice): Promise<FaultyLine> {
  const open = new Set<Socket>()
  const line: FaultyLine = {
    port: 0,
    weather: FAIR,
    faults: 0,
    cutAll() {
      line.faults += open.size / 2
      for (const s of open) s.destroy()
    },
    close: () => {
      for (const s of open) s.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
  const server = createServer((near) => {
    const far = dial(to, '127.0.0.1')
    for (const s of [near, far]) {
      open.add(s)
      s.on('error', () => {})
      s.on('close', () => {
        open.delete(s)
        near.destroy()
        far.destroy()
      })
    }
    carry(near, far)
    carry(far, near)
  })

  function carry(from: Socket, into: Socket): void {
    let turn = Promise.resolve()
    from.on('data', (chunk: Buffer) => {
      turn = turn.then(() => pass(chunk, from, into))
    })
    from.on('end', () => void turn.then(() => into.end()))
  }
  async function pass(chunk: Buffer, from: Socket, into: Socket): Promise<void> {
    const { weather } = line
    if (into.destroyed) return
    if (dice.chance(weather.stall)) await new Promise((go) => setTimeout(go, dice.upTo(2000)))
    if (dice.chance(weather.crumbs)) {
      for (let at = 0; at < chunk.length; at += 97) into.write(chunk.subarray(at, at + 97))
    } else if (dice.chance(weather.half)) {
      line.faults++
      into.write(chunk.subarray(0, chunk.length / 2), () => from.destroy())
    } else if (dice.chance(weather.cut)) {
      line.faults++
      from.destroy()
    } else into.write(chunk)
  }

  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  line.port = (server.address() as { port: number }).port
  return line
}
