import type { ReactNode } from 'react'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { ChannelKind, NoticeFault } from '../../domain/notices/notices.ts'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { pushReach } from '../../domain/notices/words/push-reach.ts'
import { whyText } from '../../domain/notices/words/tried.ts'
import { SavingBareSelect, SavingForm } from '../accounts/saving.tsx'
import { SentForm } from '../accounts/sent-form.tsx'
import { Ago } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Row, RowFacts, rowLook } from '../ui/row.tsx'

export interface Way {
  id: string
  kind: ChannelKind
  /** The address, for its owner's eyes. */
  where: string
  /** False: a mailbox from which no code has come back yet. */
  confirmed: boolean
  afterSeconds: number
  /** How it went the last time (real ms); `why` null: well. */
  last: { at: number; why: { why: NoticeFault; status: number | null; said: string } | null } | null
}

/** How push stands on this server and on one's own devices. */
export interface LadderPush {
  offered: boolean
  /** Whether the reader owns the server, and can set it up. */
  owner: boolean
  /** How many devices have it on, and how many of them are proven. */
  on: number
  proven: number
}

const DELAYS = [0, 30, 60, 120, 300, 600, 900, 1800]
/** Where on the page the ladder stands. */
export const REACH = '#reach'

/** What stands between push and a pocket: no device, or none that is proven. */
export function PushDoubt({ push: { on, proven }, lang }: { push: LadderPush; lang: Lang }) {
  if (proven > 0) return null
  return (
    <span className="tone-warn block text-tone">
      {on === 0 ? pushReach[lang].noDevice : pushReach[lang].noneProvenOfMine}
    </span>
  )
}

/** One rung: where it leads, how it went, and what may be done with it. Of an observer's it can only be removed. */
export function WayRow(props: {
  lang: Lang
  now: number
  way: Way
  nth: number
  push: LadderPush
  rung: boolean
}) {
  const { lang, now, way, nth } = props
  const words = ladder[lang]
  const page = settingsPage[lang]
  const what = words.kind[way.kind]
  return (
    <Row
      title={
        <>
          <span className="me-1 inline-grid min-w-5.5 place-items-center rounded-sm bg-sunken font-mono text-sm text-ink-soft">
            {nth}
          </span>{' '}
          {what}
        </>
      }
      tools={
        <div className="flex w-full flex-wrap items-center gap-1.5">
          {props.rung && !way.confirmed ? <CodeForms lang={lang} way={way} /> : null}
          {props.rung && way.confirmed ? <Verbs lang={lang} way={way} nth={nth} /> : null}
          <Confirm
            face={words.remove}
            label={words.removeOf(what)}
            question={page.remove.ask(way.where === '' ? what : `${what} ${way.where}`)}
            text={page.remove.text}
            cancel={page.sessions.cancel}
          >
            <Verb verb="remove" way={way} lang={lang}>
              <Button type="submit" kind="danger">
                {words.remove}
              </Button>
            </Verb>
          </Confirm>
        </div>
      }
    >
      {way.where === '' ? null : <p className={`${rowLook.facts} font-mono wrap-anywhere`}>{way.where}</p>}
      {way.kind !== 'push' || !props.push.offered ? null : (
        <RowFacts>
          <PushDoubt push={props.push} lang={lang} />
        </RowFacts>
      )}
      {way.kind === 'tel' ? null : <Facts lang={lang} now={now} way={way} />}
    </Row>
  )
}

/** How it went the last time; that a code went well is said where it is asked for. */
function Facts({ lang, now, way }: { lang: Lang; now: number; way: Way }) {
  const words = ladder[lang]
  const last = way.confirmed || way.last?.why != null ? way.last : null
  return (
    <RowFacts>
      {way.confirmed ? null : <Badge tone="warn">{words.unconfirmed}</Badge>}
      {last === null && way.confirmed ? words.never : null}
      {last === null ? null : (
        <>
          <Badge tone={last.why === null ? 'good' : 'bad'}>
            {last.why === null ? words.ok : words.failed}
          </Badge>
          <Ago instant={last.at} now={now} lang={lang} />
          {last.why === null ? null : <span>{whyText(last.why, lang, way.kind)}</span>}
          {last.why === null || last.why.said === '' ? null : (
            <q className="wrap-anywhere text-ink-soft">{last.why.said}</q>
          )}
        </>
      )}
    </RowFacts>
  )
}

/** A mailbox is used once its code has come back. */
function CodeForms({ lang, way }: { lang: Lang; way: Way }) {
  const words = ladder[lang]
  return (
    <>
      <SentForm
        lang={lang}
        action="/api/session/channels/confirm"
        faults={{ 'code-wrong': words.codeWrong, 'code-over': words.codeOver }}
        part={REACH}
        className="flex w-full flex-wrap items-end gap-1.5"
      >
        <input type="hidden" name="channel" value={way.id} />
        <TextField name="code" label={words.code} inputMode="numeric" autoComplete="one-time-code" required />
        <Button type="submit" kind="primary">
          {words.confirm}
        </Button>
      </SentForm>
      <Verb verb="code" way={way} lang={lang}>
        <Button type="submit" aria-label={words.resendTo(way.where)}>
          {words.resend}
        </Button>
      </Verb>
    </>
  )
}

/** When it is tried, its place in the order, and a try. */
function Verbs({ lang, way, nth }: { lang: Lang; way: Way; nth: number }) {
  const words = ladder[lang]
  const what = words.kind[way.kind]
  return (
    <>
      <SavingForm
        lang={lang}
        action="/api/session/channels/delay"
        className="flex flex-wrap items-center gap-1.5"
        saveLabel={words.keepOf(what)}
      >
        <input type="hidden" name="channel" value={way.id} />
        <SavingBareSelect
          name="after"
          label={words.delayOf(what)}
          value={String(way.afterSeconds)}
          choices={delays(lang, way.afterSeconds)}
        />
      </SavingForm>
      {nth === 1 ? null : (
        <Verb verb="up" way={way} lang={lang}>
          <Button type="submit" kind="quiet" aria-label={words.upOf(what)}>
            {words.up}
          </Button>
        </Verb>
      )}
      {way.kind === 'tel' ? null : (
        <Verb verb="test" way={way} lang={lang}>
          <Button type="submit" aria-label={words.testOf(what)}>
            {words.test}
          </Button>
        </Verb>
      )}
    </>
  )
}

function Verb(props: { verb: string; way: Way; lang: Lang; children: ReactNode }) {
  return (
    <SentForm lang={props.lang} action={`/api/session/channels/${props.verb}`} part={REACH}>
      <input type="hidden" name="channel" value={props.way.id} />
      {props.children}
    </SentForm>
  )
}

/** How long one may wait, and what is set already. */
export function delays(lang: Lang, set: number): { value: string; label: string }[] {
  const all = DELAYS.includes(set) ? DELAYS : [...DELAYS, set].sort((a, b) => a - b)
  return all.map((s) => ({ value: String(s), label: ladder[lang].delay(s) }))
}
