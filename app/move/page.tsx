import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { MakeLink, MovedAway } from '../../components/accounts/move-parts.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { shell } from '../../domain/messages/shell.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: inAppWords[(await reader()).lang].move.title, robots: 'noindex' }
}

/** Where a link is made by which somebody goes on in another browser; and, once they did, is told so. */
export default async function MovePage() {
  const [head, { session, lang }] = await Promise.all([headers(), reader()])
  const { move } = inAppWords[lang]
  const moved = session === null && runtime().accounts.wasMoved(head.get('cookie') ?? undefined)
  if (session === null && !moved) redirect('/')
  return (
    <Page
      bar={<AppBar lang={lang} name={session?.name ?? null} />}
      skip={shell[lang].skip}
      title={moved ? move.moved.title : move.title}
      lead={moved ? undefined : move.lead}
      narrow
    >
      {moved ? (
        <MovedAway lang={lang} enterCode={joinWords[lang].enterCode} />
      ) : (
        <MakeLink lang={lang} upgrade={null} />
      )}
    </Page>
  )
}
