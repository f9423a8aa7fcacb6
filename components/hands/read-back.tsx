import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest, Machine } from '../../domain/log/state.ts'
import { answers, Card, lead, stack, sticker, stickerSize, text } from '../phone/look.tsx'
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
    <Card kind="ask" aria-labelledby="now">
      <h1 id="now">{words.which}</h1>
      <p className={lead}>{words.whichLead}</p>
      <MoveAct
        form={`request:${r.id}:${r.opened}/box`}
        kind="read-back"
        of="request"
        id={r.id}
        className="grid gap-3 mt-4"
      >
        {lookAlikes(Object.values(state.machines), r.id).map((m) => (
          <Press key={m.id} kind="box" name="machine" value={m.id}>
            <Portrait id={m.id} />
            <span className="grid flex-1 gap-2 justify-items-start min-w-0">
              <span className={`${sticker} ${stickerSize.large} mb-1.5`}>{m.sticker}</span>
              <span className="text-ink-soft">{m.place}</span>
            </span>
          </Press>
        ))}
        <Press name="machine" value="">
          {words.whichNone}
        </Press>
      </MoveAct>
    </Card>
  )
}

/** The wrong box: nothing is touched until the upgrader says so. */
export function WrongBoxCard({ request: r }: { request: HandsRequest }) {
  const { state, lang, nameOf } = useHands()
  const words = requests[lang]
  const wanted = r.machine === null ? undefined : state.machines[r.machine]
  const picked = r.readBack?.picked == null ? undefined : state.machines[r.readBack.picked]
  return (
    <Card kind="stop" aria-labelledby="now">
      <h1 id="now">{words.stopTitle}</h1>
      <p className={text}>{picked === undefined ? words.pickedNone : words.picked(picked.sticker)}</p>
      {wanted === undefined ? null : (
        <>
          <p className={text}>{words.wanted(wanted.sticker, '')}</p>
          <MachinePlate id={r.machine} />
        </>
      )}
      <p className={text}>
        <strong>{words.stopDo(nameOf(r.askedBy))}</strong>
      </p>
      <DoneAnyway request={r} />
    </Card>
  )
}

/** It was done all the same, before anybody could say that it must not be. */
export function DoneAnyway({ request: r, hint }: { request: HandsRequest; hint?: string }) {
  const { lang } = useHands()
  const words = phoneRequests[lang]
  const form = `request:${r.id}:${r.opened}/late`
  return (
    <div className={answers}>
      <MoveAct form={form} kind="done-all-the-same" of="request" id={r.id} className={stack}>
        <Line
          id="saw"
          name="saw"
          draft={form}
          label={words.saw}
          {...(hint === undefined ? {} : { hint })}
          max={2000}
        />
        <Press>{words.didIt}</Press>
      </MoveAct>
    </div>
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
