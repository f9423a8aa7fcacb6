import { requestTexts } from '../../domain/hands/request-texts.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { isTheirs } from '../../domain/people/seats.ts'
import { Card, Fold, Opens, press, row, soft, text } from '../phone/look.tsx'
import { Line, MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { MachinePlate } from './machine-plate.tsx'

/** What an old notice leads to once its request has ended: no button that acts, however it is reached. */
export function OverCard({ request: r }: { request: HandsRequest | null }) {
  const { state, lang, names } = useHands()
  const words = requests[lang]
  const off = r?.state === 'withdrawn' || r?.state === 'expired'
  return (
    <Card kind={off ? 'stop' : 'over'} aria-labelledby="over">
      <h1 id="over">{words.over}</h1>
      {r === null ? (
        <p className={text}>{words.overGone}</p>
      ) : (
        <>
          <p className={text}>
            <s>{requestTitle(state, r, lang) + joins[lang].colon + requestTexts(state, r, lang).text}</s>
          </p>
          <MachinePlate id={r.machine} />
          <p className={text}>
            {names.request[r.state]} {r.endedAt === null ? null : <When at={r.endedAt} />}
          </p>
        </>
      )}
      <p className={text}>
        <strong>{words.overDo}</strong>
      </p>
      <p>
        <a className={press('quiet', 'link')} href={`/u/${state.id}/hands`}>
          {words.toNow}
        </a>
      </p>
    </Card>
  )
}

/** How long an answer stays at hand to be corrected, ms. */
const LATELY = 60 * 60_000

/** The reader's own last answers, each of which may have been a slip that was noticed too late to be undone. */
export function LatelyPanel() {
  const { state, me, now, lang, names, can, drafts } = useHands()
  const words = requests[lang]
  const seat = state.people[me.person ?? '']
  const mine = Object.values(state.requests)
    .filter(
      (r) =>
        (r.state === 'done' || r.state === 'cannot') &&
        isTheirs(seat, r.by) &&
        r.endedAt !== null &&
        now - r.endedAt < LATELY,
    )
    .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
    .slice(0, 3)
  if (mine.length === 0 || !can('request.reopen')) return null
  return (
    <Fold title={words.lately}>
      <ul>
        {mine.map((r) => {
          const form = `reopen:${r.id}:${r.opened}`
          return (
            <li key={r.id}>
              <p>
                <strong>{names.request[r.state]}</strong>{' '}
                {r.endedAt === null ? null : <When at={r.endedAt} />}
              </p>
              <p className={soft}>{requestTexts(state, r, lang).text}</p>
              <Opens label={words.wasWrong} open={drafts[form]?.['reason'] !== undefined}>
                <MoveAct form={form} kind="ask-again" of="request" id={r.id} className={row}>
                  <Line
                    id={`wrong-${r.id}`}
                    name="reason"
                    draft={form}
                    label={words.wrongWhy}
                    required
                    max={2000}
                  />
                  <Press>{words.askAgain}</Press>
                </MoveAct>
              </Opens>
            </li>
          )
        })}
      </ul>
    </Fold>
  )
}
