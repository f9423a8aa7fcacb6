import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DemoPage } from '../../../components/demo/demo-page.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { demoOf } from '../../../domain/demo/demo.ts'
import { demo } from '../../../domain/messages/demo.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { member } from '../../member.ts'
import { reader } from '../../reader.ts'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await reader()
  return { title: demo[lang].title }
}

export default async function PlayedPage({ params, searchParams }: Props) {
  const { id } = await params
  if (demoOf(id) === null) notFound()
  const [{ state, me, lang, clock }, query] = await Promise.all([member(id), searchParams])
  const words = demo[lang]
  return (
    <div className="demo-page">
      <a className="skip-link" href="#main">
        {shell[lang].skip}
      </a>
      <AppBar lang={lang}>
        <h1 className="demo-title">{words.title}</h1>
        <a href="/">{words.leave}</a>
      </AppBar>
      <DemoPage me={me} lang={lang} state={state} now={clock.now()} play={query['play'] !== undefined} />
    </div>
  )
}
