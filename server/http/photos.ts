import { createHash } from 'node:crypto'
import { z } from 'zod'
import { commandIdSchema } from '../../domain/contract/schemas.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import { actorOf, decide } from '../../domain/log/decide.ts'
import { photoAboutSchema } from '../../domain/log/fields.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import type { BlobName } from '../photos/blobs.ts'
import { removeUnlisted } from '../photos/erased.ts'
import { partsOf } from '../photos/multipart.ts'
import { readPicture } from '../photos/picture.ts'
import { admit, isAnothers, sendAnswer, upgradeOf } from './commands.ts'
import type { Ask, HttpDeps, Speaker } from './deps.ts'
import { admitReader } from './reading.ts'
import { redirect, sendFault, sendRefusal } from './reply.ts'
import { matches, readBody } from './request.ts'

/** A photo may weigh so much; a form around it some more. */
export const PHOTO_BYTES = 8 * 1024 * 1024
const FORM_BYTES = PHOTO_BYTES + 16 * 1024

const instant = z.coerce.number().min(0).max(8.64e15)
const askedSchema = z.object({
  id: commandIdSchema.pipe(idSchema),
  about: z
    .string()
    .transform((text) => {
      const [kind, ...id] = text.split(':')
      return { kind, id: id.join(':') }
    })
    .pipe(photoAboutSchema),
  /** Whose it is, where a browser kept it. */
  account: z.string().max(100).optional(),
  /** The device's own clock when the picture was taken, and at this sending. */
  saidAt: instant.optional(),
  sentAt: instant.optional(),
})
type Asked = z.infer<typeof askedSchema>

/**
 * `POST /api/upgrades/:id/photos?id=&about=request:<id>`: the picture is the body. The id is the client's, and the same
 * id again is answered as before.
 */
export async function postPhoto(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return void ask.req.resume()
  const read = await readBody(ask.req, PHOTO_BYTES)
  if (!read.ok) return read.fault === 'too-large' ? tooLarge(ask) : sendFault(ask, read.fault)
  const asked = askedSchema.safeParse(Object.fromEntries(ask.url.searchParams))
  if (!asked.success) return sendRefusal(ask, refuse('bad-input', { issues: issuesOf(asked.error) }))
  if (isAnothers(speaker, asked.data.account)) return sendFault(ask, 'signed-out')
  await sendAnswer(deps, ask, await taken(deps, ask, speaker, asked.data, read.body))
}

/** `POST /u/:id/photos`: the same as a form, for a page without script. Ends on the Hands page. */
export async function postPhotoForm(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return void ask.req.resume()
  const read = await readBody(ask.req, FORM_BYTES)
  if (!read.ok) return read.fault === 'too-large' ? tooLarge(ask) : sendFault(ask, read.fault)
  const parts = await partsOf(ask.req.headers['content-type'] ?? '', read.body)
  const asked = askedSchema.safeParse(Object.fromEntries(parts?.fields ?? []))
  if (parts?.file == null || !asked.success) return sendFault(ask, 'bad-form')
  const answer = await taken(deps, ask, speaker, asked.data, parts.file)
  if (!answer.ok) return sendAnswer(deps, ask, answer)
  redirect(ask, `/u/${upgradeOf(ask)}/hands?said=${asked.data.id}`)
}

async function taken(
  deps: HttpDeps,
  ask: Ask,
  { who, key }: Speaker,
  { id, about, saidAt, sentAt }: Asked,
  bytes: Buffer,
): Promise<Answer> {
  const { relay, blobs, store, clock } = deps
  const upgrade = upgradeOf(ask)
  const state = await relay.state(upgrade)
  if (state === null) return { ok: false, refusal: refuse('no-such-upgrade', {}) }
  const [receipt] = await store.log.receipts([{ upgrade, actor: actorOf(who), commandId: id }])
  if (receipt != null)
    return receipt.answer === null ? { ok: true, seqs: receipt.seqs } : (JSON.parse(receipt.answer) as Answer)
  // Nothing is decoded, or written, for who may not show it here.
  const may = decide(
    state,
    { type: 'photo.add', id, about, hash: '0'.repeat(64), width: 1, height: 1, bytes: 1 },
    who,
    { now: relay.now(state), realNow: clock.now() },
  )
  if (!may.ok && may.refusal.code !== 'already-there') return { ok: false, refusal: may.refusal }
  const turn = deps.pictures.run(who.kind === 'account' ? who.account : key, () => readPicture(bytes))
  if (!turn.ok) return { ok: false, refusal: refuse('too-many', { perMinute: 600 }) }
  const read = await turn.done.catch(() => null)
  if (read === null) return { ok: false, refusal: refuse('server-fault', {}) }
  if (!read.ok) return { ok: false, refusal: refuse('not-a-picture', { why: read.why }) }
  const { whole, thumb, hash, width, height } = read.picture
  // The event says that the picture is there, so the picture comes first.
  try {
    await blobs.put(upgrade, { hash, size: 'thumb' }, thumb)
    await blobs.put(upgrade, { hash, size: 'whole' }, whole)
  } catch {
    // A full disk, most likely: the phone keeps the picture and tries again.
    return { ok: false, refusal: refuse('not-stored', {}) }
  }
  const answer = await relay.submit({
    upgrade,
    id,
    command: { type: 'photo.add', id, about, hash, width, height, bytes: whole.length },
    who,
    stored: hash,
    said: saidAt === undefined || sentAt === undefined ? null : { saidAt, sentAt },
    lastHeard: deps.heard(key),
  })
  if (!answer.ok) await removeUnlisted(relay, blobs, upgrade, hash)
  return answer
}

function tooLarge(ask: Ask): Promise<void> {
  return sendRefusal(ask, refuse('not-a-picture', { why: 'too-large' }))
}

/** `GET /u/:id/photos/:hash`: our own JPEG, for who may read the upgrade. */
export const getPhoto = (deps: HttpDeps, ask: Ask) => sendPicture(deps, ask, 'whole')
/** `GET /u/:id/photos/:hash/thumb`: a small WebP of it. */
export const getThumb = (deps: HttpDeps, ask: Ask) => sendPicture(deps, ask, 'thumb')

async function sendPicture(deps: HttpDeps, ask: Ask, size: BlobName['size']): Promise<void> {
  const reader = await admitReader(deps, ask)
  if (reader === null) return
  const hash = ask.params['photo'] ?? ''
  const bytes = /^[0-9a-f]{64}$/.test(hash) ? await deps.blobs.get(reader.upgrade, { hash, size }) : null
  if (bytes === null) return sendFault(ask, 'not-there')
  const whole = size === 'whole'
  // A file that was cut or changed on the disk is no photo any more.
  if (whole && createHash('sha256').update(bytes).digest('hex') !== hash)
    return sendRefusal(ask, refuse('not-a-picture', { why: 'broken' }))
  // A picture opened by itself stands in the browser's history, and Back shows from the cache without asking.
  const alone = ask.req.headers['sec-fetch-dest'] === 'document'
  const etag = `"${hash}"`
  const caching = {
    etag,
    // Kept, but shown only once we were asked: who has left, or may not read any more, is shown nothing. Named by what it
    // holds, so the answer is mostly a line.
    'cache-control': alone ? 'no-store' : 'private, no-cache',
    vary: 'cookie, sec-fetch-dest',
  }
  if (!alone && matches(ask.req.headers['if-none-match'], etag)) {
    ask.res.writeHead(304, caching).end()
    return
  }
  ask.res.writeHead(200, {
    ...caching,
    'content-type': whole ? 'image/jpeg' : 'image/webp',
    'content-length': bytes.length,
    'content-disposition': `inline; filename="${hash.slice(0, 12)}.${whole ? 'jpg' : 'webp'}"`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
  })
  ask.res.end(ask.req.method === 'HEAD' ? undefined : bytes)
}
