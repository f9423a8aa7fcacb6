import type { ReactNode } from 'react'
import { accounts } from '../../domain/messages/accounts.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { push } from '../../domain/messages/push.ts'
import { pushReach } from '../../domain/messages/push-reach.ts'
import { DAY } from '../../domain/time/civil.ts'
import { Ago, Duration } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** A device somebody is signed in on. Times are real ms. */
export interface ShownSession {
  id: string
  label: string
  here: boolean
  createdAt: number
  lastSeenAt: number
  /** Null: it never took push. */
  push: ShownPush | null
}

/** How push stands on it: real ms. */
export interface ShownPush {
  on: boolean
  dropped: boolean
  provenAt: number | null
  /** From handing over a try to its tap. */
  roundTrip: number | null
}

/** One's own page: language, other devices, the way to one more, the way out. Plain forms throughout. */
export function OwnPage(props: {
  lang: Lang
  now: number
  sessions: ShownSession[]
  /** The code that is good now, and where to enter it. */
  code: { code: string; expiresAt: number } | null
  codeAddress: string
  /** What was just done with a device. */
  said: 'ended' | 'push-tried' | 'push-failed' | null
  /** More panels, before the way out. */
  children: ReactNode
}) {
  const { lang, now, sessions, code } = props
  const words = accounts[lang].me
  return (
    <div className="own-page">
      <Panel title={words.move.title} id="move">
        <form className="form" method="post" action="/api/session/code">
          <p className="enter-faint">{words.move.lead}</p>
          {code === null ? null : (
            <div className="own-code">
              <output className="own-code-digits">
                {code.code.slice(0, 3)} {code.code.slice(3)}
              </output>
              <p>
                {words.move.there} <strong>{props.codeAddress}</strong>
              </p>
              <p className="enter-faint">
                {words.move.good}{' '}
                <Duration minutes={Math.ceil((code.expiresAt - now) / 60_000)} lang={lang} />
              </p>
            </div>
          )}
          <div className="form-actions">
            <Button type="submit" kind={code === null ? 'primary' : 'plain'}>
              {code === null ? words.move.make : words.move.another}
            </Button>
          </div>
        </form>
      </Panel>

      <Panel title={words.sessions.title} id="sessions" flush>
        {props.said === null ? null : (
          <div className="section-body">
            <Notice tone={props.said === 'push-failed' ? 'bad' : 'good'} live>
              {props.said === 'ended'
                ? words.sessions.ended
                : props.said === 'push-tried'
                  ? push[lang].waiting
                  : pushReach[lang].notSent}
            </Notice>
          </div>
        )}
        <ul className="rows">
          {sessions.map((s) => (
            <SessionRow key={s.id} session={s} now={now} lang={lang} />
          ))}
        </ul>
      </Panel>

      {props.children}

      <Panel title={words.out.title}>
        <form className="form" method="post" action="/api/session/end">
          <p className="enter-faint">{words.out.lead}</p>
          <div className="form-actions">
            <Button type="submit" kind="danger">
              {words.out.do}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  )
}

function SessionRow({ session: s, now, lang }: { session: ShownSession; now: number; lang: Lang }) {
  const words = accounts[lang].me.sessions
  const label = s.label === '' ? words.unknown : s.label
  return (
    <li className="row">
      <div className="row-words">
        <p className="row-title">
          {label} {s.here ? <Badge tone="good">{words.this}</Badge> : null}
        </p>
        <p className="row-facts">
          <span>
            {words.seen} <Ago instant={s.lastSeenAt} now={now} lang={lang} />
          </span>
          <span>
            {words.since} <Ago instant={s.createdAt} now={now} lang={lang} />
          </span>
        </p>
        {s.push === null ? null : <PushFacts push={s.push} now={now} lang={lang} />}
      </div>
      {s.push?.on === true ? (
        <form className="row-tools" method="post" action="/api/session/push-drill">
          <input type="hidden" name="session" value={s.id} />
          <Button type="submit" size="sm" aria-label={`${push[lang].tryIt}: ${label}`}>
            {push[lang].tryIt}
          </Button>
        </form>
      ) : null}
      {s.here ? null : (
        <form className="row-tools" method="post" action="/api/session/end">
          <input type="hidden" name="session" value={s.id} />
          <Button type="submit" size="sm" kind="danger" aria-label={words.endOf(label)}>
            {words.end}
          </Button>
        </form>
      )}
    </li>
  )
}

/** Whether a device is rung in a pocket, when that was proven last, and how long the last try took. */
function PushFacts({ push: p, now, lang }: { push: ShownPush; now: number; lang: Lang }) {
  const words = pushReach[lang]
  if (p.dropped) return <p className="row-facts toned tone-bad">{words.givenUp}</p>
  if (!p.on) return null
  return (
    <p className="row-facts">
      <span>{words.rungHere}</span>
      {p.provenAt === null ? (
        <span className="toned tone-warn">{words.neverProven}</span>
      ) : (
        <span className={now - p.provenAt < DAY ? undefined : 'toned tone-warn'}>
          {words.proven} <Ago instant={p.provenAt} now={now} lang={lang} />
        </span>
      )}
      {p.roundTrip === null ? null : <span>{words.tripWas((p.roundTrip / 1000).toFixed(1))}</span>}
    </p>
  )
}
