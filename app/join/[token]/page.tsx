import type { Metadata } from 'next'
import { InAppNotice } from '../../../components/accounts/in-app-notice.tsx'
import { JoinForm } from '../../../components/accounts/join-form.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { LinkButton } from '../../../components/ui/button.tsx'
import { CopyButton } from '../../../components/ui/copy.tsx'
import { DeadEnd } from '../../../components/ui/dead-end.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { personOf } from '../../../domain/access/table.ts'
import { comer } from '../../../domain/accounts/words/comer.ts'
import { joinWords } from '../../../domain/accounts/words/join.ts'
import { type Refusal, refuse } from '../../../domain/log/refusals.ts'
import type { Lang } from '../../../domain/messages/lang.ts'
import { refusalText } from '../../../domain/messages/refusals.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { cleanLine } from '../../../domain/text/clean.ts'
import { newCommandId } from '../../../server/accounts/secrets.ts'
import { runtime } from '../../../server/runtime.ts'
import { AsDevice } from '../../as-device.tsx'
import { inside, ownAddress } from '../../inside.ts'
import { reader } from '../../reader.ts'

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: joinWords[(await reader()).lang].do, robots: 'noindex' }
}

/** An invitation. Looking at it uses nothing up; its button does. */
export default async function JoinPage({ params, searchParams }: Props) {
  const [{ token }, { why, name: typed }, { session, lang, light: chosen }, app] = await Promise.all([
    params,
    searchParams,
    reader(),
    inside({ unsure: true }),
  ])
  const { accounts: people, relay, clock } = runtime()
  const invited = await people.lookAtInvitation(token)
  const words = joinWords[lang]
  const common = {
    bar: <AppBar lang={lang} name={session?.name ?? null} />,
    skip: shell[lang].skip,
    narrow: true,
  }
  if (invited.state !== 'open')
    return (
      <Page {...common} title={words.over[invited.state]}>
        <DeadEnd
          sign={signOf[invited.state]}
          actions={
            <>
              {session === null ? (
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
          <p>{words.why[invited.state]}</p>
          <p>{words.now[invited.state](invited.by)}</p>
        </DeadEnd>
      </Page>
    )
  const state = session === null ? null : await relay.state(invited.upgrade)
  if (session !== null && state !== null && personOf(state, session.account) !== undefined)
    return (
      <Page {...common} title={words.title(invited.title, invited.seat ?? '')}>
        <Notice
          action={
            <LinkButton kind="primary" href={`/u/${invited.upgrade}`}>
              {words.open}
            </LinkButton>
          }
        >
          {words.already}
        </Notice>
      </Page>
    )
  return (
    <Page {...common} title={words.title(invited.title, invited.seat ?? '')}>
      {invited.role === 'sentinel' && chosen === null ? (
        // The phone's screen has the device's own light until somebody chooses; so has the door to it.
        <AsDevice />
      ) : null}
      {app === null ? null : (
        <InAppNotice
          lang={lang}
          inside={app}
          url={`${await ownAddress()}/join/${encodeURIComponent(token)}`}
        />
      )}
      <JoinForm
        lang={lang}
        inApp={app !== null && !app.unsure}
        token={token}
        form={newCommandId()}
        role={invited.role}
        seat={invited.seat}
        head={invited.head}
        brief={invited.brief}
        before={invited.before}
        by={invited.by}
        minutesLeft={Math.ceil((invited.expiresAt - clock.now()) / 60_000)}
        name={session?.name ?? null}
        noName={why === 'no-name'}
        nameTaken={why === 'name-taken' ? cleanLine(String(typed ?? '')).slice(0, 80) : null}
        refused={refusedText(why, lang)}
      />
    </Page>
  )
}

const signOf = {
  used: 'used',
  taken: 'used',
  revoked: 'closed',
  expired: 'over',
  ended: 'over',
  unknown: 'unknown',
} as const

/** What the log may have said to a join, beyond what the invitation itself shows. */
const refusals: readonly Refusal[] = [
  refuse('seat-taken', { person: '' }),
  refuse('already-a-member', {}),
  refuse('other-body', {}),
]

function refusedText(why: string | string[] | undefined, lang: Lang): string | null {
  const refusal = refusals.find(({ code }) => code === why)
  return refusal === undefined ? null : refusalText(refusal, lang)
}
