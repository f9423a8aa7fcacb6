import type { Progress } from '../../../domain/log/state.ts'

export type Status =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'note'; text: string }
  | { kind: 'nothing' }
  /** It can only be meant as progress, and is none. */
  | { kind: 'bad-progress' }
  | { kind: 'too-long' }

const NOTE = 4000

/**
 * What a script says with one line: `50%` is progress in percent; `bytes 1234/5678`, `1234/5678 bytes` and the same
 * without a total (or with `*` for one that isn't known) is progress in bytes; anything else is a note.
 */
export function parseStatus(said: string): Status {
  const text = said.trim()
  if (text === '') return { kind: 'nothing' }
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]
  if (percent !== undefined)
    return Number(percent) <= 100
      ? { kind: 'progress', progress: { unit: 'percent', done: Number(percent) } }
      : { kind: 'bad-progress' }
  const amount = String.raw`(\d+)(?:\s*/\s*(\d+|\*))?`
  const bytes = new RegExp(`^(?:bytes:?\\s+${amount}|${amount}\\s*bytes)$`, 'i').exec(text)
  if (bytes !== null) {
    const done = Number(bytes[1] ?? bytes[3])
    const of = bytes[2] ?? bytes[4]
    // A total of 0 says as little as none.
    const total = of === undefined || of === '*' || Number(of) === 0 ? null : Number(of)
    return Number.isSafeInteger(done) && (total === null || Number.isSafeInteger(total))
      ? { kind: 'progress', progress: { unit: 'bytes', done, total } }
      : { kind: 'bad-progress' }
  }
  return text.length > NOTE ? { kind: 'too-long' } : { kind: 'note', text }
}
