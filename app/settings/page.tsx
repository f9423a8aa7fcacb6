import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { InAppStrip } from '../../components/accounts/in-app-notice.tsx'
import { LinksOut } from '../../components/accounts/links-out.tsx'
import { NamePanel, ScreensPanel } from '../../components/accounts/screens-panel.tsx'
import { ServerPanel } from '../../components/accounts/server-panel.tsx'
import { MovePanel, SessionsPanel } from '../../components/accounts/sessions-panel.tsx'
import { SettingsIndex } from '../../components/accounts/settings-index.tsx'
import { Part } from '../../components/accounts/settings-parts.tsx'
import { SleepPanel } from '../../components/accounts/sleep-panel.tsx'
import { LadderPanel } from '../../components/notices/ladder-panel.tsx'
import { SoundPanel } from '../../components/notices/sound-panel.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import { shell } from '../../domain/messages/shell.ts'
import { newCommandId } from '../../server/accounts/secrets.ts'
import { runtime } from '../../server/runtime.ts'
import { inside, ownAddress } from '../inside.ts'
import { reader } from '../reader.ts'
import { calendarsOf, givenOut } from './given-out.ts'
import { ladderSaid, pushFacts, pushStanding, serverFacts, sessionsSaid, sleepSaid, waysOf } from './ways.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: settings[(await reader()).lang].title }
}

/** Everything of one's own, in parts by what somebody looks for, and what the owner's server does. */
export default async function SettingsPage({ searchParams }: Props) {
  const [{ done, why }, { session, lang, theme, hour12 }] = await Promise.all([searchParams, reader()])
  const { accounts: people, clock, env, pushContact } = runtime()
  const who = session === null ? null : people.who(session.session)
  if (session === null || who === null) redirect('/')
  const { account } = session
  const [address, app, sessions, hours, ways, calendars] = await Promise.all([
    ownAddress(),
    inside(),
    people.sessions(account),
    people.sleepHours.of(account),
    waysOf(session),
    calendarsOf(who),
  ])
  const standings = await Promise.all(sessions.map((s) => pushStanding(s.id)))
  const now = clock.now()
  const links = await givenOut(who, now)
  const words = settings[lang]
  const page = settingsPage[lang]
  const parts = ([...PARTS, ...(session.owner ? (['server'] as const) : [])] as const).map((id) => ({
    id,
    title: page.parts[id],
  }))
  const me = meWords[lang]
  const takenBack = done === 'taken-back' || done === 'not-taken-back' ? done : null
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={session.name === '' ? me.leadNoName : me.lead(session.name)}
    >
      <div className="grid gap-6 md:grid-cols-[13rem_minmax(0,42rem)] md:gap-10">
        <SettingsIndex label={page.index} parts={parts} />
        <div className="grid min-w-0 gap-9">
          <Part id="you" title={page.parts.you}>
            <NamePanel
              lang={lang}
              name={session.name}
              saved={done === 'name'}
              refused={why === 'no-name' || why === 'name-taken' ? why : null}
            />
          </Part>
          <Part id="screens" title={page.parts.screens} lead={page.screens.lead}>
            <ScreensPanel
              lang={lang}
              theme={theme}
              hour12={hour12}
              saved={done === 'lang' || done === 'screens' ? done : null}
            />
          </Part>
          <Part id="sleep" title={page.parts.sleep} lead={words.sleep.lead}>
            <SleepPanel lang={lang} hours={hours} said={sleepSaid(done, why)} />
          </Part>
          <Part id="alerts" title={page.parts.alerts}>
            <SoundPanel lang={lang} />
            <LadderPanel
              lang={lang}
              now={now}
              {...ways}
              mail={env.mail !== null}
              push={pushFacts(pushContact !== null, session.owner, standings)}
              said={ladderSaid(done, why)}
            />
          </Part>
          <Part id="calendar" title={page.parts.calendar} lead={page.calendar.lead}>
            <LinksOut
              lang={lang}
              part="#calendar"
              now={now}
              links={calendars}
              none={page.calendar.none}
              form={newCommandId}
              done={calendarDone[String(done)] ?? null}
            />
          </Part>
          <Part id="sessions" title={page.parts.sessions}>
            {app === null ? null : <InAppStrip lang={lang} app={app.app} />}
            <SessionsPanel
              lang={lang}
              now={now}
              sessions={sessions.map(({ id, label, createdAt, lastSeenAt }, i) => ({
                id,
                label,
                createdAt,
                lastSeenAt,
                here: id === session.session,
                push: standings[i] ?? null,
              }))}
              said={sessionsSaid(done, why)}
            />
            <MovePanel
              lang={lang}
              now={now}
              code={people.moveCodeOf(session.session)}
              address={`${new URL(address).host}/code`}
            />
          </Part>
          <Part id="links" title={page.parts.links} lead={words.links.lead}>
            <LinksOut
              lang={lang}
              part="#links"
              now={now}
              links={links}
              none={words.links.none}
              form={newCommandId}
              done={takenBack}
            />
          </Part>
          {session.owner ? (
            <Part id="server" title={page.parts.server} lead={page.server.lead}>
              <ServerPanel lang={lang} facts={serverFacts(address)} />
            </Part>
          ) : null}
        </div>
      </div>
    </Page>
  )
}

const calendarDone: Record<string, 'taken-back' | 'not-taken-back'> = {
  'calendar-ended': 'taken-back',
  'calendar-not-ended': 'not-taken-back',
}
const PARTS = ['you', 'screens', 'sleep', 'alerts', 'calendar', 'sessions', 'links'] as const
