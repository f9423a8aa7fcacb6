import type { Metadata } from 'next'
import { Desk } from '../../../components/desk/desk.tsx'
import { DeskSkeleton } from '../../../components/listing/skeletons.tsx'
import { shell } from '../../../domain/messages/shell.ts'
import { zoneFacts } from '../../../domain/time/zone-facts.ts'
import { member } from '../../member.ts'
import { reader } from '../../reader.ts'
import { unlessSlow } from '../../unless-slow.tsx'

interface Props {
  params: Promise<{ id: string }>
}

/** How many of the newest events come with the page; the rest are fetched when asked for. */
const WITH_PAGE = 200

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state } = await member((await params).id)
  return { title: state.head.title }
}

export default async function DeskPage({ params }: Props) {
  const { lang } = await reader()
  return unlessSlow(desk((await params).id), <DeskSkeleton label={shell[lang].loading} />)
}

async function desk(id: string) {
  const { relay, clock, state, me, lang } = await member(id)
  const { site, home } = state.head
  const newest = await relay.before(state.id, state.seq + 1, WITH_PAGE)
  return (
    <Desk
      me={me}
      lang={lang}
      state={state}
      events={newest.reverse()}
      now={clock.now()}
      facts={zoneFacts([home.zone, site.zone], state.at)}
    />
  )
}
