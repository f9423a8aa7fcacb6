import type { Metadata } from 'next'
import { People } from '../../../../components/people/people.tsx'
import { people } from '../../../../domain/people/words/people.ts'
import { zoneFacts } from '../../../../domain/time/zone-facts.ts'
import { member } from '../../../member.ts'

interface Props {
  params: Promise<{ id: string }>
}

/** Newest events that come with the page: what can be erased is chosen from them. */
const WITH_PAGE = 200

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, lang } = await member((await params).id)
  return { title: `${people[lang].title}, ${state.head.title}` }
}

export default async function PeoplePage({ params }: Props) {
  const { relay, clock, state, me, lang } = await member((await params).id)
  const newest = await relay.before(state.id, state.seq + 1, WITH_PAGE)
  const facts = zoneFacts([state.head.home.zone, state.head.site.zone], state.at)
  return (
    <People me={me} lang={lang} state={state} events={newest.reverse()} now={clock.now()} facts={facts} />
  )
}
