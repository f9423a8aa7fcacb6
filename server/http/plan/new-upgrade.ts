import { commandIdSchema } from '../../../domain/contract/schemas.ts'
import { digest } from '../../../domain/log/envelope.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { planSchema } from '../../../domain/plan/schema.ts'
import { sayPlanFileError } from '../../../domain/plan/words/plan-file.ts'
import { newCommandId } from '../../accounts/secrets.ts'
import { parsePlanFile } from '../../plan-file/parse.ts'
import { MAX_BYTES } from '../../plan-file/yaml-source.ts'
import { admit } from '../commands.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { redirect, sendFault, sendJson, sendRefusal } from '../reply.ts'
import { jsonOf, readBody, typeOf } from '../request.ts'

/** A plan file, and what a form wraps around it. */
const UPLOAD_BYTES = MAX_BYTES + 16 * 1024

/**
 * `POST /api/upgrades`: a plan file, as text or uploaded by a form, or a plan as JSON becomes a new upgrade. The owner's alone. With an
 * `Idempotency-Key` the same file may be sent again and makes no second one.
 */
export async function postUpgrade(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const { who } = speaker
  if (who.kind !== 'account' || !who.owner) return sendFault(ask, 'owner-only')
  const read = await readBody(ask.req, UPLOAD_BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const text = await planText(ask, read.body)
  if (text === null) return sendFault(ask, 'empty-plan')

  const file = typeOf(ask.req) === 'application/json' ? planOfJson(text) : parsePlanFile(text)
  if (file === null) return sendFault(ask, 'plan-faults', { json: { errors: [] } })
  if (!file.ok) {
    const errors = file.errors.map((e) => {
      const { where, reason, repair } = sayPlanFileError(e, ask.lang)
      return { ...e, where, text: reason, repair }
    })
    const details = ask.as === 'json' ? [] : errors.map((e) => `${e.where}: ${e.text} ${e.repair}`)
    return sendFault(ask, 'plan-faults', { json: { errors }, details })
  }
  const key = commandIdSchema.safeParse(ask.req.headers['idempotency-key'])
  const id = key.success ? key.data : newCommandId()
  const upgrade = newUpgradeId(file.plan.head.title, `${who.account} ${id}`)
  const answer = await deps.relay.submit({
    upgrade,
    id,
    command: { type: 'plan.import', plan: file.plan },
    who,
  })
  if (!answer.ok) return sendRefusal(ask, answer.refusal)
  if (ask.as === 'page') return redirect(ask, `/u/${upgrade}`)
  await sendJson(ask, 201, { id: upgrade }, { location: `/u/${upgrade}` })
}

/** A whole plan as JSON, as our own screens make it; null when it is none. Its references are the log's to check. */
function planOfJson(text: string): { ok: true; plan: Plan } | null {
  const read = planSchema.safeParse(jsonOf(text))
  return read.success ? { ok: true, plan: read.data } : null
}

/** The text of the file; null when there is none. */
async function planText({ req }: Ask, body: Buffer): Promise<string | null> {
  if (typeOf(req) !== 'multipart/form-data') return body.length === 0 ? null : body.toString('utf8')
  try {
    const headers = { 'content-type': req.headers['content-type'] ?? '' }
    const form = await new Response(new Uint8Array(body), { headers }).formData()
    for (const value of form.values()) {
      const text = typeof value === 'string' ? value : await value.text()
      if (text !== '') return text
    }
  } catch {
    // Not the form it claims to be: no file either.
  }
  return null
}

/** An id that says what the upgrade is, for addresses and curl lines; the tail, drawn from `seed`, keeps two apart. */
export function newUpgradeId(title: string, seed: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '')
  return `${words === '' ? 'upgrade' : words}-${digest(seed).slice(0, 8)}`
}
