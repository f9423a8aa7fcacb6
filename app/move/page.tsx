import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { LinkToCopy, WaysOut } from '../../components/accounts/in-app-notice.tsx'
import { SentForm } from '../../components/accounts/sent-form.tsx'
import { AnewOnReturn, Unsent } from '../../components/accounts/unsent.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Duration } from '../../components/time/elapsed.tsx'
import { Button, LinkButton } from '../../components/ui/button.tsx'
import { DeadEnd } from '../../components/ui/dead-end.tsx'
import { Page } from '../../components/ui/page.tsx'
import { accounts } from '../../domain/messages/accounts.ts'
import { inAppWords } from '../../domain/messages/in-app.ts'
import { shell } from '../../domain/messages/shell.ts'
import { runtime } from '../../server/runtime.ts'
import { inside, ownAddress } from '../inside.ts'
import { reader } from '../reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: inAppWords[(await reader()).lang].move.title, robots: 'noindex' }
}

/** Where somebody gets the link by which they go on in another browser; and, once they did, is told so. */
export default async function MovePage() {
  const [head, { session, lang }, app, address] = await Promise.all([
    headers(),
    reader(),
    inside({ unsure: true }),
    ownAddress(),
  ])
  const { accounts: people, clock } = runtime()
  const words = inAppWords[lang]
  const { move } = words
  const common = {
    bar: <AppBar lang={lang} name={session?.name ?? null} />,
    skip: shell[lang].skip,
    narrow: true,
  }
  if (session === null) {
    if (!people.wasMoved(head.get('cookie') ?? undefined)) redirect('/')
    return (
      <Page {...common} title={move.moved.title}>
        <DeadEnd sign="over" actions={<LinkButton href="/code">{accounts[lang].join.enterCode}</LinkButton>}>
          <p>{move.moved.text}</p>
          <Unsent
            account={null}
            upgrade={null}
            texts={{ one: move.moved.unsent(1), more: move.moved.unsent('#') }}
          />
        </DeadEnd>
      </Page>
    )
  }
  const made = people.moveLinks.shownTo(session.session)
  const upgrade = made?.upgrade ?? null
  return (
    <Page {...common} title={move.title} lead={move.lead}>
      <div className="grid gap-5">
        <Unsent
          account={session.account}
          upgrade={upgrade}
          texts={{ one: move.unsent(1), more: move.unsent('#') }}
        />
        {made === null ? null : (
          <section aria-label={words.link} className="grid gap-4">
            {app === null ? (
              <LinkToCopy lang={lang} url={linkOf(address, made)} lead={words.copyOnly} />
            ) : (
              <WaysOut lang={lang} inside={app} url={linkOf(address, made)} />
            )}
            <p className="text-sm">
              {move.left}{' '}
              <Duration minutes={Math.ceil((made.expiresAt - clock.now()) / 60_000)} lang={lang} />
              {lang === 'en' ? '. ' : '。'}
              {move.secret}
            </p>
            <AnewOnReturn />
          </section>
        )}
        <SentForm lang={lang} action="/api/session/move-link" part="" className="flex flex-wrap gap-2">
          {upgrade === null ? null : <input type="hidden" name="upgrade" value={upgrade} />}
          <Button type="submit" {...(made === null ? { kind: 'primary', size: 'lg' } : {})}>
            {made === null ? move.make : move.another}
          </Button>
          <LinkButton kind="quiet" href={upgrade === null ? '/settings#sessions' : `/u/${upgrade}/hands`}>
            {move.back}
          </LinkButton>
        </SentForm>
      </div>
    </Page>
  )
}

function linkOf(address: string, { token, upgrade }: { token: string; upgrade: string | null }): string {
  return `${address}/move/${token}${upgrade === null ? '' : `?u=${encodeURIComponent(upgrade)}`}`
}
