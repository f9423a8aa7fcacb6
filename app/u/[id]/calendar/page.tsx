import type { Metadata } from 'next'
import { CalendarPage } from '../../../../components/calendar/calendar-page.tsx'
import { AppBar } from '../../../../components/shell/app-bar.tsx'
import { TzWarning } from '../../../../components/time/tz-warning.tsx'
import { LinkButton } from '../../../../components/ui/button.tsx'
import { Page } from '../../../../components/ui/page.tsx'
import { personOf } from '../../../../domain/access/table.ts'
import { entriesOf } from '../../../../domain/calendar/entries.ts'
import { plannedTimes } from '../../../../domain/calendar/planned.ts'
import { calendar } from '../../../../domain/calendar/words.ts'
import { shell } from '../../../../domain/messages/shell.ts'
import { zoneFacts } from '../../../../domain/time/zone-facts.ts'
import { runtime } from '../../../../server/runtime.ts'
import { member } from '../../../member.ts'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state, lang } = await member((await params).id)
  return { title: `${calendar[lang].title}, ${state.head.title}` }
}

/** What this upgrade puts into the reader's own calendar, and the link that brings it there. */
export default async function UpgradeCalendarPage({ params }: Props) {
  const { clock, state, session, lang } = await member((await params).id)
  const words = calendar[lang]
  const links = await runtime().accounts.calendarLinks.of(session.account)
  const link = links.find((l) => l.upgrade === state.id) ?? null
  const onSite = personOf(state, session.account)?.role === 'sentinel'
  const back = onSite ? `/u/${state.id}/hands` : `/u/${state.id}`
  return (
    <Page
      bar={
        <AppBar lang={lang} name={session.name}>
          <a href={back}>{state.head.title}</a>
        </AppBar>
      }
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      tools={<LinkButton href={back}>{words.back}</LinkButton>}
    >
      <TzWarning
        facts={zoneFacts([state.head.home.zone, state.head.site.zone], state.at)}
        lang={lang}
        sides={[state.head.home, state.head.site]}
      />
      <CalendarPage
        state={state}
        entries={entriesOf(state, plannedTimes(state))}
        lang={lang}
        link={link}
        now={clock.now()}
        order={onSite ? 'site-first' : 'home-first'}
      />
    </Page>
  )
}
