import { scriptAnswers } from '../../../domain/beats/words/answers.ts'
import { commandIdSchema } from '../../../domain/contract/schemas.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { idSchema } from '../../../domain/plan/schema.ts'
import { stepOf } from '../../../domain/work/steps.ts'
import { progressText } from '../../../domain/work/words/progress.ts'
import { newCommandId } from '../../accounts/secrets.ts'
import { admit, COMMAND_BYTES, sendAnswer, upgradeOf } from '../commands.ts'
import { type Ask, bearerOf, type HttpDeps } from '../deps.ts'
import { sendFault, sendRefusal, sendText } from '../reply.ts'
import { readBody } from '../request.ts'
import { parseStatus } from './parse-status.ts'

/**
 * `POST /api/upgrades/:id/status`, for one line of curl on an old box: plain text in, one plain line out. `?step=`
 * names the step; without it, it is about the one that runs. With an `Idempotency-Key` it may be sent again safely.
 */
export async function postStatus(deps: HttpDeps, ask: Ask): Promise<void> {
  const words = scriptAnswers[ask.lang]
  const bad = (text: string) => sendText(ask, 400, words.refused(text))
  // A token, never a cookie: with one, any page a browser shows could post here.
  if (bearerOf(ask.req) === undefined) return sendFault(ask, 'bad-token')
  const speaker = await admit(deps, ask)
  if (speaker === null) return
  const read = await readBody(ask.req, COMMAND_BYTES)
  if (!read.ok) return sendFault(ask, read.fault)
  const key = ask.req.headers['idempotency-key']
  const id = commandIdSchema.safeParse(key ?? newCommandId())
  if (!id.success) return bad(words.badKey)

  const status = parseStatus(read.body.toString('utf8'))
  if (status.kind === 'nothing') return bad(words.empty)
  if (status.kind === 'bad-progress') return bad(words.badProgress)
  if (status.kind === 'too-long') return bad(words.tooLong)
  const named = ask.url.searchParams.get('step')
  if (named !== null && !idSchema.safeParse(named).success)
    return sendRefusal(ask, refuse('no-such', { kind: 'step', id: named.slice(0, 64) }))
  const step = named === null ? {} : { step: named }
  const command =
    status.kind === 'note'
      ? { type: 'step.note', text: status.text, ...step }
      : { type: 'step.progress', progress: status.progress, ...step }

  const upgrade = upgradeOf(ask)
  const answer = await deps.relay.submit({ upgrade, id: id.data, command, who: speaker.who })
  if (!answer.ok) return sendAnswer(deps, ask, answer)
  const [seq] = answer.seqs
  if (seq === undefined) return sendText(ask, 200, words.same)
  const title = await stepTitle(deps, upgrade, seq)
  sendText(
    ask,
    200,
    status.kind === 'note'
      ? words.note(seq, title)
      : words.progress(seq, title, progressText(status.progress)),
  )
}

/** The title of the step that an event is about. */
async function stepTitle({ relay }: HttpDeps, upgrade: string, seq: number): Promise<string> {
  const [event] = await relay.before(upgrade, seq + 1, 1)
  const state = await relay.state(upgrade)
  if (event?.body == null || state === null) return ''
  const { step } = JSON.parse(event.body) as { step: string }
  return stepOf(state, step)?.title ?? step
}
