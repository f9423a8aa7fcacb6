import type { Metadata } from 'next'
import { PlanScreen } from '../../../../components/plan/plan-screen.tsx'
import { planPage } from '../../../../domain/plan/words/page.ts'
import { zoneFacts } from '../../../../domain/time/zone-facts.ts'
import { member } from '../../../member.ts'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, lang } = await member((await params).id)
  return { title: `${planPage[lang].title} · ${state.head.title}` }
}

/** The plan, to be edited by several at once. */
export default async function PlanPage({ params }: Props) {
  const { clock, state, me, lang } = await member((await params).id)
  const facts = zoneFacts([state.head.home.zone, state.head.site.zone], state.at)
  return <PlanScreen me={me} lang={lang} state={state} events={[]} now={clock.now()} facts={facts} />
}
