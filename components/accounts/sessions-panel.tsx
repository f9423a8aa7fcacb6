import type { ReactNode } from 'react'
import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { PushNo } from '../../domain/contract/push.ts'
import { faultWords } from '../../domain/messages/faults.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { answered, push } from '../../domain/notices/words/push.ts'
import { pushReach } from '../../domain/notices/words/push-reach.ts'
import { formatAge } from '../../domain/time/format.ts'
import { SignOut } from '../leaving/sign-out.tsx'
import { Ago, Duration } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Row, RowFacts } from '../ui/row.tsx'
import { SentForm } from './sent-form.tsx'
import { Box } from './settings-parts.tsx'

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
  /** Whether this server pushes to anybody. */
  offered: boolean
  proven: boolean
  provenAt: number | null
  /** From handing over a try to its tap. */
  roundTrip: number | null
  /** When a try was sent that has not been tapped for too long. */
  unansweredAt: number | null
  /** Why the last message was not handed over. */
  trouble: { why: PushNo; status: number | null } | null
}

/** The way to one more device: a code, good once. */
export function MovePanel(props: {
  lang: Lang
  now: number
  /** The code that is good now, and where to enter it. */
  code: { code: string; expiresAt: number } | null
  address: string
}) {
  const { lang, code } = props
  const words = meWords[lang].move
  const byLink = inAppWords[lang].move
  return (
    <Box id="move" title={words.title} lead={words.lead}>
      {code === null ? null : (
        <div className="grid justify-items-start gap-1">
          <output className="rounded-md border border-line bg-sunken px-4 py-1 font-mono text-[2.25rem]/[1.1] font-semibold tracking-wider">
            {code.code.slice(0, 3)} {code.code.slice(3)}
          </output>
          <p>
            {words.there} <strong>{props.address}</strong>
          </p>
          <p className="text-sm text-ink-soft">
            {words.good} <Duration minutes={Math.ceil((code.expiresAt - props.now) / 60_000)} lang={lang} />
          </p>
        </div>
      )}
      <SentForm lang={lang} action="/api/session/code" part="#move">
        <Button type="submit">{code === null ? words.make : words.another}</Button>
      </SentForm>
      <p className="text-sm text-ink-soft">
        {byLink.settingsLead} <a href="/move">{byLink.settings}</a>
      </p>
    </Box>
  )
}

export type SessionsSaid = 'ended' | 'ended-others' | 'push-tried' | 'push-failed' | 'push-too-many'

/** Where one is signed in: this browser first, then the others, what was used last before what was not. */
export function SessionsPanel(props: {
  lang: Lang
  now: number
  sessions: ShownSession[]
  /** What was just done with a device. */
  said: SessionsSaid | null
}) {
  const { lang, now } = props
  const words = meWords[lang]
  const page = settingsPage[lang].sessions
  const here = props.sessions.filter((s) => s.here)
  const others = props.sessions.filter((s) => !s.here).sort((a, b) => b.lastSeenAt - a.lastSeenAt)
  return (
    <>
      {props.said === null ? null : (
        <Notice tone={props.said === 'push-failed' || props.said === 'push-too-many' ? 'bad' : 'good'} live>
          {saidText(props.said, lang)}
        </Notice>
      )}
      <Box flush>
        <ul>
          {here.map((s) => (
            <SessionRow key={s.id} session={s} now={now} lang={lang}>
              <SignOut lang={lang} />
            </SessionRow>
          ))}
        </ul>
      </Box>
      <Box title={page.others} flush>
        {others.length === 0 ? (
          <p className="px-4 pb-3 text-sm text-ink-soft">{page.none}</p>
        ) : (
          <ul className="border-t border-line">
            {others.map((s) => (
              <SessionRow key={s.id} session={s} now={now} lang={lang}>
                <Confirm
                  face={words.sessions.end}
                  label={words.sessions.endOf(labelOf(s, lang))}
                  size="sm"
                  question={page.endOne(labelOf(s, lang))}
                  text={page.endOneText}
                  cancel={page.cancel}
                >
                  <SentForm lang={lang} action="/api/session/end" part={PART}>
                    <input type="hidden" name="session" value={s.id} />
                    <Button type="submit" kind="danger">
                      {words.sessions.end}
                    </Button>
                  </SentForm>
                </Confirm>
              </SessionRow>
            ))}
          </ul>
        )}
        {others.length < 2 ? null : (
          <div className="border-t border-line px-4 py-3">
            <Confirm
              face={page.endAll}
              size="sm"
              question={page.endAllAsk(others.length)}
              text={page.endAllText}
              cancel={page.cancel}
            >
              <SentForm lang={lang} action="/api/session/end" part={PART}>
                <input type="hidden" name="others" value="on" />
                <Button type="submit" kind="danger">
                  {page.endAll}
                </Button>
              </SentForm>
            </Confirm>
          </div>
        )}
      </Box>
    </>
  )
}

const PART = '#sessions'

function saidText(said: SessionsSaid, lang: Lang): string {
  switch (said) {
    case 'ended':
      return meWords[lang].sessions.ended
    case 'ended-others':
      return settingsPage[lang].sessions.endedAll
    case 'push-tried':
      return push[lang].waiting
    case 'push-failed':
      return pushReach[lang].notSent
    case 'push-too-many':
      return faultWords[lang]['too-many-tries']
  }
}

const labelOf = (s: ShownSession, lang: Lang) => s.label || meWords[lang].sessions.unknown

function SessionRow(props: { session: ShownSession; now: number; lang: Lang; children: ReactNode }) {
  const { session: s, now, lang } = props
  const words = meWords[lang].sessions
  const page = settingsPage[lang].sessions
  const label = labelOf(s, lang)
  return (
    <Row
      title={
        <>
          {label} {s.here ? <Badge tone="good">{page.here}</Badge> : null}
        </>
      }
      tools={
        <>
          {s.push?.on === true && s.push.offered ? (
            <SentForm lang={lang} action="/api/session/push-drill" part={PART}>
              <input type="hidden" name="session" value={s.id} />
              <Button type="submit" size="sm" aria-label={`${push[lang].tryIt}: ${label}`}>
                {push[lang].tryIt}
              </Button>
            </SentForm>
          ) : null}
          {props.children}
        </>
      }
    >
      <RowFacts>
        {s.here ? (
          <span>{page.inUse}</span>
        ) : (
          <span>
            {words.seen} <Ago instant={s.lastSeenAt} now={now} lang={lang} />
          </span>
        )}
        <span>
          {words.since} <Ago instant={s.createdAt} now={now} lang={lang} />
        </span>
      </RowFacts>
      {s.push === null ? null : <PushFacts push={s.push} now={now} lang={lang} />}
    </Row>
  )
}

/** Whether a device is rung in a pocket, when that was proven last, how long the last try took, or why it is not. */
function PushFacts({ push: p, now, lang }: { push: ShownPush; now: number; lang: Lang }) {
  const words = pushReach[lang]
  const status = answered(p.trouble?.status ?? null, lang)
  const warn = 'text-warn'
  if (!p.on) {
    const how = p.trouble?.why === 'refused' || p.trouble?.why === 'lost' ? p.trouble.why : 'gone'
    return (
      <RowFacts>
        <span className="text-bad">{words.ended[how](status)}</span>
      </RowFacts>
    )
  }
  if (!p.offered)
    return (
      <RowFacts>
        <span className={warn}>{words.notOffered}</span>
      </RowFacts>
    )
  return (
    <>
      <RowFacts>
        {p.proven ? (
          <span>{words.rungHere}</span>
        ) : (
          <span className={warn}>{p.provenAt === null ? words.unproven : words.stale}</span>
        )}
        {p.provenAt === null ? null : (
          <span>
            {words.proven} <Ago instant={p.provenAt} now={now} lang={lang} />
          </span>
        )}
        {p.proven && p.roundTrip !== null ? (
          <span>{words.tripWas((p.roundTrip / 1000).toFixed(1))}</span>
        ) : null}
        {p.proven ? null : p.unansweredAt !== null ? (
          <span className={warn}>{words.unanswered(formatAge(now - p.unansweredAt, lang))}</span>
        ) : p.provenAt === null ? (
          <span>{words.neverProven}</span>
        ) : null}
      </RowFacts>
      {p.trouble === null ? null : (
        <RowFacts>
          <span className="text-bad">{troubleText(p.trouble.why, status, lang)}</span>
        </RowFacts>
      )}
    </>
  )
}

function troubleText(why: PushNo, status: string, lang: Lang): string {
  const { no } = pushReach[lang]
  if (why === 'too-large' || why === 'unusable' || why === 'busy') return no[why](status)
  if (why === 'not-allowed') return push[lang].no[why]
  return no.unreachable
}
