import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { LinkButton } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Page } from '../ui/page.tsx'
import { AppBar } from './app-bar.tsx'

/** There is no such page, or none for this reader: nobody learns which. */
export function NoPage({ lang, name }: { lang: Lang; name: string | null }) {
  const words = shell[lang]
  return (
    <Page bar={<AppBar lang={lang} name={name} />} skip={words.skip} title={words.notFound.title} narrow>
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
