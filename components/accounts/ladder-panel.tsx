import type { ReactNode } from 'react'
import type { ChannelKind, NoticeFault } from '../../domain/log/notices.ts'
import { ladder } from '../../domain/messages/ladder.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { whyText } from '../../domain/messages/tried.ts'
import { Ago } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField, SelectField, TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

export interface Way {
  id: string
  kind: ChannelKind
  /** The address, for its owner's eyes. */
  where: string
  afterSeconds: number
  /** How it went the last time (real ms); `why` null: well. */
  last: { at: number; why: { why: NoticeFault; status: number | null; said: string } | null } | null
}

export type LadderSaid = 'added' | 'removed' | 'saved' | 'tested' | 'notTested' | 'bad' | 'full'

const tones = {
  added: 'good',
  removed: 'good',
  saved: 'good',
  tested: 'good',
  notTested: 'bad',
  bad: 'bad',
  full: 'warn',
} as const
const kinds: readonly ChannelKind[] = ['push', 'ntfy', 'webhook', 'mail', 'tel']
const DELAYS = [0, 30, 60, 120, 300, 600, 900, 1800]
const ID = 'reach'

/** One's own ladder: by what one is reached, in which order, how long after it was asked. Works without script. */
export function LadderPanel(props: {
  lang: Lang
  now: number
  ways: Way[]
  lifeLine: boolean
  /** Whether this server sends mail. */
  mail: boolean
  /** Whether it reaches devices by Web Push. */
  push: boolean
  said: LadderSaid | null
}) {
  const { lang, ways, said } = props
  const words = ladder[lang]
  return (
    <Panel title={words.title} id={ID} flush>
      <div className="section-body ladder-add">
        {said === null ? null : (
          <Notice tone={tones[said]} live>
            {words[said]}
          </Notice>
        )}
        <p className="enter-faint">{words.lead}</p>
        {ways.length > 0 ? null : <p className="enter-faint">{props.push ? words.byPush : words.none}</p>}
      </div>
      <ol className="rows">
        {ways.map((way, i) => (
          <WayRow key={way.id} lang={lang} now={props.now} way={way} nth={i + 1} />
        ))}
      </ol>
      <div className="section-body ladder-add">
        <h3 className="ladder-adding">{words.adding}</h3>
        {kinds
          .filter((kind) => kind !== 'push' || props.push)
          .map((kind) => (
            <details key={kind} className="ladder-kind">
              <summary>{words.kind[kind]}</summary>
              <form className="form" method="post" action="/api/session/channels">
                <input type="hidden" name="kind" value={kind} />
                {kind === 'mail' && !props.mail ? <Notice tone="warn">{words.noMail}</Notice> : null}
                <AddressFields kind={kind} lang={lang} />
                <SelectField label={words.after} name="after" choices={delays(lang)} defaultValue="0" />
                <div className="form-actions">
                  <Button type="submit">{words.add}</Button>
                </div>
              </form>
            </details>
          ))}
        <form className="form ladder-wake" method="post" action="/api/session/life-line">
          <CheckField name="on" label={words.lifeLine.label} defaultChecked={props.lifeLine} />
          <p className="enter-faint">{words.lifeLine.hint}</p>
          <div className="form-actions">
            <Button type="submit" size="sm" aria-label={words.keepOf(words.lifeLine.label)}>
              {words.keep}
            </Button>
          </div>
        </form>
      </div>
    </Panel>
  )
}

function WayRow({ lang, now, way, nth }: { lang: Lang; now: number; way: Way; nth: number }) {
  const words = ladder[lang]
  const { last } = way
  const what = words.kind[way.kind]
  return (
    <li className="row">
      <div className="row-words">
        <p className="row-title">
          <span className="ladder-nth">{nth}</span> {what}
        </p>
        {way.where === '' ? null : <p className="row-facts ladder-where">{way.where}</p>}
        {way.kind === 'tel' ? null : last === null ? (
          <p className="row-facts">{words.never}</p>
        ) : (
          <p className="row-facts">
            <Badge tone={last.why === null ? 'good' : 'bad'}>
              {last.why === null ? words.ok : words.failed}
            </Badge>
            <Ago instant={last.at} now={now} lang={lang} />
            {last.why === null ? null : <span>{whyText(last.why, lang)}</span>}
            {last.why === null || last.why.said === '' ? null : (
              <q className="ladder-said">{last.why.said}</q>
            )}
          </p>
        )}
      </div>
      <div className="row-tools ladder-tools">
        <Verb verb="delay" way={way}>
          <select
            name="after"
            className="field-control"
            aria-label={words.delayOf(what)}
            defaultValue={String(way.afterSeconds)}
          >
            {delays(lang).map((d) => (
              <option key={d.value} value={d.value}>
                {d.label}
              </option>
            ))}
          </select>
          <Button type="submit" size="sm" kind="quiet" aria-label={words.keepOf(what)}>
            {words.keep}
          </Button>
        </Verb>
        {nth === 1 ? null : (
          <Verb verb="up" way={way}>
            <Button type="submit" size="sm" kind="quiet" aria-label={words.upOf(what)}>
              {words.up}
            </Button>
          </Verb>
        )}
        {way.kind === 'tel' ? null : (
          <Verb verb="test" way={way}>
            <Button type="submit" size="sm" aria-label={words.testOf(what)}>
              {words.test}
            </Button>
          </Verb>
        )}
        <Verb verb="remove" way={way}>
          <Button type="submit" size="sm" kind="danger" aria-label={words.removeOf(what)}>
            {words.remove}
          </Button>
        </Verb>
      </div>
    </li>
  )
}

function Verb({ verb, way, children }: { verb: string; way: Way; children: ReactNode }) {
  return (
    <form method="post" action={`/api/session/channels/${verb}`} className="ladder-verb">
      <input type="hidden" name="channel" value={way.id} />
      {children}
    </form>
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

function delays(lang: Lang): { value: string; label: string }[] {
  return DELAYS.map((s) => ({ value: String(s), label: ladder[lang].delay(s) }))
}
