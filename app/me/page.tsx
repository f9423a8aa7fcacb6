import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { OwnPage } from '../../components/accounts/own-page.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { accounts } from '../../domain/messages/accounts.ts'
import { shell } from '../../domain/messages/shell.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: accounts[(await reader()).lang].me.title }
}

export default async function MePage({ searchParams }: Props) {
  const [{ done }, { session, lang }] = await Promise.all([searchParams, reader()])
  if (session === null) redirect('/')
  const { accounts: people, clock, env } = runtime()
  const sessions = await people.sessions(session.account)
  const host = env.publicUrl === null ? (await headers()).get('host') : new URL(env.publicUrl).host
  const words = accounts[lang].me
  const lead = session.name === '' ? words.leadNoName : words.lead(session.name)
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={session.owner ? `${lead} ${words.owner}` : lead}
      narrow
    >
      <OwnPage
        lang={lang}
        now={clock.now()}
        sessions={sessions.map(({ id, label, createdAt, lastSeenAt }) => ({
          id,
          label,
          createdAt,
          lastSeenAt,
          here: id === session.session,
        }))}
        code={people.moveCodeOf(session.session)}
        codeAddress={`${host}/code`}
        ended={done === 'ended'}
      />
    </Page>
  )
}
