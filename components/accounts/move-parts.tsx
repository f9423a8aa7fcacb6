import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Duration } from '../time/elapsed.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { type Inside, LinkToCopy, WaysOut } from './in-app-notice.tsx'
import { SentForm } from './sent-form.tsx'
import { AnewOnReturn, Unsent } from './unsent.tsx'

/** The address of the page where somebody goes on; `upgrade`: where they were. */
export function moveLink(address: string, token: string, upgrade: string | null): string {
  const to = upgrade === null ? '' : `?u=${encodeURIComponent(upgrade)}`
  return `${address}/move/${encodeURIComponent(token)}${to}`
}

/** The link, in the browser that made it: how it is opened outside, and how long. */
export function MadeLink(props: {
  lang: Lang
  account: string
  upgrade: string | null
  /** Null: in none of an app's. */
  inside: Inside | null
  url: string
  /** How long it is still good, ms. */
  left: number
}) {
  const { lang, account, upgrade, inside, url } = props
  const words = inAppWords[lang]
  const { move } = words
  return (
    <div className="grid gap-5">
      <Unsent account={account} upgrade={upgrade} texts={{ one: move.unsent(1), more: move.unsent('#') }} />
      {inside === null ? (
        <LinkToCopy lang={lang} url={url} lead={words.copyOnly} />
      ) : (
        <WaysOut lang={lang} inside={inside} url={url} />
      )}
      <p className="text-sm">
        {move.left} <Duration minutes={Math.ceil(props.left / 60_000)} lang={lang} />
        {lang === 'en' ? '. ' : '。'}
        {move.secret}
      </p>
      <AnewOnReturn />
      <MakeLink lang={lang} upgrade={upgrade} another />
    </div>
  )
}

/** The button that makes a link, and the way back to where one was. */
export function MakeLink(props: { lang: Lang; upgrade: string | null; another?: boolean }) {
  const { upgrade, another = false } = props
  const { move } = inAppWords[props.lang]
  return (
    <SentForm lang={props.lang} action="/api/session/move-link" part="" className="flex flex-wrap gap-2">
      {upgrade === null ? null : <input type="hidden" name="upgrade" value={upgrade} />}
      <Button type="submit" {...(another ? {} : { kind: 'primary', size: 'lg' })}>
        {another ? move.another : move.make}
      </Button>
      <LinkButton kind="quiet" href={upgrade === null ? '/settings#sessions' : `/u/${upgrade}/hands`}>
        {move.back}
      </LinkButton>
    </SentForm>
  )
}

/** What a browser shows whose person went on in another. */
export function MovedAway({ lang, enterCode }: { lang: Lang; enterCode: string }) {
  const { moved } = inAppWords[lang].move
  return (
    <DeadEnd
      sign="used"
      actions={
        <LinkButton size="end" href="/code">
          {enterCode}
        </LinkButton>
      }
    >
      <p>{moved.text}</p>
      <Unsent account={null} upgrade={null} texts={{ one: moved.unsent(1), more: moved.unsent('#') }} />
    </DeadEnd>
  )
}
