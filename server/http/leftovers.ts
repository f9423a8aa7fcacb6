import type { IncomingMessage } from 'node:http'
// Next's own reader: what it refuses, it answers by 500 and a trace in our output.
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import type { Fault } from '../../domain/messages/faults.ts'

/**
 * Why a request that is none of our routes does not even reach Next; null: it may. We use none of its server actions and
 * none of its picture making, so both are only something for strangers to play with: they cost time, lines of log and
 * files outside the data folder. Nor can it say anything of an address that can't be read.
 */
export function leftover(req: IncomingMessage, path: string, dev: boolean): Fault | null {
  if (!readable(path)) return 'not-there'
  if (path.startsWith('/_next/image')) return 'not-there'
  // What a built file is as it is zipped is no file of its own.
  if (/^\/(?:(?:_next\/static|hands|drawn|faces)\/.+|[^/]+)\.(?:br|gz)$/.test(path)) return 'not-there'
  if (!navigates(req)) return 'bad-form'
  if (req.method === 'GET' || req.method === 'HEAD') return null
  // The development server's own pages talk to it.
  return dev && path.startsWith('/__nextjs') ? null : 'other-method'
}

function readable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0') && URL.canParse(path, 'http://here.invalid')
  } catch {
    return false
  }
}

/** What Next's router in the browser says of where it is; most requests say nothing. */
function navigates({ headers }: IncomingMessage): boolean {
  try {
    parseAndValidateFlightRouterState(headers['next-router-state-tree'])
    return true
  } catch {
    return false
  }
}
