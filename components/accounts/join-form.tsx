import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import type { Brief } from '../../domain/people/brief.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { Button } from '../ui/button.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { ComerFields, enter } from './comer-fields.tsx'

/** An invitation: to what, as what, by whom, and the one button that accepts it. */
export function JoinForm(props: {
  lang: Lang
  token: string
  /** The id of this form and of the command it says: sent twice, it is carried out once. */
  form: string
  role: Role
  /** What the plan calls them; null where the invitation is to no certain seat. */
  seat: string | null
  head: UpgradeState['head']
  brief: Brief
  /** Who had the seat, and was cut off. */
  before: string | null
  by: string
  minutesLeft: number
  name: string | null
  noName: boolean
  /** What they typed, where it is another's name or reads like it; null otherwise. */
  nameTaken: string | null
  /** Why it was refused, in words. */
  refused: string | null
  /** Inside an app: joining there is not what is best. */
  inApp: boolean
}) {
  const { lang, name, role } = props
  const words = joinWords[lang]
  return (
    <form
      className={`${enter} ${role === 'sentinel' ? 'side-site' : 'side-home'}`}
      method="post"
      action="/api/session/join"
    >
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="id" value={props.form} />
      <div className="grid gap-1.5 rounded-md border-s-4 border-side bg-side-soft px-4 py-3.5">
        <p className="text-lg leading-[1.3] font-heading">{words.invitedYou(props.by, role)}</p>
        <p>{words.roles[role].does}</p>
        {props.before === null ? null : <p>{words.before(props.before)}</p>}
      </div>
      <Facts {...props} />
      <Fault>{props.refused}</Fault>
      {name && props.nameTaken === null ? (
        <Notice>{words.signedIn(name)}</Notice>
      ) : (
        <ComerFields
          lang={lang}
          name={props.nameTaken ?? props.before ?? props.seat ?? undefined}
          error={
            props.nameTaken === null
              ? props.noName
                ? words.noName
                : undefined
              : refusalText({ code: 'name-taken', params: { name: '' } }, lang)
          }
        />
      )}
      <Button type="submit" kind={props.inApp ? 'plain' : 'primary'} size="way">
        {props.inApp ? inAppWords[lang].joinHere : words.do}
      </Button>
      <p className="text-sm text-ink-soft">
        {words.until} <Duration minutes={props.minutesLeft} lang={lang} />
      </p>
    </form>
  )
}

/** Where it is, when, and when they are to be there; with the same as a file for their calendar. */
function Facts(props: { lang: Lang; token: string; role: Role; head: UpgradeState['head']; brief: Brief }) {
  const { lang, head, brief, role } = props
  const words = joinWords[lang].facts
  // Who comes to the site reads its clock first.
  const order = role === 'sentinel' ? ('site-first' as const) : ('home-first' as const)
  const at = (instant: number, date: boolean | 'year' = true) => (
    <BothClocks
      instant={instant}
      {...sidesOf(head)}
      order={order}
      lang={lang}
      date={date}
      size={date === 'year' ? 'md' : 'sm'}
    />
  )
  const term = 'text-sm text-ink-faint'
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[auto_minmax(0,1fr)]">
      <dt className={term}>{words.where}</dt>
      <dd>{head.site.name}</dd>
      <dt className={term}>{words.when}</dt>
      <dd>
        {brief.start === null ? words.noStart : at(brief.start, 'year')}
        {brief.end === null ? null : (
          <span className="block text-sm text-ink-soft">
            {words.through} {at(brief.end)}
          </span>
        )}
      </dd>
      {brief.hours.length === 0 ? null : (
        <>
          <dt className={term}>{words.hours}</dt>
          <dd className="grid gap-1 text-sm">
            {brief.hours.map((h) => (
              <span key={h.start}>
                {at(h.start, false)} {words.to} {at(h.end, false)}
              </span>
            ))}
          </dd>
        </>
      )}
      {brief.start === null ? null : (
        <dd className="sm:col-start-2">
          <a href={`/join/${encodeURIComponent(props.token)}/calendar.ics`} download>
            {words.calendar}
          </a>
        </dd>
      )}
    </dl>
  )
}
