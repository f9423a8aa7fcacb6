import type { Heard, Seen } from '../../domain/contract/wire.ts'
import type { Clock } from '../clock/clock.ts'

interface Here {
  upgrade: string
  account: string
  device: string
  heard: number
  read: number
  rtt: number | null
}

/** How often "last heard" is told anew while nothing else changes, ms. */
const EVERY = 15_000
/** Changes within this time are told together, ms. */
const GATHER = 150

/** What took longer has waited out a dead line: it says nothing of how good the line is, ms. */
const STALL = 5000

/**
 * Who is connected, when last heard, and how far each has read. Held in memory only: it is not worth a line in the
 * log, and after a restart everybody says hello again.
 */
export function createPresence(
  clock: Clock,
  tell: (upgrade: string, present: Seen[], lately: Heard[]) => void,
) {
  const here = new Map<string, Here>()
  /** By upgrade and account: when those were heard last who have gone. */
  const gone = new Map<string, Map<string, number>>()
  const pending = new Map<string, () => void>()

  function changed(upgrade: string, wait = GATHER): void {
    if (pending.has(upgrade)) return
    pending.set(
      upgrade,
      clock.after(wait, () => {
        pending.delete(upgrade)
        tell(upgrade, of(upgrade), lately(upgrade))
        if (of(upgrade).length > 1) changed(upgrade, EVERY)
      }),
    )
  }
  function soon(upgrade: string): void {
    pending.get(upgrade)?.()
    pending.delete(upgrade)
    changed(upgrade)
  }
  function of(upgrade: string): Seen[] {
    return [...here.values()]
      .filter((h) => h.upgrade === upgrade)
      .map(({ account, device, heard, read, rtt }) => ({ account, device, heard, read, rtt }))
  }
  function lately(upgrade: string): Heard[] {
    const connected = new Set(of(upgrade).map((s) => s.account))
    return [...(gone.get(upgrade) ?? [])].flatMap(([account, heard]) =>
      connected.has(account) ? [] : [{ account, heard }],
    )
  }
  function went({ upgrade, account, heard }: Here): void {
    const all = gone.get(upgrade) ?? new Map<string, number>()
    gone.set(upgrade, all.set(account, Math.max(heard, all.get(account) ?? 0)))
  }

  return {
    of,
    /** Who was here and is not connected now, and when they were heard last. */
    lately,
    /** A socket looks at one upgrade at a time; entering another leaves the first. */
    enter(socket: string, upgrade: string, who: { account: string; device: string }): void {
      const before = here.get(socket)
      // Saying hello again in the same place does not make one forget what one has read.
      const read = before?.upgrade === upgrade ? before.read : 0
      here.set(socket, { upgrade, ...who, heard: clock.now(), read, rtt: before?.rtt ?? null })
      if (before !== undefined && before.upgrade !== upgrade) {
        went(before)
        soon(before.upgrade)
      }
      soon(upgrade)
    },
    heard(socket: string): void {
      const h = here.get(socket)
      if (h !== undefined) h.heard = clock.now()
    },
    /** How long a question took there and back, as that device measured it: told at once the first time. */
    rtt(socket: string, ms: number): void {
      const h = here.get(socket)
      if (h === undefined || ms > STALL) return
      const first = h.rtt === null
      h.rtt = Math.round(ms)
      if (first) soon(h.upgrade)
    },
    read(socket: string, upgrade: string, seq: number): void {
      const h = here.get(socket)
      if (h === undefined || h.upgrade !== upgrade || seq <= h.read) return
      h.read = seq
      soon(upgrade)
    },
    leave(socket: string): void {
      const h = here.get(socket)
      here.delete(socket)
      if (h === undefined) return
      went(h)
      soon(h.upgrade)
    },
    close(): void {
      for (const stop of pending.values()) stop()
      pending.clear()
    },
  }
}
