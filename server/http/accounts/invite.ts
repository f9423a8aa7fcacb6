import { z } from 'zod'
import { reportLine } from '../../../domain/beats/boot-lines.ts'
import { everySchema } from '../../../domain/log/fields.ts'
import { issuesOf } from '../../../domain/log/issues.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { idSchema, roleSchema } from '../../../domain/plan/schema.ts'
import { line } from '../../../domain/text/schemas.ts'
import { admit, COMMAND_BYTES, sendAnswer, upgradeOf } from '../commands.ts'
import { type Ask, addressFor, type HttpDeps } from '../deps.ts'
import { sendFault, sendJson, sendRefusal } from '../reply.ts'
import { jsonOf, readBody } from '../request.ts'

const invitationSchema = z.strictObject({
  role: roleSchema,
  /** The seat of the plan it is for. */
  person: idSchema.nullish(),
  hours: z
    .number()
    .positive()
    .max(24 * 30)
    .default(72),
})
const tokenSchema = z.strictObject({
  name: line(80),
  /** The machine whose own it is. */
  machine: idSchema.optional(),
  /** It reports in every so many seconds. */
  every: everySchema.optional(),
})

/** `POST /api/upgrades/:id/invitations`: the link, told this once, and six digits for it. */
export async function postInvitation(deps: HttpDeps, ask: Ask): Promise<void> {
  const asked = await admitJson(deps, ask, invitationSchema)
  if (asked === null) return
  const { role, person, hours } = asked.value
  const made = await deps.accounts.invite({
    upgrade: upgradeOf(ask),
    who: asked.who,
    role,
    person: person ?? null,
    hours,
  })
  if (!made.ok) return sendAnswer(deps, ask, made)
  const at = addressFor(deps, ask)
  const { code, codeUntil } = deps.accounts.typedCode(made.token)
  await sendJson(ask, 201, {
    id: made.id,
    link: `${at}/join/${made.token}`,
    codeAt: `${at}/code`,
    code,
    codeUntil,
  })
}

/** `POST /api/upgrades/:id/tokens`: the token and the line that uses it, told this once. */
export async function postToken(deps: HttpDeps, ask: Ask): Promise<void> {
  const asked = await admitJson(deps, ask, tokenSchema)
  if (asked === null) return
  const upgrade = upgradeOf(ask)
  const { name, machine, every } = asked.value
  const made = await deps.accounts.addScriptToken(upgrade, asked.who, name, { machine, every })
  if (!made.ok) return sendAnswer(deps, ask, made)
  const address = addressFor(deps, ask)
  // A machine's own token is for saying that it is up; the script is made where its tools are chosen.
  if (machine !== undefined) {
    const up = `${address}/up`
    const curl = reportLine('curl', { url: up, token: made.token })
    return sendJson(ask, 201, { id: made.id, token: made.token, curl, up })
  }
  const url = `${address}/api/upgrades/${upgrade}/status`
  const curl = `curl -H "Authorization: Bearer ${made.token}" --data-binary "50%" ${url}`
  await sendJson(ask, 201, { id: made.id, token: made.token, curl })
}

/** A person and what they sent, as parsed; otherwise it is answered, and null. */
async function admitJson<T>(deps: HttpDeps, ask: Ask, schema: z.ZodType<T>) {
  const speaker = await admit(deps, ask)
  if (speaker === null) return null
  const { who } = speaker
  if (who.kind !== 'account') {
    await sendRefusal(ask, refuse('no-such-upgrade', {}))
    return null
  }
  const read = await readBody(ask.req, COMMAND_BYTES)
  if (!read.ok) {
    await sendFault(ask, read.fault)
    return null
  }
  const parsed = schema.safeParse(jsonOf(read.body.toString('utf8')))
  if (parsed.success) return { who, value: parsed.data }
  await sendRefusal(ask, refuse('bad-input', { issues: issuesOf(parsed.error) }))
  return null
}
