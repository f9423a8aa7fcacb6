import type { Metadata } from 'next'
import { InAppNotice } from '../../../components/accounts/in-app-notice.tsx'
import { SentForm } from '../../../components/accounts/sent-form.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { Button, LinkButton } from '../../../components/ui/button.tsx'
import { DeadEnd } from '../../../components/ui/dead-end.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { accounts } from '../../../domain/messages/accounts.ts'
import { inAppWords } from '../../../domain/messages/in-app.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { newCommandId } from '../../../server/accounts/secrets.ts'
import { runtime } from '../../../server/runtime.ts'
import { inside, ownAddress } from '../../inside.ts'
import { reader } from '../../reader.ts'

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: inAppWords[(await reader()).lang].move.title, robots: 'noindex' }
}

/** A link by which somebody goes on in this browser. Looking at it uses nothing up; its button does. */
export default async function MovedHerePage({ params, searchParams }: Props) {
  const [{ token }, { u }, { session, lang }, app, address] = await Promise.all([
    params,
    searchParams,
    reader(),
    inside({ unsure: true }),
    ownAddress(),
  ])
  const link = await runtime().accounts.moveLinks.look(token)
  const words = inAppWords[lang]
  const { goOn } = words
  const common = {
    bar: <AppBar lang={lang} name={session?.name ?? null} />,
    skip: shell[lang].skip,
    narrow: true,
  }
  if (link.state !== 'open')
    return (
      <Page {...common} title={goOn.over[link.state]}>
        <DeadEnd
          sign={signOf[link.state]}
          actions={
            session === null ? (
              <LinkButton href="/code" kind="primary">
                {accounts[lang].join.enterCode}
              </LinkButton>
            ) : (
              <LinkButton href="/" kind="primary">
                {accounts[lang].home}
              </LinkButton>
            )
          }
        >
          <p>{goOn.why[link.state]}</p>
          <p>{goOn.now[link.state]}</p>
        </DeadEnd>
      </Page>
    )
  const upgrade = typeof u === 'string' ? u : null
  const { account } = link
  const url = `${address}/move/${encodeURIComponent(token)}${upgrade === null ? '' : `?u=${encodeURIComponent(upgrade)}`}`
  const there = app !== null && !app.unsure
  return (
    <Page {...common} title={goOn.title(account.name)} lead={goOn.lead}>
      {app === null ? null : <InAppNotice lang={lang} inside={app} url={url} />}
      <SentForm lang={lang} action="/api/session/move" part="" className="form enter">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="id" value={newCommandId()} />
        {upgrade === null ? null : <input type="hidden" name="upgrade" value={upgrade} />}
        {session === null || session.account === account.id ? null : (
          <Notice tone="warn">{goOn.instead(session.name)}</Notice>
        )}
        <Button type="submit" kind={there ? 'plain' : 'primary'} size="lg">
          {there ? goOn.here : goOn.do(account.name)}
        </Button>
      </SentForm>
    </Page>
  )
}

const signOf = { used: 'used', expired: 'over', ended: 'closed', unknown: 'unknown' } as const
