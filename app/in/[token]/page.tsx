import type { Metadata } from 'next'
import { InAppNotice } from '../../../components/accounts/in-app-notice.tsx'
import { OwnerForm, OwnerLinkOver } from '../../../components/accounts/owner-form.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { ownerLink } from '../../../domain/accounts/words/owner.ts'
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
  return { title: ownerLink[(await reader()).lang].title, robots: 'noindex' }
}

/** An owner link. Looking at it uses nothing up: previews and mail scanners open links too. */
export default async function OwnerLinkPage({ params, searchParams }: Props) {
  const [{ token }, { why }, { session, lang }, app] = await Promise.all([
    params,
    searchParams,
    reader(),
    inside({ unsure: true }),
  ])
  const state = await runtime().accounts.ownerLinkState(token)
  const words = ownerLink[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session?.name ?? null} />}
      skip={shell[lang].skip}
      title={state === 'open' ? words.title : words.over[state]}
      lead={state === 'open' ? words.lead : undefined}
      narrow
    >
      {state === 'open' && app !== null ? (
        <InAppNotice lang={lang} inside={app} url={`${await ownAddress()}/in/${encodeURIComponent(token)}`} />
      ) : null}
      {state === 'open' ? (
        <OwnerForm
          lang={lang}
          token={token}
          form={newCommandId()}
          name={session?.name ?? null}
          noName={why === 'no-name'}
        />
      ) : (
        <OwnerLinkOver lang={lang} why={state} signedIn={session !== null} />
      )}
    </Page>
  )
}
