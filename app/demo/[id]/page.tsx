import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DemoPage } from '../../../components/demo/demo-page.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { SkipLink } from '../../../components/ui/page.tsx'
import { opening } from '../../../domain/demo/chapters.ts'
import { demoId, demoOf, isPlayed } from '../../../domain/demo/demo.ts'
import { paceAt } from '../../../domain/demo/pace.ts'
import { demo } from '../../../domain/demo/words/demo.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { unlessDamaged } from '../../../server/relay/read-log.ts'
import { runtime } from '../../../server/runtime.ts'
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
  const which = demoOf(id)
  if (which?.part !== 'story') notFound()
  const [{ state, me, lang, clock }, query] = await Promise.all([member(id), searchParams])
  const words = demo[lang]
  const first = query['play'] === 'again' ? null : await openingOf(demoId(which.n, which.lang, 'opening'))
  return (
    <div className="flex min-h-dvh flex-col md:h-dvh md:min-h-160">
      <SkipLink>{shell[lang].skip}</SkipLink>
      <AppBar lang={lang}>
        <h1 className="text-base font-semibold max-md:sr-only">{words.title}</h1>
        <a href="/">{words.leave}</a>
      </AppBar>
      <DemoPage
        me={me}
        lang={lang}
        state={state}
        now={clock.now()}
        play={query['play'] !== undefined}
        opening={first}
      />
    </div>
  )
}

/** What the demo opens with, set up and not told yet; null: it goes straight to the story. */
async function openingOf(id: string) {
  const { relay } = runtime()
  const there = await unlessDamaged(relay.state(id))
  if (there === null) return null
  const now = relay.now(there)
  if (now < (opening[0]?.from ?? 0) || paceAt(opening, now) === null || !isPlayed(there)) return null
  const { me, state } = await member(id)
  return { me, state }
}
