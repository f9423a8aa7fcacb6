'use client'
import { lateFrom } from '../../domain/hands/late.ts'
import { stepOfRequest } from '../../domain/hands/one-job.ts'
import { requestTexts } from '../../domain/hands/request-texts.ts'
import { isOpen } from '../../domain/hands/state.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { cannotText } from '../../domain/hands/words/presets.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { whom } from '../../domain/hands/words/whom.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { doerName, enteredText } from '../../domain/messages/events.ts'
import { onDuty } from '../../domain/people/on-duty.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { people } from '../../domain/people/words/people.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { aboutLine, requestLook, thingHead, thingRow } from '../desk/looks.ts'
import { useNow } from '../live/use-live.ts'
import { answersTo } from '../moves/dialog-of.ts'
import { MoveButton } from '../moves/move-button.tsx'
import { useOffered } from '../moves/use-moves.ts'
import { PushWarning } from '../notices/devices.tsx'
import { Tries } from '../notices/tries.tsx'
import { mayHaveNewPhone } from '../people/seat-section.tsx'
import { PhotoStrip } from '../photos/desk-photos.tsx'
import { Heard } from '../presence/whereabouts.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge, StateMark } from '../ui/marks.tsx'
import { Empty, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { HandsNow } from '../work/step-now.tsx'
import { MachineName } from './machine-name.tsx'
import { RequestExtras, RequestTrail } from './request-facts.tsx'

/** What is asked of the hands, oldest first, and what became of what was asked before. */
export function HandsPanel() {
  const { state, can, lang } = useDesk()
  const words = deskRequests[lang]
  const ask = useOffered()('ask-hands', 'upgrade', state.id)
  const all = Object.values(state.requests).sort((a, b) => a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1))
  const now = all.filter(isOpen)
  const ended = all.filter((r) => !isOpen(r)).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
  // What ended in a conflict, or unanswered, is not done with: it stays in sight.
  const [latest] = ended
  return (
    <Panel
      title={words.title}
      flush
      tools={
        ask === null ? undefined : (
          <MoveButton move={ask} size="sm">
            {words.ask}
          </MoveButton>
        )
      }
    >
      <div className="px-4 pt-2.5 empty:hidden has-[>:only-child:empty]:hidden">
        <HandsNow />
        <NotConnected />
        <PushWarning />
      </div>
      {all.length === 0 ? (
        <Empty title={words.none}>{can('request.ask') ? <p>{words.noneText}</p> : null}</Empty>
      ) : null}
      <ul>
        {now.map((r) => (
          <RequestRow key={r.id} request={r} />
        ))}
        {latest === undefined ? null : <RequestRow key={latest.id} request={latest} />}
      </ul>
      {ended.length < 2 ? null : (
        <details className="earlier">
          <summary className="cursor-pointer border-t border-line px-4 py-2 text-sm text-ink-soft">
            {words.earlier(ended.length - 1)}
          </summary>
          <ul>
            {ended.slice(1).map((r) => (
              <RequestRow key={r.id} request={r} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

/** Those who are on site and whose phone is not heard: since when, and the way to give them another. */
function NotConnected() {
  const { state, view, lang, live, me, can, open } = useDesk()
  const now = useNow(live, 5000)
  const silent = onDuty(state, now).flatMap((id) => {
    const person = state.people[id]
    const heard = person !== undefined && view.present.some((s) => s.account === person.account)
    return person === undefined || heard || person.account === me.account ? [] : [person]
  })
  return silent.map((p) => (
    <p key={p.id} className="flex flex-wrap items-center gap-x-2 text-sm">
      <StateMark mark="ring" tone="plain" />
      <span>
        {p.name} {peopleHere[lang].notHere}
      </span>
      <Heard devices={[]} last={view.lately.find((h) => h.account === p.account)?.heard ?? null} />
      {mayHaveNewPhone(p, me, can) ? (
        <Button size="sm" kind="quiet" onClick={() => open({ dialog: 'new-phone', person: p.id })}>
          {people[lang].phone.open}
        </Button>
      ) : null}
    </p>
  ))
}

function RequestRow({ request: r }: { request: HandsRequest }) {
  const { state, names, actor, zones, lang, called } = useDesk()
  const words = deskRequests[lang]
  const why = cannotText(r, lang)
  const job = stepOfRequest(state, r)
  return (
    <li
      className={`request request-${r.state} ${thingRow} ${!isOpen(r) ? '' : r.readBack?.state === 'stopped' ? 'border-s-3 border-s-bad bg-bad/8' : 'border-s-3 border-s-site'}`}
    >
      <div className={thingHead}>
        <Badge {...requestLook[r.state]}>{names.request[r.state]}</Badge>
        {r.machine === null ? null : <MachineName id={r.machine} place />}
      </div>
      <p
        className="request-text text-base leading-[1.4] whitespace-pre-line"
        title={r.text === requestTexts(state, r, lang).text ? undefined : r.text}
      >
        <span className="me-1.5 text-ink-faint">
          {r.relabels.length > 0 ? words.relabel : requestTitle(state, r, lang)}
        </span>{' '}
        {requestTexts(state, r, lang).text}
      </p>
      {r.to === undefined ? null : <p className={aboutLine}>{whom[lang].asked(called.person(r.to))}</p>}
      <RequestExtras request={r} />
      {r.step === null ? null : (
        <p className={aboutLine}>
          {words.for} {called.step(r.step)}
        </p>
      )}
      {isOpen(r) ? <Waiting request={r} /> : null}
      {r.by === null || r.by === '' ? null : (
        <p className={aboutLine}>
          {r.entered ? doerName(state, r.doer ?? null, lang) : actor(r.by)}{' '}
          {r.entered ? <span className="text-ink-faint">{enteredText(actor(r.by), lang)}</span> : null}
          {r.endedAt === null ? null : (
            <>
              {' '}
              <BothClocks instant={r.endedAt} {...zones} lang={lang} size="sm" />
            </>
          )}
        </p>
      )}
      {r.saw === '' ? null : (
        <p className={aboutLine}>
          {words.saw} <strong>{r.saw}</strong>
        </p>
      )}
      {why === '' ? null : (
        <p className={aboutLine}>
          {words.reason} <strong>{why}</strong>
        </p>
      )}
      {r.conflict === null ? null : (
        <Notice tone="bad">
          {words.conflict[r.conflict.was]}{' '}
          <BothClocks instant={r.conflict.at} {...zones} lang={lang} size="sm" />
        </Notice>
      )}
      {isOpen(r) && r.escalated ? <Notice tone="bad">{words.escalated}</Notice> : null}
      <Tries tried={r.tried} since={isOpen(r) ? r.askedAt : null} unanswered={r.state === 'asked'} />
      <PhotoStrip
        of={[{ kind: 'request', id: r.id }, ...(job === null ? [] : [{ kind: 'step' as const, id: job.id }])]}
      />
      <RequestTrail request={r} />
      <RequestTools request={r} />
    </li>
  )
}

/** What the reader may do about a request. */
function RequestTools({ request: r }: { request: HandsRequest }) {
  const { id } = r
  const { open, lang, role } = useDesk()
  const words = deskRequests[lang]
  const offered = useOffered()
  const moves = answersTo(id, offered)
  return (
    <div className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
      <MoveButton move={offered('clear-box', 'request', id)} size="sm" kind="primary">
        {deskRequests[lang].clear}
      </MoveButton>
      {isOpen(r) && moves.length > 0 ? (
        <Button size="sm" onClick={() => open({ dialog: 'phone', moves })}>
          {role === 'sentinel' ? words.answer : words.phone}
        </Button>
      ) : null}
      <MoveButton move={offered('withdraw', 'request', id)} size="sm" kind="quiet">
        {words.withdraw}
      </MoveButton>
      <MoveButton move={offered('ask-again', 'request', id)} size="sm" kind="quiet">
        {words.reopen}
      </MoveButton>
    </div>
  )
}

/** How long it has waited, how often it rang, whether it is late, until when it holds. */
function Waiting({ request: r }: { request: HandsRequest }) {
  const { zones, lang, live, length } = useDesk()
  const words = deskRequests[lang]
  const now = useNow(live, 1000)
  const since = r.askedAt ?? r.madeAt
  const waited = Math.max(0, now - since)
  const from = lateFrom(r)
  const late = from === null ? 0 : now - from
  return (
    <>
      <p className={aboutLine}>
        {words.asked} <BothClocks instant={since} {...zones} lang={lang} size="sm" />
      </p>
      <p className={`request-facts flex flex-wrap gap-x-3 ${aboutLine}`}>
        <span>
          {words.waits} <strong>{length(waited)}</strong>
        </span>
        {r.rings === 0 ? null : <span>{words.rings(r.rings)}</span>}
        {late < 60_000 ? null : <span className="tone-warn text-tone">{words.late(length(late))}</span>}
      </p>
      {r.expiresAt === null ? null : (
        <p className={aboutLine}>
          {words.expires} <BothClocks instant={r.expiresAt} {...zones} lang={lang} size="sm" />
        </p>
      )}
    </>
  )
}
