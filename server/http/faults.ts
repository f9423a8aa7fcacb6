import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, refuse } from '../../domain/log/refusals.ts'
import { LogDamaged } from '../relay/read-log.ts'
import { wantOf, wants } from '../store/fault.ts'
import { type Noted, notingFaults } from '../store/noted.ts'
import { type Ask, type HttpDeps, speakerOf } from './deps.ts'
import { sendRefusal } from './reply.ts'
import { langOf, pathOf } from './request.ts'

/** What whoever asked is told of a fault of the disk, the database or a log; null: the fault is ours. */
function refusalOf(error: unknown, method: string | undefined): Refusal | null {
  if (error instanceof LogDamaged) return refuse('log-damaged', error.damage)
  const want = wantOf(error)?.want
  if (want === undefined) return null
  if (want === 'damaged') return refuse('database-damaged', {})
  const reading = method === 'GET' || method === 'HEAD'
  return reading && want !== 'full' && want !== 'read-only'
    ? refuse('not-read', {})
    : refuse('not-stored', {})
}

/**
 * Answers for a route that met a fault of the disk, the database or a log: 503 and what to do, as whoever asked can read
 * it, and one line in the server's output. False: the fault is ours.
 */
export async function answeredFault(deps: HttpDeps, ask: Ask, error: unknown): Promise<boolean> {
  const { req, res } = ask
  const refusal = refusalOf(error, req.method)
  if (refusal === null) return false
  tell(req, error)
  req.resume()
  if (res.headersSent) res.destroy()
  else await sendRefusal(ask, (await isSecret(deps, ask, error)) ? refuse('no-such-upgrade', {}) : refusal)
  return true
}

/** Whether who asks may not learn that there is such an upgrade. Whoever showed a link's secret knows. */
async function isSecret(deps: HttpDeps, ask: Ask, error: unknown): Promise<boolean> {
  if (!(error instanceof LogDamaged) || ask.params['id'] !== error.upgrade) return false
  const speaker = await speakerOf(deps, ask).catch(() => null)
  return speaker === null || !(await deps.relay.mayKnow(error.upgrade, speaker.who))
}

/** A damaged log was told when it was found; the disk is told each time. */
function tell(req: IncomingMessage, error: unknown): void {
  const found = error instanceof LogDamaged ? null : wantOf(error)
  if (found !== null)
    process.stderr.write(`${req.method} ${pathOf(req)}: ${wants[found.want]} (${found.code}).\n`)
}

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Pages that fail because the disk, the database or a log does are answered as routes are, whatever Next would say. */
export function answeringFaults(handle: Handler): Handler {
  return (req, res) => {
    const noted: Noted = { fault: null }
    standIn(req, res, noted)
    return notingFaults(noted, () => handle(req, res))
  }
}

/** Takes the answer over at the moment that it turns out to be a failure, before anything of it is sent. */
function standIn(req: IncomingMessage, res: ServerResponse, noted: Noted): void {
  const { writeHead, write, end, setHeader } = res
  let taken = false
  function takes(status: number): boolean {
    if (taken) return true
    const refusal = res.headersSent || status < 500 ? null : refusalOf(noted.fault, req.method)
    if (refusal === null) return false
    taken = true
    Object.assign(res, { writeHead, write, end, setHeader })
    for (const name of res.getHeaderNames()) if (!STAYS.includes(name)) res.removeHeader(name)
    tell(req, noted.fault)
    const url = new URL('http://here.invalid')
    void sendRefusal({ req, res, url, params: {}, lang: langOf(req), as: 'page' }, refusal)
    Object.assign(res, { writeHead: () => res, write: () => true, end: () => res, setHeader: () => res })
    return true
  }
  Object.assign(res, {
    writeHead: (...given: [number]) => (takes(given[0]) ? res : writeHead.apply(res, given)),
    write: (...given: [string, 'utf8']) => takes(res.statusCode) || write.apply(res, given),
    end: (...given: [string, 'utf8']) => (takes(res.statusCode) ? res : end.apply(res, given)),
  })
}

/** Headers of ours on every answer. */
const STAYS = ['strict-transport-security', 'x-content-type-options', 'referrer-policy', 'set-cookie']
