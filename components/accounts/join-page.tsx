import type { ComponentProps } from 'react'
import { comer } from '../../domain/accounts/words/comer.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { AppBar } from '../shell/app-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { InAppNotice, type Inside } from './in-app-notice.tsx'
import { JoinForm } from './join-form.tsx'

/** Why an invitation leads nowhere. */
export type Closed = 'used' | 'taken' | 'revoked' | 'expired' | 'ended' | 'unknown'

export type JoinData =
  /** It leads nowhere any more; `by`: who gave it out. */
  | { kind: 'closed'; why: Closed; by: string }
  /** The reader has a seat there already. */
  | { kind: 'already'; upgrade: string; title: string; seat: string }
  | {
      kind: 'open'
      title: string
      form: Omit<ComponentProps<typeof JoinForm>, 'lang' | 'inApp' | 'name'>
      app: Inside | null
      /** Where this page stands, to be opened elsewhere. */
      url: string
    }

const signOf = {
  used: 'used',
  taken: 'used',
  revoked: 'closed',
  expired: 'over',
  ended: 'over',
  unknown: 'unknown',
} as const

/** An invitation. Looking at it uses nothing up; its button does. `name`: whose session this browser has. */
export function JoinPage({ lang, name, data }: { lang: Lang; name: string | null; data: JoinData }) {
  const words = joinWords[lang]
  const common = { bar: <AppBar lang={lang} name={name} />, skip: shell[lang].skip, narrow: true }
  if (data.kind === 'closed')
    return (
      <Page {...common} title={words.over[data.why]}>
        <DeadEnd
          sign={signOf[data.why]}
          actions={
            <>
              {name === null ? (
                <LinkButton size="end" href="/code" kind="primary">
                  {words.enterCode}
                </LinkButton>
              ) : (
                <LinkButton size="end" href="/" kind="primary">
                  {comer[lang].home}
                </LinkButton>
              )}
              <CopyButton
                size="end"
                text={words.ask}
                copy={words.askCopy}
                copied={words.askCopied}
                kind="plain"
              />
            </>
          }
        >
          <p>{words.why[data.why]}</p>
          <p>{words.now[data.why](data.by)}</p>
        </DeadEnd>
      </Page>
    )
  if (data.kind === 'already')
    return (
      <Page {...common} title={words.title(data.title, data.seat)}>
        <Notice
          action={
            <LinkButton kind="primary" href={`/u/${data.upgrade}`}>
              {words.open}
            </LinkButton>
          }
        >
          {words.already}
        </Notice>
      </Page>
    )
  const { app, form } = data
  return (
    <Page {...common} title={words.title(data.title, form.seat ?? '')}>
      {app === null ? null : <InAppNotice lang={lang} inside={app} url={data.url} />}
      <JoinForm {...form} lang={lang} inApp={app !== null && !app.unsure} name={name} />
    </Page>
  )
}
