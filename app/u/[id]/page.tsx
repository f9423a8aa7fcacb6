import type { Metadata } from 'next'
import { Desk } from '../../../components/desk/desk.tsx'
import { member } from '../../member.ts'

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
  const { relay, clock, state, me, lang } = await member((await params).id)
  const newest = await relay.before(state.id, state.seq + 1, WITH_PAGE)
  return <Desk me={me} lang={lang} state={state} events={newest.reverse()} now={clock.now()} />
}
