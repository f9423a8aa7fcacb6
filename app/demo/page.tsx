import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PlayDemo } from '../../components/demo/play-demo.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { LinkButton } from '../../components/ui/button.tsx'
import { Page } from '../../components/ui/page.tsx'
import { mayRead, rolesOf } from '../../domain/access/table.ts'
import { demoOf, isPlayed } from '../../domain/demo/demo.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import { shell } from '../../domain/messages/shell.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await reader()
  return { title: demo[lang].title }
}

export default async function DemosPage() {
  const { session, lang } = await reader()
  const { relay, accounts } = runtime()
  const who = session === null ? null : accounts.who(session.session)
  if (session === null || who === null) redirect('/')
  const words = demo[lang]
  let played: string | null = null
  for (const state of await relay.readable())
    if (demoOf(state.id)?.part === 'story' && isPlayed(state) && mayRead(rolesOf(state, who)))
      played = state.id
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      narrow
    >
      <ul className="mb-5 grid list-disc gap-2 ps-5">
        {words.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {played === null ? null : <p>{words.running}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {played === null ? null : (
          <LinkButton kind="primary" href={`/demo/${played}`}>
            {words.back}
          </LinkButton>
        )}
        {who.owner ? (
          <PlayDemo lang={lang} again={played !== null} kind={played === null ? 'primary' : 'plain'} />
        ) : (
          <p className="text-ink-faint">{words.ownerOnly}</p>
        )}
      </div>
    </Page>
  )
}
