import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import compression from 'compression'

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)
/** Below this, zipping costs more than it saves. */
const WORTH_ZIPPING = 1024
/** As long to make as gzip, and a tenth smaller. */
const QUALITY = 5

const TEXT = /^(?:text\/|application\/(?:json|javascript|manifest\+json|xml)|image\/svg)/

/** Zips what a page's own route sends, as it is sent: in the pieces that Next makes, each at once. */
export const zipping = compression({
  threshold: WORTH_ZIPPING,
  // Of the type that a route gives, Next makes a list.
  filter: (_, res) => TEXT.test(String([res.getHeader('content-type')].flat()[0])),
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } },
}) as unknown as (req: IncomingMessage, res: ServerResponse, go: () => void) => void

/**
 * A text as it is sent to who wrote `accept` as Accept-Encoding: as small as both can have it. The headers say how, and
 * that another reader gets another answer.
 */
export async function zippedFor(
  accept: string | undefined,
  text: string,
): Promise<{ body: Buffer; headers: { vary: string; 'content-encoding'?: string } }> {
  const body = Buffer.from(text)
  const vary = 'accept-encoding'
  if (body.length < WORTH_ZIPPING) return { body, headers: { vary } }
  const takes = taken(accept)
  if (takes.includes('br')) {
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    }
    return { body: await asBrotli(body, { params }), headers: { vary, 'content-encoding': 'br' } }
  }
  if (takes.includes('gzip'))
    return { body: await asGzip(body), headers: { vary, 'content-encoding': 'gzip' } }
  return { body, headers: { vary } }
}

/** What of Accept-Encoding is taken: named, and not with `q=0`, which says no (RFC 9110, 12.5.3). */
export function taken(accept: string | undefined): string[] {
  const wished = (accept ?? '').split(',').map((one) =>
    one
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  )
  return wished.filter(([, q]) => !/^q=0(\.0*)?$/.test(q ?? '')).map(([name = '']) => name)
}
