import type { ReactNode } from 'react'
import { accounts } from '../../domain/messages/accounts.ts'
import type { Lang } from '../../domain/messages/lang.ts'
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
}

/** One's own page: language, other devices, the way to one more, the way out. Plain forms throughout. */
export function OwnPage(props: {
  lang: Lang
  now: number
  sessions: ShownSession[]
  /** The code that is good now, and where to enter it. */
  code: { code: string; expiresAt: number } | null
  codeAddress: string
  ended: boolean
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
        {props.ended ? (
          <div className="section-body">
            <Notice tone="good" live>
              {words.sessions.ended}
            </Notice>
          </div>
        ) : null}
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
      </div>
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
