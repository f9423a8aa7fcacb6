import type { Metadata } from 'next'
import { CodeForm } from '../../components/accounts/code-form.tsx'
import { InAppNotice } from '../../components/accounts/in-app-notice.tsx'
import { AnotherAccount } from '../../components/leaving/another-account.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { codeWords } from '../../domain/accounts/words/code.ts'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { shell } from '../../domain/messages/shell.ts'
import { inside, ownAddress } from '../inside.ts'
import { reader } from '../reader.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: codeWords[(await reader()).lang].title }
}

/** Where somebody signed in on one device signs in on another. */
export default async function CodePage({ searchParams }: Props) {
  const [{ why }, { session, lang }, app] = await Promise.all([searchParams, reader(), inside()])
  const words = codeWords[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session?.name ?? null} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      narrow
    >
      {session === null ? null : <AnotherAccount lang={lang} text={leaving[lang].another(session.name)} />}
      {app === null ? null : <InAppNotice lang={lang} inside={app} url={`${await ownAddress()}/code`} />}
      <CodeForm lang={lang} why={typeof why === 'string' ? why : undefined} />
    </Page>
  )
}
