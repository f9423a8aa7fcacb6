import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import type { ChannelKind } from '../../domain/notices/notices.ts'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { push as pushWords } from '../../domain/notices/words/push.ts'
import { SavingCheck, SavingForm } from '../accounts/saving.tsx'
import { SentForm } from '../accounts/sent-form.tsx'
import { Box } from '../accounts/settings-parts.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { delays, type LadderPush, PushDoubt, REACH, type Way, WayRow } from './way-row.tsx'

export type LadderSaid = keyof typeof tones | 'lifeLine'

const tones = {
  added: 'good',
  removed: 'good',
  saved: 'good',
  tested: 'good',
  notTested: 'bad',
  tooManyTests: 'warn',
  codeSent: 'good',
  codeFailed: 'bad',
  confirmed: 'good',
  codeWrong: 'bad',
  codeOver: 'warn',
  tooManyCodes: 'warn',
  bad: 'bad',
  inside: 'bad',
  full: 'warn',
} as const
const kinds: readonly ChannelKind[] = ['push', 'ntfy', 'webhook', 'mail', 'tel']

interface LadderProps {
  lang: Lang
  now: number
  ways: Way[]
  lifeLine: boolean
  /** Whether anything may be asked of them: an observer has no ladder. */
  rung: boolean
  /** Whether this server sends mail. */
  mail: boolean
  push: LadderPush
  said: LadderSaid | null
}

/** One's own ladder: by what one is reached, in which order, how long after it was asked. Works without script. */
export function LadderPanel(props: LadderProps) {
  const { lang, ways, said } = props
  const words = ladder[lang]
  return (
    <Box title={words.title} id="reach" lead={props.rung ? words.lead : words.observer} flush>
      {said === null || said === 'lifeLine' ? null : (
        <div className="px-4 pb-2">
          <Notice tone={tones[said]} live>
            {words[said]}
          </Notice>
        </div>
      )}
      {props.push.offered || !props.rung ? null : (
        <div className="px-4 pb-2">
          <Notice tone="warn">{pushWords[lang].notOffered[props.push.owner ? 'owner' : 'others']}</Notice>
        </div>
      )}
      {ways.length > 0 || !props.rung ? null : (
        <p className="px-4 pb-2 text-sm text-ink-soft">
          {props.push.on > 0 && props.push.offered ? words.byPush : words.none}
          {props.push.offered ? <PushDoubt push={props.push} lang={lang} /> : null}
        </p>
      )}
      <ol className={ways.length === 0 ? 'hidden' : 'border-t border-line'}>
        {ways.map((way, i) => (
          <WayRow
            key={way.id}
            lang={lang}
            now={props.now}
            way={way}
            nth={i + 1}
            push={props.push}
            rung={props.rung}
          />
        ))}
      </ol>
      {props.rung ? <Adding {...props} /> : null}
    </Box>
  )
}

/** One form for each kind of way, and whether one may be woken. */
function Adding(props: LadderProps) {
  const { lang, push, mail, lifeLine, said } = props
  const words = ladder[lang]
  return (
    <div className="grid gap-2 border-t border-line px-4 py-3.5">
      <h4 className="text-sm font-semibold">{words.adding}</h4>
      {kinds
        .filter((kind) => kind !== 'push' || push.offered)
        .map((kind) => (
          <details key={kind} className="rounded-md border border-line">
            <summary className="cursor-pointer px-3 py-2">{words.kind[kind]}</summary>
            <SentForm
              lang={lang}
              action="/api/session/channels"
              faults={{
                'bad-channel': words.bad,
                'inside-address': words.inside,
                'code-too-many': words.tooManyCodes,
                'ladder-full': words.full,
              }}
              part={REACH}
              className="grid gap-3 px-3 pt-1 pb-3"
            >
              <input type="hidden" name="kind" value={kind} />
              {kind === 'mail' && !mail ? <Notice tone="warn">{words.noMail}</Notice> : null}
              <AddressFields kind={kind} lang={lang} />
              <SelectField label={words.after} name="after" choices={delays(lang, 0)} defaultValue="0" />
              <div>
                <Button type="submit">{shell[lang].add}</Button>
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
        <SavingCheck name="on" label={words.lifeLine.label} defaultChecked={lifeLine} />
        <p className="text-sm text-ink-soft">{words.lifeLine.hint}</p>
      </SavingForm>
    </div>
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
      return (
        <TextField
          type="email"
          name="to"
          label={words.to}
          hint={words.toHint}
          autoComplete="email"
          required
        />
      )
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
