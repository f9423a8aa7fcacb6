import { AppBar } from '../components/shell/app-bar.tsx'
import { LinkButton } from '../components/ui/button.tsx'
import { DeadEnd } from '../components/ui/dead-end.tsx'
import { Page } from '../components/ui/page.tsx'
import { shell } from '../domain/messages/shell.ts'
import { reader } from './reader.ts'

export default async function NotFound() {
  const { lang, session } = await reader()
  const words = shell[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session?.name ?? null} />}
      skip={words.skip}
      title={words.notFound.title}
      narrow
    >
      <DeadEnd
        sign="unknown"
        actions={
          <LinkButton size="end" href="/" kind="primary">
            {words.back}
          </LinkButton>
        }
      >
        <p>{words.notFound.lead}</p>
        <p>{words.notFound.now}</p>
      </DeadEnd>
    </Page>
  )
}
