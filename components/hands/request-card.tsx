import { detailsFor } from '../../domain/hands/details.ts'
import { isLate, lateFrom } from '../../domain/hands/late.ts'
import { photosOfJob } from '../../domain/hands/one-job.ts'
import { cannotCodes } from '../../domain/hands/presets.ts'
import { requestTexts } from '../../domain/hands/request-texts.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { presets } from '../../domain/hands/words/presets.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { joins } from '../../domain/messages/joins.ts'
import { doerOf } from '../../domain/people/on-duty.ts'
import { phonePage } from '../../domain/phone/words.ts'
import { stepTexts } from '../../domain/plan/texts.ts'
import { Card, can, chips, Kicker, Opens, row, soft, text, thumb, Well, warn } from '../phone/look.tsx'
import { Line, MoveAct, Press, useHands, When } from '../phone/tools.tsx'
import { PhotosPart } from '../photos/photos-part.tsx'
import { Original, type Pair } from '../plan/original.tsx'
import { Ago } from '../time/elapsed.tsx'
import { MachinePlate, Relabels } from './machine-plate.tsx'
import { DoneAnyway, ReadBackCard, WrongBoxCard } from './read-back.tsx'
import { DetailList, StandBy } from './request-details.tsx'

/** What is asked of the hands now, on which box, and the one big button that answers it. */
export function RequestCard({ request: r }: { request: HandsRequest }) {
  if (r.readBack?.state === 'stopped') return <WrongBoxCard request={r} />
  // On the way there, the order is read; before the box, the box is.
  if (r.readBack?.state === 'open' && r.state === 'on-my-way') return <ReadBackCard request={r} />
  return <AskedCard request={r} />
}

function AskedCard({ request: r }: { request: HandsRequest }) {
  const { state, names, now, lang, me } = useHands()
  const words = phoneRequests[lang]
  const own = requests[lang]
  const late = lateFrom(r)
  const over = late !== null && late <= now
  const relabel = r.relabels.length > 0
  const step = r.step === null ? undefined : (state.steps[r.step] ?? state.rollBackSteps[r.step])
  const says = requestTexts(state, r, lang)
  const title = step === undefined ? '' : stepTexts(step, lang).title
  const at = r.state === 'on-my-way' ? 2 : r.state === 'seen' ? 1 : 0
  const photo = r.kind === 'take-photo'
  const doer = doerOf(state, r)
  return (
    <Card kind={over ? 'late' : r.state === 'asked' ? 'full' : 'ask'} aria-labelledby="now">
      <Kicker kind={over ? 'late' : 'ask'}>
        <strong>
          {over ? `${own.late} · ` : ''}
          {r.state === 'queued' ? words.queued : at === 0 ? words.asked : names.request[r.state]}
        </strong>
        <span>
          <span className="sr-only">{words.askedAgo}</span>{' '}
          <Ago instant={r.onMyWayAt ?? r.seenAt ?? r.madeAt} now={now} lang={lang} />
          {r.rings > 0 ? ` · ${words.rang(r.rings)}` : ''}
        </span>
      </Kicker>
      <Track at={at} />
      <h1 id="now">{relabel ? words.relabel : requestTitle(state, r, lang)}</h1>
      <MachinePlate id={r.machine} />
      {r.readBack?.state === 'right' ? (
        <p className={`can-yes ${can(true)}`}>
          <span aria-hidden="true">✓</span>
          <span>{own.right}</span>
        </p>
      ) : null}
      {relabel ? <Relabels ids={r.relabels} /> : <p className={text}>{says.text}</p>}
      {photo ? <PhotosPart about={{ kind: 'request', id: r.id }} machine={null} main /> : null}
      {r.kind === 'stand-by' ? (
        <StandBy details={says.details} />
      ) : photo ? null : (
        <DetailList kind={r.kind} details={says.details} />
      )}
      {says.expect === '' ? null : <Expect text={says.expect} />}
      {says.otherwise === '' ? null : <Well title={own.otherwise}>{says.otherwise}</Well>}
      <Original
        from={says.original}
        of={[
          [says.text, r.text],
          ...detailsFor(r.kind, r.details).map(([name, text]): Pair => [says.details[name] ?? text, text]),
          [says.expect, r.expect],
          [says.otherwise, r.otherwise],
          [title, step?.title],
        ]}
      />
      {r.opened > 1 && r.reason !== '' ? <p className={warn}>{words.again(r.reason)}</p> : null}
      {r.expiresAt === null ? null : (
        <p className={warn}>
          {words.holdsUntil} <When at={r.expiresAt} /> {words.afterwards}
        </p>
      )}
      {at > 0 && doer !== null && doer !== me.person ? (
        <div>
          <p className={soft}>{words.inHand(state.people[doer]?.name || doer)}</p>
          <MoveAct form={`request:${r.id}:${r.opened}/take:${r.by}`} kind="take" of="request" id={r.id}>
            <Press>{own.takeOver}</Press>
          </MoveAct>
        </div>
      ) : null}
      {photo ? null : <PhotosPart about={{ kind: 'request', id: r.id }} machine={r.machine} />}
      <Answers request={r} at={at} />
      {step === undefined ? null : (
        <p className={`${soft} mt-3.5`}>{words.forStep + joins[lang].colon + title}</p>
      )}
    </Card>
  )
}

/** The one big button, kept within reach of the thumb however long the card is; then the other ways it can end. */
function Answers({ request: r, at }: { request: HandsRequest; at: 0 | 1 | 2 }) {
  const { drafts, lang, now } = useHands()
  const words = phoneRequests[lang]
  const photo = usePhotoAsked(r)
  // What is opened again is a new question: its forms are new ones.
  const form = `request:${r.id}:${r.opened}`
  const own = `${form}/cannot-own`
  // Where a photo is asked for, the camera is the big button, until there is one.
  const first =
    photo === 'taken' ? 'done' : photo === 'wanted' ? null : (['seen', 'way', 'done'] as const)[at]
  return (
    <>
      {first === 'done' ? (
        <Line
          id="saw"
          name="saw"
          form="done"
          draft={`${form}/done`}
          label={words.saw}
          hint={words.sawHint}
          max={2000}
        />
      ) : null}
      {first === 'seen' ? (
        <MoveAct form={`${form}/seen`} kind="seen" of="request" id={r.id} className={thumb}>
          <Press kind="big">{words.seen}</Press>
        </MoveAct>
      ) : first === 'way' ? (
        <MoveAct form={`${form}/way`} kind="on-my-way" of="request" id={r.id} className={thumb}>
          <Press kind="big">{words.onMyWay}</Press>
        </MoveAct>
      ) : first === 'done' ? (
        <MoveAct form={`${form}/done`} kind="done" of="request" id={r.id} formId="done" className={thumb}>
          <Press kind="big">{words.done}</Press>
        </MoveAct>
      ) : null}
      <div className="flex flex-wrap gap-2.5 [&>*]:flex-auto [&_button]:px-2 [&_summary]:px-2">
        {first === null && at === 0 ? (
          <MoveAct form={`${form}/seen`} kind="seen" of="request" id={r.id}>
            <Press>{words.seen}</Press>
          </MoveAct>
        ) : first === null && at === 1 ? (
          <MoveAct form={`${form}/way`} kind="on-my-way" of="request" id={r.id}>
            <Press>{words.onMyWay}</Press>
          </MoveAct>
        ) : null}
        {at === 2 && isLate(r, now) ? (
          <MoveAct form={`${form}/still`} kind="still-at-it" of="request" id={r.id}>
            <Press>{requests[lang].stillAtIt}</Press>
          </MoveAct>
        ) : null}
        {first === 'done' ? null : (
          <MoveAct form={`${form}/done`} kind="done" of="request" id={r.id}>
            <Press>{words.already}</Press>
          </MoveAct>
        )}
        <Opens
          label={words.cannot}
          kind="plain"
          className="[&[open]]:basis-full"
          open={drafts[own]?.['reason'] !== undefined}
        >
          <p className="mt-2 text-ink-soft">{words.cannotWhy}</p>
          <MoveAct form={`${form}/cannot`} kind="cannot" of="request" id={r.id} className={chips}>
            {cannotCodes.map((code) => (
              <Press key={code} kind="chip" name="code" value={code}>
                {presets[lang].cannot[code]}
              </Press>
            ))}
          </MoveAct>
          <MoveAct form={own} kind="cannot" of="request" id={r.id} className={row}>
            <Line id="why" name="reason" draft={own} label={words.ownWords} required max={2000} />
            <Press>{phonePage[lang].send}</Press>
          </MoveAct>
        </Opens>
      </div>
    </>
  )
}

/** Whether a photo is what is asked, and there is one; null: it is not, or none may be taken here. */
function usePhotoAsked(r: HandsRequest): 'wanted' | 'taken' | null {
  const { state, photos } = useHands()
  if (r.kind !== 'take-photo' || state.head.photosForbidden === true) return null
  const waiting = photos?.queue.some((p) => p.about.kind === 'request' && p.about.id === r.id) ?? false
  return waiting || photosOfJob(state, { kind: 'request', id: r.id }).length > 0 ? 'taken' : 'wanted'
}

/** How far along: asked, seen, on the way. The words beside it say the same. */
function Track({ at }: { at: 0 | 1 | 2 }) {
  return (
    <div className="flex gap-1.5 -mt-1 mb-3.5 short:mt-0" aria-hidden="true">
      {[0, 1, 2].map((n) => (
        <span key={n} className={`flex-1 h-1.5 rounded-[3px] ${n <= at ? 'bg-site' : 'bg-line'}`} />
      ))}
    </div>
  )
}

/** What is to be seen once it is done. */
export function Expect({ text }: { text: string }) {
  const { lang } = useHands()
  return <Well title={phoneRequests[lang].expect}>{text}</Well>
}

/** Called off after it was taken up. Can't be read as anything but a stop. */
export function StoppedCard({ request: r }: { request: HandsRequest }) {
  const { lang, state: upgrade } = useHands()
  const words = phoneRequests[lang]
  const state = r.state === 'expired' ? 'expired' : 'withdrawn'
  return (
    <Card kind="stop" aria-labelledby="now">
      <h1 id="now">{words.stop}</h1>
      <p className="whitespace-pre-line">
        <s>{requestTitle(upgrade, r, lang) + joins[lang].colon + requestTexts(upgrade, r, lang).text}</s>
      </p>
      <MachinePlate id={r.machine} />
      <p className={text}>
        {words.stopped(state)} {r.endedAt === null ? null : <When at={r.endedAt} />}
      </p>
      {r.reason === '' ? null : <p>{words.because + joins[lang].colon + r.reason}</p>}
      <DoneAnyway request={r} hint={words.sawHint} />
    </Card>
  )
}

/** Reported as done after it was called off. */
export function ConflictCard({ request: r }: { request: HandsRequest }) {
  const { lang, state } = useHands()
  const words = phoneRequests[lang]
  if (r.conflict === null) return null
  return (
    <Card kind="stop" aria-labelledby="now">
      <h1 id="now">{words.conflict}</h1>
      <p className={text}>
        {requestTitle(state, r, lang) + joins[lang].colon + requestTexts(state, r, lang).text}
      </p>
      <MachinePlate id={r.machine} />
      <p>{words.conflictWas(r.conflict.was)}</p>
      <p className={soft}>
        <When at={r.conflict.at} />
      </p>
    </Card>
  )
}
