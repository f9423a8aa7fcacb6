import { commandOfForm } from '../../domain/contract/form.ts'
import { commandIdSchema, commandPostSchema } from '../../domain/contract/schemas.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import { actorOf } from '../../domain/log/decide.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { COST } from '../limits/floods.ts'
import { type Ask, bearerOf, type HttpDeps, type Speaker, speakerOf } from './deps.ts'
import { redirect, sendFault, sendFlooded, sendJson, sendRefusal } from './reply.ts'
import { fieldsOf, jsonOf, readBody } from './request.ts'

export const COMMAND_BYTES = 64 * 1024

/** `POST /api/upgrades/:id/commands`: one command as JSON, answered as the socket answers it. */
export async function postCommand(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const read = await readBody(ask.req, COMMAND_BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const parsed = commandPostSchema.safeParse(jsonOf(read.body.toString('utf8')))
  if (!parsed.success) return sendRefusal(ask, refuse('bad-input', { issues: issuesOf(parsed.error) }))
  const { id, command, account, saidAt, sentAt } = parsed.data
  if (isAnothers(speaker, account)) return sendFault(ask, 'signed-out')
  const said = saidAt === undefined || sentAt === undefined ? null : { saidAt, sentAt }
  const answer = await deps.relay.submit({
    upgrade: upgradeOf(ask),
    id,
    command,
    who: speaker.who,
    said,
    lastHeard: deps.heard(speaker.key),
  })
  await sendAnswer(deps, ask, answer)
}

/**
 * `POST /u/:id/do`: one command as the fields of a plain form. Ends on the page it came from, which reads what became
 * of it from its receipt (`?said=<command id>`). What leaves no receipt is told right here.
 */
export async function postForm(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const read = await readBody(ask.req, COMMAND_BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const fields = fieldsOf(ask.req, read.body)
  const id = commandIdSchema.safeParse(fields?.get('id'))
  if (fields === null || !id.success) return sendFault(ask, 'bad-form')

  const upgrade = upgradeOf(ask)
  const state = await deps.relay.state(upgrade)
  if (state === null) return sendRefusal(ask, refuse('no-such-upgrade', {}))
  const to = backTo(upgrade, fields.get('back'), id.data)
  // Minutes count from now, so the same form sent twice would say another time: its receipt is asked first.
  if (fields.has('minutes') && (await hasReceipt(deps, upgrade, speaker, id.data))) return redirect(ask, to)

  const command = commandOfForm(fields, deps.relay.now(state))
  const answer = await deps.relay.submit({ upgrade, id: id.data, command, who: speaker.who })
  if (
    answer.ok ||
    (answer.refusal.code !== 'other-body' && (await hasReceipt(deps, upgrade, speaker, id.data)))
  )
    return redirect(ask, to)
  await sendAnswer(deps, ask, answer)
}

/** Whether a browser kept it for another account than the one that is signed in there now. */
export function isAnothers({ who }: Speaker, account: string | undefined): boolean {
  return account !== undefined && (who.kind !== 'account' || who.account !== account)
}

/** Who may go on: somebody we know, within their rate. Otherwise it is answered, and null. */
export async function admit(
  deps: HttpDeps,
  ask: Ask,
  bearer: string | undefined = bearerOf(ask.req),
): Promise<Speaker | null> {
  const speaker = await speakerOf(deps, ask, bearer)
  if (speaker === null) {
    await sendFault(ask, bearer === undefined ? 'signed-out' : 'bad-token')
    return null
  }
  // People were counted as they came in, with all that they ask for.
  if (speaker.session === null && !deps.floods.take(speaker.key, COST.message)) {
    await sendFlooded(ask, deps.floods.barredFor(speaker.key))
    return null
  }
  if (deps.allow(speaker.key)) return speaker
  await sendRefusal(ask, refuse('too-many', { perMinute: 600 }))
  return null
}

export async function sendAnswer(deps: HttpDeps, ask: Ask, answer: Answer): Promise<void> {
  if (answer.ok) return sendJson(ask, 200, answer)
  // Who is told that there is no such upgrade is told nothing of what is in it.
  const stranger = answer.refusal.code === 'no-such-upgrade'
  await sendRefusal(ask, answer.refusal, stranger ? null : await deps.relay.state(upgradeOf(ask)))
}

export function upgradeOf(ask: Ask): string {
  return ask.params['id'] ?? ''
}

async function hasReceipt(deps: HttpDeps, upgrade: string, speaker: Speaker, id: string): Promise<boolean> {
  const [receipt] = await deps.store.log.receipts([{ upgrade, actor: actorOf(speaker.who), commandId: id }])
  return receipt != null
}

/** Where a form leads back to: a page of the same upgrade, and no other place however it is written. */
function backTo(upgrade: string, back: string | null, said: string): string {
  const home = `/u/${upgrade}`
  const base = 'http://here.invalid'
  const asked = back !== null && URL.canParse(back, base) ? new URL(back, base) : null
  const own =
    asked !== null &&
    asked.origin === base &&
    (asked.pathname === home || asked.pathname.startsWith(`${home}/`))
  const to = own ? asked : new URL(`${home}/hands`, base)
  to.searchParams.set('said', said)
  return `${to.pathname}${to.search}`
}
