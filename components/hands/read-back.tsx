import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest, Machine } from '../../domain/log/state.ts'
import { Line, MoveAct, Press, useHands } from '../phone/tools.tsx'
import { MachinePlate, Portrait } from './machine-plate.tsx'

/**
 * The hands say which box they stand before, by sticker and place, before they may touch it. What was asked for does not
 * stand beside it: it would be copied, not read.
 */
export function ReadBackCard({ request: r }: { request: HandsRequest }) {
  const { state, lang } = useHands()
  const words = requests[lang]
  return (
    <section className="card card-ask" aria-labelledby="now">
      <h1 id="now">{words.which}</h1>
      <p className="lead">{words.whichLead}</p>
      <MoveAct
        form={`request:${r.id}:${r.opened}/box`}
        kind="read-back"
        of="request"
        id={r.id}
        className="boxes"
      >
        {lookAlikes(Object.values(state.machines), r.id).map((m) => (
          <Press key={m.id} kind="box" name="machine" value={m.id}>
            <Portrait id={m.id} />
            <span className="named">
              <span className="sticker">{m.sticker}</span>
              <span className="place">{m.place}</span>
            </span>
          </Press>
        ))}
        <Press name="machine" value="">
          {words.whichNone}
        </Press>
      </MoveAct>
    </section>
  )
}

/** The wrong box: nothing is touched until the upgrader says so. */
export function WrongBoxCard({ request: r }: { request: HandsRequest }) {
  const { state, lang, nameOf } = useHands()
  const hands = phoneRequests[lang]
  const words = requests[lang]
  const wanted = r.machine === null ? undefined : state.machines[r.machine]
  const picked = r.readBack?.picked == null ? undefined : state.machines[r.readBack.picked]
  return (
    <section className="card card-stop" aria-labelledby="now">
      <h1 id="now">{words.stopTitle}</h1>
      <p className="text">{picked === undefined ? words.pickedNone : words.picked(picked.sticker)}</p>
      {wanted === undefined ? null : (
        <>
          <p className="text">{words.wanted(wanted.sticker, '')}</p>
          <MachinePlate id={r.machine} />
        </>
      )}
      <p className="text">
        <strong>{words.stopDo(nameOf(r.askedBy))}</strong>
      </p>
      <div className="answers">
        <MoveAct
          form={`request:${r.id}:${r.opened}/late`}
          kind="done-all-the-same"
          of="request"
          id={r.id}
          className="stack"
        >
          <Line id="saw" name="saw" label={hands.saw} max={2000} draft={`request:${r.id}:${r.opened}/late`} />
          <Press>{hands.didIt}</Press>
        </MoveAct>
      </div>
    </section>
  )
}

/** In an order that is the request's own: nobody learns where the right one stands in the list. */
function lookAlikes(machines: readonly Machine[], seed: string): Machine[] {
  const rank = (id: string) => {
    let hash = 0x811c9dc5
    for (const c of seed + id) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193)
    return hash >>> 0
  }
  return [...machines].sort((a, b) => rank(a.id) - rank(b.id))
}
