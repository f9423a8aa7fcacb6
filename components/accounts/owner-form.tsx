import { comer } from '../../domain/accounts/words/comer.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { ownerLink } from '../../domain/accounts/words/owner.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Notice } from '../ui/notice.tsx'
import { ComerFields, enter } from './comer-fields.tsx'

/** The one button of an owner link. Looking at the link uses nothing up: only this form does. */
export function OwnerForm(props: {
  lang: Lang
  token: string
  /** The id of this form: sent again after a lost answer, it leads where it would have led. */
  form: string
  /** Who is signed in here already; null: nobody. '' has no name. */
  name: string | null
  noName: boolean
}) {
  const { lang, name } = props
  const words = ownerLink[lang]
  return (
    <form className={enter} method="post" action="/api/session/owner">
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="id" value={props.form} />
      {name ? (
        <Notice>{words.signedIn(name)}</Notice>
      ) : (
        <ComerFields lang={lang} error={props.noName ? joinWords[lang].noName : undefined} />
      )}
      <Button type="submit" kind="primary" size="way">
        {words.do}
      </Button>
    </form>
  )
}

const signOf = { used: 'used', expired: 'over', unknown: 'unknown' } as const

/** An owner link that leads nowhere, and how to come by one that does. */
export function OwnerLinkOver(props: {
  lang: Lang
  why: 'used' | 'expired' | 'unknown'
  /** Whoever opens a link they used themselves wants in, not a new link. */
  signedIn: boolean
}) {
  const words = ownerLink[props.lang]
  return (
    <DeadEnd
      sign={signOf[props.why]}
      actions={
        props.signedIn ? (
          <LinkButton size="end" href="/" kind="primary">
            {comer[props.lang].home}
          </LinkButton>
        ) : (
          <>
            <CopyButton
              size="end"
              text="npm run owner-link"
              copy={words.copy}
              copied={words.copied}
              kind="plain"
            />
            <LinkButton size="end" href="/code">
              {joinWords[props.lang].enterCode}
            </LinkButton>
          </>
        )
      }
    >
      <p>{words.again}</p>
      <p>
        <code>npm run owner-link</code>
      </p>
    </DeadEnd>
  )
}
