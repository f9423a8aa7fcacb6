import { digest, hashEnvelope, type LoggedEvent } from '../log/envelope.ts'
import type { Stretch } from './wire.ts'

/** The events of a stretch with their chain worked out again; null when it does not end in the hash it claims. */
export function fromStretch(upgrade: string, stretch: Stretch): LoggedEvent[] | null {
  let prevHash = stretch.after.hash
  const events: LoggedEvent[] = []
  for (const w of stretch.events) {
    const [seq, commandId, type, version, actor, device, saidAt, skew, before, at, body, erased] = w
    const bodyDigest = body === null ? (erased ?? '') : digest(body)
    const envelope = {
      upgrade,
      seq,
      commandId,
      type,
      version,
      actor,
      device,
      saidAt,
      skew,
      happenedAt: at - before,
      at,
      bodyDigest,
      prevHash,
    }
    const hash = hashEnvelope(envelope)
    events.push({ ...envelope, hash, body })
    prevHash = hash
  }
  return prevHash === stretch.head.hash ? events : null
}
