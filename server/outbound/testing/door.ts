import { readAllow } from '../allow.ts'
import { createDoor } from '../door.ts'

/** Whatever tests send to stands on this machine: as its owner would list it. */
export function loopback(): { listed: Extract<ReturnType<typeof readAllow>, { ok: true }>['listed'] } {
  const read = readAllow('loopback')
  return { listed: read.ok ? read.listed : [] }
}

export const loopbackDoor = createDoor(loopback())
