import { commandIdSchema } from '../../../domain/contract/schemas.ts'
import { names } from '../../../domain/messages/names.ts'
import {
  type FreshFaults,
  type FreshField,
  planAnew,
  readBlank,
  readStart,
  readTitle,
} from '../../../domain/plan/fresh.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { fresh, sayFreshFault } from '../../../domain/plan/words/fresh.ts'
import { EXAMPLE_STARTS, examplePlan } from '../../example.ts'
import { admit, COMMAND_BYTES } from '../commands.ts'
import type { Ask, HttpDeps } from '../deps.ts'
import { redirect, sendFault, sendJson, sendRefusal } from '../reply.ts'
import { fieldsOf, readBody } from '../request.ts'
import { newUpgradeId } from './new-upgrade.ts'
import { planAsPlanned } from './planned.ts'

/**
 * `POST /api/new-upgrade`: a new upgrade by form, `from` the example, a copy of another or nothing. The owner's alone.
 * `id` is the form's: sent twice, it makes one upgrade. Faults come by field, in the reader's words.
 */
export async function postFreshUpgrade(deps: HttpDeps, ask: Ask): Promise<void> {
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const { who } = speaker
  if (who.kind !== 'account' || !who.owner) return sendFault(ask, 'owner-only')
  const read = await readBody(ask.req, COMMAND_BYTES)
  const fields = read.ok ? fieldsOf(ask.req, read.body) : null
  const id = commandIdSchema.safeParse(fields?.get('id'))
  if (fields === null || !id.success) return sendFault(ask, read.ok ? 'bad-form' : read.fault)

  const made = await planOfForm(deps, ask, fields)
  if (!made.ok) {
    const told = Object.entries(made.faults).map(
      ([field, fault]) => [field, sayFreshFault(ask.lang, field as FreshField, fault)] as const,
    )
    const details = ask.as === 'json' ? [] : told.map(([, text]) => text)
    return sendFault(ask, 'bad-form', { json: { fields: Object.fromEntries(told) }, details })
  }
  const upgrade = newUpgradeId(made.plan.head.title, `${who.account} ${id.data}`)
  const clock = made.asItWas ? { clock: { at: EXAMPLE_STARTS, rate: 0 } } : {}
  const command = { type: 'plan.import', plan: made.plan, ...clock }
  const answer = await deps.relay.submit({ upgrade, id: id.data, command, who })
  if (!answer.ok) return sendRefusal(ask, answer.refusal)
  // There is nothing left to prepare where all is as it was.
  if (made.asItWas)
    await deps.relay.submit({
      upgrade,
      id: `${id.data.slice(0, 34)}-ready`,
      command: { type: 'upgrade.ready' },
      who,
    })
  if (ask.as === 'page') return redirect(ask, `/u/${upgrade}`)
  await sendJson(ask, 201, { ok: true, to: `/u/${upgrade}` }, { location: `/u/${upgrade}` })
}

type Made = { ok: true; plan: Plan; asItWas: boolean } | { ok: false; faults: FreshFaults }

async function planOfForm(deps: HttpDeps, ask: Ask, fields: URLSearchParams): Promise<Made> {
  const from = fields.get('from')
  if (from === 'blank') {
    const { upgrader, sentinel } = names[ask.lang].role
    const read = readBlank(fields, { upgrader, sentinel, ...fresh[ask.lang].words }, deps.clock.now())
    return read.ok ? { ok: true, plan: read.value, asItWas: false } : read
  }
  const source = from === 'example' ? await examplePlan() : await planToCopy(deps, fields.get('of') ?? '')
  if (source === null) return { ok: false, faults: { of: { fault: 'missing' } } }
  const asItWas = from === 'example' && fields.get('when') !== 'new'
  const title = readTitle(fields)
  const start = asItWas
    ? ({ ok: true, value: null } as const)
    : readStart(fields, source.head, deps.clock.now())
  if (!title.ok || !start.ok)
    return {
      ok: false,
      faults: { ...(title.ok ? {} : title.faults), ...(start.ok ? {} : start.faults) },
    }
  const plan = asItWas
    ? { ...source, head: { ...source.head, title: title.value } }
    : planAnew(source, title.value, start.value)
  return { ok: true, plan, asItWas }
}

/** The plan of an upgrade that there is; the owner may read them all. */
async function planToCopy({ relay }: HttpDeps, upgrade: string): Promise<Plan | null> {
  if (!(await relay.upgrades()).includes(upgrade)) return null
  const state = await relay.state(upgrade)
  return state === null ? null : planAsPlanned(relay, state)
}
