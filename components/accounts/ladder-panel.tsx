import type { ReactNode } from 'react'
import type { ChannelKind, NoticeFault } from '../../domain/log/notices.ts'
import { ladder } from '../../domain/messages/ladder.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { push } from '../../domain/messages/push.ts'
import { pushReach } from '../../domain/messages/push-reach.ts'
import { settingsPage } from '../../domain/messages/settings-page.ts'
import { whyText } from '../../domain/messages/tried.ts'
import { Ago } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { SavingBareSelect, SavingCheck, SavingForm } from './saving.tsx'
import { SentForm } from './sent-form.tsx'
import { Box } from './settings-parts.tsx'

export interface Way {
  id: string
  kind: ChannelKind
  /** The address, for its owner's eyes. */
  where: string
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

export type LadderSaid = keyof typeof tones | 'lifeLine'

const tones = {
  added: 'good',
  removed: 'good',
  saved: 'good',
  tested: 'good',
  notTested: 'bad',
  bad: 'bad',
  inside: 'bad',
  full: 'warn',
} as const
const kinds: readonly ChannelKind[] = ['push', 'ntfy', 'webhook', 'mail', 'tel']
const DELAYS = [0, 30, 60, 120, 300, 600, 900, 1800]
const REACH = '#reach'

/** One's own ladder: by what one is reached, in which order, how long after it was asked. Works without script. */
export function LadderPanel(props: {
  lang: Lang
  now: number
  ways: Way[]
  lifeLine: boolean
  /** Whether this server sends mail. */
  mail: boolean
  push: LadderPush
  said: LadderSaid | null
}) {
  const { lang, ways, said } = props
  const words = ladder[lang]
  return (
    <Box title={words.title} id="reach" lead={words.lead} flush>
      {said === null || said === 'lifeLine' ? null : (
        <div className="px-4 pb-2">
          <Notice tone={tones[said]} live>
            {words[said]}
          </Notice>
        </div>
      )}
      {props.push.offered ? null : (
        <div className="px-4 pb-2">
          <Notice tone="warn">{push[lang].notOffered[props.push.owner ? 'owner' : 'others']}</Notice>
        </div>
      )}
      {ways.length > 0 ? null : (
        <p className="px-4 pb-2 text-sm text-(--color-ink-soft)">
          {props.push.on > 0 && props.push.offered ? words.byPush : words.none}
          {props.push.offered ? <PushDoubt push={props.push} lang={lang} /> : null}
        </p>
      )}
      <ol className={ways.length === 0 ? 'hidden' : 'border-t border-(--color-line)'}>
        {ways.map((way, i) => (
          <WayRow key={way.id} lang={lang} now={props.now} way={way} nth={i + 1} push={props.push} />
        ))}
      </ol>
      <div className="grid gap-2 border-t border-(--color-line) px-4 py-3.5">
        <h4 className="text-sm font-semibold">{words.adding}</h4>
        {kinds
          .filter((kind) => kind !== 'push' || props.push.offered)
          .map((kind) => (
            <details key={kind} className="rounded-md border border-(--color-line)">
              <summary className="cursor-pointer px-3 py-2">{words.kind[kind]}</summary>
              <SentForm
                lang={lang}
                action="/api/session/channels"
                faults={{
                  'bad-channel': words.bad,
                  'inside-address': words.inside,
                  'ladder-full': words.full,
                }}
                part={REACH}
                className="grid gap-3 px-3 pt-1 pb-3"
              >
                <input type="hidden" name="kind" value={kind} />
                {kind === 'mail' && !props.mail ? <Notice tone="warn">{words.noMail}</Notice> : null}
                <AddressFields kind={kind} lang={lang} />
                <SelectField label={words.after} name="after" choices={delays(lang, 0)} defaultValue="0" />
                <div>
                  <Button type="submit">{words.add}</Button>
                </div>
              </SentForm>
            </details>
          ))}
        <SavingForm
          lang={lang}
          action="/api/session/life-line"
          className="mt-2 grid gap-1"
          saveLabel={words.keepOf(words.lifeLine.label)}
          initial={said === 'lifeLine' ? { on: { at: 'saved' } } : {}}
        >
          <SavingCheck name="on" label={words.lifeLine.label} defaultChecked={props.lifeLine} />
          <p className="text-sm text-(--color-ink-soft)">{words.lifeLine.hint}</p>
        </SavingForm>
      </div>
    </Box>
  )
}

/** What stands between push and a pocket: no device, or none that is proven. */
function PushDoubt({ push: { on, proven }, lang }: { push: LadderPush; lang: Lang }) {
  if (proven > 0) return null
  return (
    <span className="toned tone-warn block">
      {on === 0 ? pushReach[lang].noDevice : pushReach[lang].noneProvenOfMine}
    </span>
  )
}

function WayRow(props: { lang: Lang; now: number; way: Way; nth: number; push: LadderPush }) {
  const { lang, now, way, nth } = props
  const words = ladder[lang]
  const page = settingsPage[lang]
  const { last } = way
  const what = words.kind[way.kind]
  return (
    <li className="row">
      <div className="row-words">
        <p className="row-title">
          <span className="me-1 inline-grid min-w-5.5 place-items-center rounded-sm bg-(--color-sunken) font-mono text-sm text-(--color-ink-soft)">
            {nth}
          </span>{' '}
          {what}
        </p>
        {way.where === '' ? null : <p className="row-facts font-mono wrap-anywhere">{way.where}</p>}
        {way.kind !== 'push' || !props.push.offered ? null : (
          <p className="row-facts">
            <PushDoubt push={props.push} lang={lang} />
          </p>
        )}
        {way.kind === 'tel' ? null : last === null ? (
          <p className="row-facts">{words.never}</p>
        ) : (
          <p className="row-facts">
            <Badge tone={last.why === null ? 'good' : 'bad'}>
              {last.why === null ? words.ok : words.failed}
            </Badge>
            <Ago instant={last.at} now={now} lang={lang} />
            {last.why === null ? null : <span>{whyText(last.why, lang, way.kind)}</span>}
            {last.why === null || last.why.said === '' ? null : (
              <q className="wrap-anywhere text-(--color-ink-soft)">{last.why.said}</q>
            )}
          </p>
        )}
      </div>
      <div className="flex w-full flex-wrap items-center gap-1.5">
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
    </li>
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

function AddressFields({ kind, lang }: { kind: ChannelKind; lang: Lang }) {
  const words = ladder[lang]
  switch (kind) {
    case 'push':
      return null
    case 'ntfy':
      return (
        <>
          <TextField type="url" name="url" label={words.topic} hint={words.topicHint} required />
          <TextField name="token" label={words.token} autoComplete="off" />
        </>
      )
    case 'webhook':
      return (
        <>
          <TextField type="url" name="url" label={words.url} hint={words.urlHint} required />
          <TextField name="secret" label={words.secret} minLength={8} autoComplete="off" required />
        </>
      )
    case 'mail':
      return <TextField type="email" name="to" label={words.to} autoComplete="email" required />
    case 'tel':
      return (
        <TextField
          type="tel"
          name="number"
          label={words.number}
          hint={words.numberHint}
          autoComplete="tel"
          required
        />
      )
  }
}

/** How long one may wait, and what is set already. */
function delays(lang: Lang, set: number): { value: string; label: string }[] {
  const all = DELAYS.includes(set) ? DELAYS : [...DELAYS, set].sort((a, b) => a - b)
  return all.map((s) => ({ value: String(s), label: ladder[lang].delay(s) }))
}
