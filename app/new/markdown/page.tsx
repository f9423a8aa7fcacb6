import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ImportScreen } from '../../../components/plan-markdown/import-screen.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { LinkButton } from '../../../components/ui/button.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { shell } from '../../../domain/messages/shell.ts'
import { markdown } from '../../../domain/plan-markdown/words.ts'
import { runtime } from '../../../server/runtime.ts'
import { reader } from '../../reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: markdown[(await reader()).lang].title }
}

/** A new upgrade from a procedure in Markdown, the owner's to make. */
export default async function MarkdownPage() {
  const { session, lang } = await reader()
  if (session === null || !session.owner) redirect('/')
  const words = markdown[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      wide
      tools={
        <LinkButton kind="quiet" href="/new">
          {words.back}
        </LinkButton>
      }
    >
      <ImportScreen lang={lang} now={runtime().clock.now()} />
    </Page>
  )
}
