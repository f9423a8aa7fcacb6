import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { enter } from '../../../components/accounts/comer-fields.tsx'
import { InAppNotice } from '../../../components/accounts/in-app-notice.tsx'
import { MadeLink, MakeLink, MovedAway, moveLink } from '../../../components/accounts/move-parts.tsx'
import { SentForm } from '../../../components/accounts/sent-form.tsx'
import { AnotherAccount } from '../../../components/leaving/another-account.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { Button, LinkButton } from '../../../components/ui/button.tsx'
import { DeadEnd } from '../../../components/ui/dead-end.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { comer } from '../../../domain/accounts/words/comer.ts'
import { inAppWords } from '../../../domain/accounts/words/in-app.ts'
import { joinWords } from '../../../domain/accounts/words/join.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { idSchema } from '../../../domain/plan/schema.ts'
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

/**
 * A link by which somebody goes on in another browser. Looking at it uses nothing up; its button does. Where it was made it
 * says how to get out instead: an app's menu opens this very address elsewhere.
 */
export default async function MoveLinkPage({ params, searchParams }: Props) {
  const [{ token }, { u }, { session, lang }, app, address, head] = await Promise.all([
    params,
    searchParams,
    reader(),
    inside({ unsure: true }),
    ownAddress(),
    headers(),
  ])
  const { accounts: people, clock } = runtime()
  const link = await people.moveLinks.look(token)
  const { move, goOn } = inAppWords[lang]
  const upgrade = idSchema.safeParse(u).data ?? null
  const url = moveLink(address, token, upgrade)
  const common = {
    bar: <AppBar lang={lang} name={session?.name ?? null} />,
    skip: shell[lang].skip,
    narrow: true,
  }
  const made = session !== null && session.session === link.session

  if (link.state === 'open' && made)
    return (
      <Page {...common} title={move.title} lead={move.lead}>
        <MadeLink
          lang={lang}
          account={session.account}
          upgrade={upgrade}
          inside={app}
          url={url}
          left={link.expiresAt - clock.now()}
        />
      </Page>
    )
  if (link.state === 'expired' && made)
    return (
      <Page {...common} title={goOn.over.expired} lead={goOn.why.expired}>
        <MakeLink lang={lang} upgrade={upgrade} />
      </Page>
    )
  if (session === null && people.wasMoved(head.get('cookie') ?? undefined))
    return (
      <Page {...common} title={move.moved.title}>
        <MovedAway lang={lang} enterCode={joinWords[lang].enterCode} />
      </Page>
    )
  if (link.state !== 'open')
    return (
      <Page {...common} title={goOn.over[link.state]}>
        <DeadEnd
          sign={signOf[link.state]}
          actions={
            session === null ? (
              <LinkButton size="end" href="/code" kind="primary">
                {joinWords[lang].enterCode}
              </LinkButton>
            ) : (
              <LinkButton size="end" href="/" kind="primary">
                {comer[lang].home}
              </LinkButton>
            )
          }
        >
          <p>{goOn.why[link.state]}</p>
          <p>{goOn.now[link.state]}</p>
        </DeadEnd>
      </Page>
    )
  const { name, id } = link.account
  const there = app !== null && !app.unsure
  return (
    <Page {...common} title={goOn.title(name)} lead={goOn.lead}>
      {app === null ? null : <InAppNotice lang={lang} inside={app} url={url} />}
      <SentForm lang={lang} action="/api/session/move" part="" className={enter}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="id" value={newCommandId()} />
        {upgrade === null ? null : <input type="hidden" name="upgrade" value={upgrade} />}
        {session === null || session.account === id ? null : (
          <AnotherAccount lang={lang} text={goOn.instead(session.name)} />
        )}
        <Button type="submit" kind={there ? 'plain' : 'primary'} size="way">
          {there ? goOn.here : goOn.do(name)}
        </Button>
      </SentForm>
    </Page>
  )
}

const signOf = { used: 'used', expired: 'over', ended: 'closed', unknown: 'unknown' } as const
