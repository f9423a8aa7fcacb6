'use client'
import { useState } from 'react'
import { detailsFor } from '../../domain/hands/details.ts'
import { requestTexts } from '../../domain/hands/request-texts.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { aboutLine } from '../desk/looks.ts'
import type { LiveEvent } from '../live/history.ts'
import { useDevices } from '../notices/devices.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Fact } from '../ui/row.tsx'

/** What stands with a request besides its text: the kind's own fields, which box was read back, why it was asked at all. */
export function RequestExtras({ request: r }: { request: HandsRequest }) {
  const { state, lang, zones } = useDesk()
  const words = deskRequests[lang]
  const details = detailsFor(r.kind, requestTexts(state, r, lang).details)
  const sticker = (id: string | null) =>
    id === null ? requests[lang].whichNone : (state.machines[id]?.sticker ?? id)
  return (
    <>
      {details.length === 0 ? null : (
        <dl className="grid gap-0.5 text-sm *:grid *:grid-cols-[5rem_1fr] [&_dt]:text-ink-faint">
          {details.map(([name, text]) => (
            <Fact key={name} name={requests[lang].detail[name]}>
              {text}
            </Fact>
          ))}
        </dl>
      )}
      {r.readBack === null ? null : r.readBack.state === 'stopped' ? (
        <Notice tone="bad" live>
          {words.readBackState.stopped(sticker(r.readBack.picked))}
        </Notice>
      ) : (
        <p className={aboutLine}>
          {r.readBack.state === 'right'
            ? words.readBackState.right(sticker(r.readBack.picked))
            : words.readBackState.open}
        </p>
      )}
      {r.notBefore === null ? null : (
        <p className={aboutLine}>
          {words.notBefore} <BothClocks instant={r.notBefore} {...zones} lang={lang} size="sm" />
        </p>
      )}
      {r.override === '' ? null : (
        <p className={aboutLine}>
          {words.override} <strong>{r.override}</strong>
        </p>
      )}
      {r.unread ? <Notice tone="bad">{words.unread}</Notice> : null}
    </>
  )
}

/** Arrived this much after the tap, both times are told, ms. */
const APART = 3000
/** A device's clock this far off is told, ms. */
const SKEWED = 5000

/** Who did what with a request, when it was tapped and when it came in, and from which device. */
export function RequestTrail({ request }: { request: HandsRequest }) {
  const { view, lang, called, zones, names } = useDesk()
  const words = deskRequests[lang]
  const [open, setOpen] = useState(false)
  const known = useDevices(open)
  const steps = view.events.flatMap((e): { e: LiveEvent; what: string }[] => {
    const state = stateAfter(e, request.id)
    return state === null ? [] : [{ e, what: names.request[state] }]
  })
  if (steps.length < 2) return null
  return (
    <details className="text-xs text-ink-soft" onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary className="cursor-pointer">{words.trail}</summary>
      <ol className="mt-1.5 grid list-decimal gap-1 ps-4.5">
        {(open ? steps : []).map(({ e, what }) => (
          <li key={e.seq}>
            <strong>{what}</strong> {called.who(e)}{' '}
            <BothClocks instant={e.happenedAt} {...zones} lang={lang} size="sm" />
            {e.at - e.happenedAt > APART ? (
              <>
                {' '}
                · {words.arrived} <BothClocks instant={e.at} {...zones} lang={lang} size="sm" />
              </>
            ) : null}
            {e.skew === null || Math.abs(e.skew) < SKEWED ? null : (
              <span className="tone-warn text-tone"> · {words.skew(Math.round(e.skew / 1000))}</span>
            )}
            {e.device === '' ? null : (
              <span className="text-ink-faint">
                {' '}
                · {words.from} {known?.devices[e.device] || shortId(e.device)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What a request stands at after an event about it; null: it is about something else, or changes nothing of that. */
function stateAfter(e: LiveEvent, id: string): HandsRequest['state'] | null {
  if (e.body === null || !('id' in e.body) || e.body.id !== id) return null
  switch (e.type) {
    case 'request.made':
      return e.body.queued ? 'queued' : 'asked'
    case 'request.sent':
      return 'asked'
    case 'request.reopened':
      return e.body.queued ? 'queued' : 'asked'
    case 'request.seen':
      return 'seen'
    case 'request.on-my-way':
      return 'on-my-way'
    case 'request.done':
      return 'done'
    case 'request.refused':
      return 'cannot'
    case 'request.withdrawn':
      return 'withdrawn'
    case 'request.expired':
      return 'expired'
    default:
      return null
  }
}

/** As much of a device's id as tells two of them apart, where nobody knows what it is called. */
const shortId = (id: string) => id.slice(0, 6)
