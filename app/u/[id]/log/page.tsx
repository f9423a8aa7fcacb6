import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Metadata } from 'next'
import { LogPage } from '../../../../components/log/log-page.tsx'
import { AppBar } from '../../../../components/shell/app-bar.tsx'
import { TzWarning } from '../../../../components/time/tz-warning.tsx'
import { Page } from '../../../../components/ui/page.tsx'
import { log } from '../../../../domain/log/words/log.ts'
import { shell } from '../../../../domain/messages/shell.ts'
import { zoneFacts } from '../../../../domain/time/zone-facts.ts'
import { logMember } from '../../../member.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, lang } = await logMember((await params).id)
  return { title: `${log[lang].title} · ${state.head.title}` }
}

/** Log & replay. `?at=` is the line whose moment to show. */
export default async function LogAndReplayPage({ params, searchParams }: Props) {
  const { state, session, lang, damage } = await logMember((await params).id)
  const at = Number((await searchParams)['at'])
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={state.head.title}
      wide
    >
      <TzWarning
        facts={zoneFacts([state.head.home.zone, state.head.site.zone], state.at)}
        lang={lang}
        sides={[state.head.home, state.head.site]}
      />
      <LogPage
        state={state}
        lang={lang}
        damage={damage}
        at={Number.isInteger(at) && at > 0 ? at : null}
        phoneCss={await phoneCss()}
      />
    </Page>
  )
}

/** The phone page's own style, as server/setup/drawn/hands.mjs built it. */
async function phoneCss(): Promise<string> {
  const built = pathToFileURL(join(process.cwd(), 'dist/hands-page.mjs')).href
  return ((await import(/* turbopackIgnore: true */ built)) as { css: string }).css
}
