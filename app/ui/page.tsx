import type { Metadata } from 'next'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { sampleNight } from '../../components/ui-page/sample.ts'
import { UiPage } from '../../components/ui-page/ui-page.tsx'
import { shell } from '../../domain/messages/shell.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { exampleState } from '../../server/example.ts'
import { reader } from '../reader.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await reader()
  return { title: uiPage[lang].title, robots: { index: false } }
}

/** Every piece in every state. Open to anyone: nothing on it is anybody's. */
export default async function PiecesPage() {
  const { lang, session } = await reader()
  const words = uiPage[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session?.name ?? null} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      wide
    >
      <UiPage lang={lang} night={sampleNight(await exampleState())} />
    </Page>
  )
}
