import { scriptAnswers, upAnswers } from '../../../domain/beats/words/answers.ts'
import { momentOf } from '../../../domain/clock/clock.ts'
import type { Command } from '../../../domain/log/commands.ts'
import { decide } from '../../../domain/log/decide.ts'
import type { EventBodies } from '../../../domain/log/events.ts'
import { bootSchema } from '../../../domain/log/fields.ts'
import { idSchema } from '../../../domain/plan/schema.ts'
import { formatWhile } from '../../../domain/time/format.ts'
import { stepOf } from '../../../domain/work/steps.ts'
import { newCommandId } from '../../accounts/secrets.ts'
import { admit, sendAnswer, upgradeOf } from '../commands.ts'
import { type Ask, bearerOf, type HttpDeps, type Speaker } from '../deps.ts'
import { sendFault, sendText } from '../reply.ts'
import { readBody } from '../request.ts'

const BYTES = 4096
const NOTE = 500

/**
 * `POST /up`: the same for old tools and for people who type. The token is the first word of the body, and says which
 * upgrade; after it, in any order, what `/proc` has of boot_id and uptime, and a note.
 */
export async function postShortUp(deps: HttpDeps, ask: Ask): Promise<void> {
  const read = await readBody(ask.req, BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const text = read.body.toString('utf8').trim()
  const [token = ''] = text.split(/\s/, 1)
  const speaker = await admit(deps, ask, `Bearer ${token}`)
  if (speaker === null) return
  let note = text.slice(token.length)
  const part = (form: RegExp) => {
    const found = form.exec(note)
    if (found !== null) note = note.replace(found[0], ' ')
    return found?.[1] ?? null
  }
  const boot = part(/(?:^|\s)([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=\s|$)/)
  const uptime = part(/(?:^|\s)(\d+\.\d+)(?: \d+\.\d+)?(?=\s|$)/)
  ask.params = { id: speaker.upgrade ?? '' }
  await report(deps, ask, speaker.who, { boot, uptime, note })
}

/**
 * `POST /api/upgrades/:id/up`: a machine says that it is up, by its token; one plain line out. `?boot=` names this boot
 * and `?uptime=` how many seconds it has lasted; `?machine=` is for a token that is no machine's own. May be sent as
 * often as one likes: what says nothing new leaves no trace in the log and none on the disk.
 */
export async function postUp(deps: HttpDeps, ask: Ask): Promise<void> {
  // A token, never a cookie: with one, any page a browser shows could post here.
  if (bearerOf(ask.req) === undefined) return sendFault(ask, 'bad-token')
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const read = await readBody(ask.req, BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const query = ask.url.searchParams
  await report(deps, ask, speaker.who, {
    boot: query.get('boot'),
    uptime: query.get('uptime'),
    note: read.body.toString('utf8'),
  })
}

interface Said {
  boot: string | null
  uptime: string | null
  note: string
}

async function report(deps: HttpDeps, ask: Ask, who: Speaker['who'], said: Said): Promise<void> {
  const words = upAnswers[ask.lang]
  const bad = (text: string) => sendText(ask, 400, scriptAnswers[ask.lang].refused(text))
  const upgrade = upgradeOf(ask)
  const state = await deps.relay.state(upgrade)
  const token = who.kind === 'script' ? state?.tokens[who.token] : undefined
  const machine = ask.url.searchParams.get('machine') ?? token?.machine
  if (state === null || token === undefined)
    return sendAnswer(deps, ask, { ok: false, refusal: { code: 'no-such-upgrade', params: {} } })
  if (machine === undefined || !idSchema.safeParse(machine).success) return bad(words.which)
  // What a box can't tell it leaves out; a report that it is up is not refused over that.
  const boot = bootSchema.safeParse(said.boot?.trim())
  const seconds = Number.parseFloat(said.uptime ?? '')
  const command: Extract<Command, { type: 'machine.beat' }> = {
    type: 'machine.beat',
    machine,
    boot: boot.success ? boot.data : null,
    uptime: seconds >= 0 && seconds <= 1e10 ? seconds : null,
    note: said.note.trim().slice(0, NOTE),
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
