import { accounts } from '../../domain/messages/accounts.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { Duration } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ComerFields } from './comer-fields.tsx'

/** An invitation: to what, as what, by whom, and the one button that accepts it. */
export function JoinForm(props: {
  lang: Lang
  token: string
  /** The id of this form and of the command it says: sent twice, it is carried out once. */
  form: string
  role: Role
  seat: string | null
  /** Who had the seat, and was cut off. */
  before: string | null
  by: string
  minutesLeft: number
  name: string | null
  noName: boolean
  /** Why it was refused, in words. */
  refused: string | null
}) {
  const { lang, name, role } = props
  const words = accounts[lang].join
  return (
    <form
      className={`form enter ${role === 'sentinel' ? 'side-site' : 'side-home'}`}
      method="post"
      action="/api/session/join"
    >
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="id" value={props.form} />
      <div className="enter-role">
        <p className="enter-role-what">{words.invitedYou(props.by, role)}</p>
        <p>{words.roles[role].does}</p>
        {props.before === null ? null : <p>{words.before(props.before)}</p>}
        {props.seat === null || props.before !== null ? null : (
          <p className="enter-faint">{words.seat(props.seat)}</p>
        )}
      </div>
      {props.refused === null ? null : (
        <Notice tone="bad" live>
          {props.refused}
        </Notice>
      )}
      {name ? (
        <Notice>{words.signedIn(name)}</Notice>
      ) : (
        <ComerFields
          lang={lang}
          name={props.before ?? undefined}
          error={props.noName ? words.noName : undefined}
        />
      )}
      <Button type="submit" kind="primary" size="lg">
        {words.do}
      </Button>
      <p className="enter-faint">
        {words.until} <Duration minutes={props.minutesLeft} lang={lang} />
      </p>
    </form>
  )
}
