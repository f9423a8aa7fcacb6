import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** An event as its row has it. */
export interface Row {
  seq: number
  commandId: string
  type: string
  actor: string
  at: number
  body: string | null
  hash: string
}

/**
 * The log of one upgrade, read with SQLite alone and reckoned anew with Node's own SHA-256: nothing of what wrote it is
 * used to find out whether it is whole. Throws where the file itself is damaged.
 */
export function readLog(dataDir: string, upgrade: string): { rows: Row[]; faults: string[] } {
  const db = new Database(join(dataDir, 'farhand.db'), { readonly: true })
  try {
    const faults: string[] = []
    const check = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[]
    if (check[0]?.integrity_check !== 'ok') faults.push(`the file: ${JSON.stringify(check).slice(0, 300)}`)
    type Full = Row &
      Record<'version' | 'device' | 'saidAt' | 'skew' | 'happenedAt' | 'bodyDigest' | 'prevHash', never>
    const rows = db.prepare('SELECT * FROM Event WHERE upgrade = ? ORDER BY seq').all(upgrade) as Full[]
    let before = '0'.repeat(64)
    for (const [i, e] of rows.entries()) {
      if (e.seq !== i + 1) faults.push(`line ${i + 1} has number ${e.seq}`)
      if (e.prevHash !== before) faults.push(`line ${e.seq} does not follow the one before`)
      if (e.body !== null && sha256(e.body) !== e.bodyDigest) faults.push(`line ${e.seq} has another body`)
      const {
        seq,
        commandId,
        type,
        version,
        actor,
        device,
        saidAt,
        skew,
        happenedAt,
        at,
        bodyDigest,
        prevHash,
      } = e
      const parts = [upgrade, seq, commandId, type, version, actor, device]
      const whole = ['farhand-1', ...parts, saidAt, skew, happenedAt, at, bodyDigest, prevHash]
      if (sha256(JSON.stringify(whole)) !== e.hash) faults.push(`line ${e.seq} has another hash`)
      before = e.hash
    }
    return { rows, faults }
  } finally {
    db.close()
  }
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
