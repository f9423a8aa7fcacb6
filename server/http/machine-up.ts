import { momentOf } from '../../domain/log/clock.ts'
import type { Command } from '../../domain/log/commands.ts'
import { bootSchema } from '../../domain/log/commands.ts'
import { decide } from '../../domain/log/decide.ts'
import type { EventBodies } from '../../domain/log/events.ts'
import { stepOf } from '../../domain/log/steps.ts'
import { accounts } from '../../domain/messages/accounts.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import { formatWhile } from '../../domain/time/format.ts'
import { newCommandId } from '../accounts/secrets.ts'
import { admit, sendAnswer, upgradeOf } from './commands.ts'
import { type Ask, bearerOf, type HttpDeps } from './deps.ts'
import { sendFault, sendText } from './reply.ts'
import { readBody } from './request.ts'

const BYTES = 4096
const NOTE = 500

/**
 * `POST /api/upgrades/:id/up`: a machine says that it is up, by its token; one plain line out. `?boot=` names this boot
 * and `?uptime=` how many seconds it has lasted; `?machine=` is for a token that is no machine's own. May be sent as
 * often as one likes: what says nothing new leaves no trace in the log and none on the disk.
 */
export async function postUp(deps: HttpDeps, ask: Ask): Promise<void> {
  const words = accounts[ask.lang].up
  const bad = (text: string) => sendText(ask, 400, accounts[ask.lang].script.refused(text))
  // A token, never a cookie: with one, any page a browser shows could post here.
  if (bearerOf(ask.req) === undefined) return sendFault(ask, 'bad-token')
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const read = await readBody(ask.req, BYTES)
  if (!read.ok) return sendFault(ask, read.fault)

  const upgrade = upgradeOf(ask)
  const { who } = speaker
  const state = await deps.relay.state(upgrade)
  const token = who.kind === 'script' ? state?.tokens[who.token] : undefined
  const query = ask.url.searchParams
  const machine = query.get('machine') ?? token?.machine
  if (state === null || token === undefined)
    return sendAnswer(deps, ask, { ok: false, refusal: { code: 'no-such-upgrade', params: {} } })
  if (machine === undefined || !idSchema.safeParse(machine).success) return bad(words.which)
  // What a box can't tell it leaves out; a report that it is up is not refused over that.
  const boot = bootSchema.safeParse(query.get('boot')?.trim())
  const seconds = Number.parseFloat(query.get('uptime') ?? '')
  const command: Extract<Command, { type: 'machine.beat' }> = {
    type: 'machine.beat',
    machine,
    boot: boot.success ? boot.data : null,
    uptime: seconds >= 0 && seconds <= 1e10 ? seconds : null,
    note: read.body.toString('utf8').trim().slice(0, NOTE),
  }

  const realNow = deps.clock.now()
  const would = decide(state, command, who, { now: momentOf(state, command, realNow), realNow })
  if (!would.ok) return sendAnswer(deps, ask, would)
  deps.beats.hear(state, machine)
  const sticker = state.machines[machine]?.sticker ?? machine
  if (would.events.length === 0) {
    const old = state.machines[machine]?.condition.state === 'rebooting'
    return sendText(ask, 200, old ? words.oldBoot(sticker) : words.known(sticker))
  }

  const answer = await deps.relay.submit({ upgrade, id: newCommandId(), command, who })
  if (!answer.ok) return sendAnswer(deps, ask, answer)
  const [seq] = answer.seqs
  if (seq === undefined) return sendText(ask, 200, words.known(sticker))
  const rows = await deps.relay.before(upgrade, seq + answer.seqs.length, answer.seqs.length)
  const bodies = rows.map((r) => ({ type: r.type, body: JSON.parse(r.body ?? 'null') as unknown }))
  const up = bodies.find((b) => b.type === 'machine.came-up')?.body as
    | EventBodies['machine.came-up']
    | undefined
  const steps = bodies
    .filter((b) => b.type === 'step.finished')
    .map((b) => stepOf(state, (b.body as EventBodies['step.finished']).step)?.title ?? '')
  const gone = up?.gone ?? null
  const span = gone === null ? null : formatWhile(gone.to - gone.from, ask.lang)
  sendText(ask, 200, words.up(seq, sticker, span, steps))
}
