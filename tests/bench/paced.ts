import { performance } from 'node:perf_hooks'
import type { Socket } from 'socket.io-client'
import { say } from '../load/clients.ts'

/** Milliseconds from command to acknowledgement, at a steady 100 commands a second. */
export async function paced(sockets: Socket[], perSecond: number, total: number): Promise<number[]> {
  const took: number[] = []
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let i = 0; i < total; i++) {
    const wait = began + (i * 1000) / perSecond - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    const sent = performance.now()
    pending.push(
      say(sockets[i % sockets.length] as Socket).then(() => void took.push(performance.now() - sent)),
    )
  }
  await Promise.all(pending)
  return took.sort((a, b) => a - b)
}

/** The value below which this share of them lies; `sorted` ascending. */
export const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
