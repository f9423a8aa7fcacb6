import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { LadderPanel } from '../../components/accounts/ladder-panel.tsx'
import { LinksOut } from '../../components/accounts/links-out.tsx'
import { OwnPage } from '../../components/accounts/own-page.tsx'
import { NamePanel, ScreensPanel } from '../../components/accounts/screens-panel.tsx'
import { SleepPanel } from '../../components/accounts/sleep-panel.tsx'
import { SoundPanel } from '../../components/accounts/sound-panel.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Notice } from '../../components/ui/notice.tsx'
import { Page } from '../../components/ui/page.tsx'
import { mayDo, mayRead, rolesOf } from '../../domain/access/table.ts'
import { accounts } from '../../domain/messages/accounts.ts'
import { settings } from '../../domain/messages/settings.ts'
import { shell } from '../../domain/messages/shell.ts'
import { newCommandId } from '../../server/accounts/secrets.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'
import { pushStanding, saidOf, waysOf } from './ways.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: settings[(await reader()).lang].title }
}

/** Everything of one's own: name, sleep, screens, sound, devices, links given out, and the way out. */
export default async function SettingsPage({ searchParams }: Props) {
  const [{ done, why }, { session, lang, theme, hour12 }] = await Promise.all([searchParams, reader()])
  const { accounts: people, clock, env, pushes } = runtime()
  const who = session === null ? null : people.who(session.session)
  if (session === null || who === null) redirect('/')
  const { account } = session
  const sessions = await people.sessions(account)
  const standings = await Promise.all(sessions.map((s) => pushStanding(s.id)))
  const host = env.publicUrl === null ? (await headers()).get('host') : new URL(env.publicUrl).host
  const words = settings[lang]
  const { me, join } = accounts[lang]
  const lead = session.name === '' ? me.leadNoName : me.lead(session.name)
  const now = clock.now()
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={session.owner ? `${lead} ${me.owner}` : lead}
      narrow
    >
      {done === 'saved' ? (
        <div className="settings-said">
          <Notice tone="good" live>
            {words.saved}
          </Notice>
        </div>
      ) : null}
      <div className="own-page">
        <ScreensPanel lang={lang} theme={theme} hour12={hour12} />
        <SoundPanel lang={lang} />
        <SleepPanel
          lang={lang}
          hours={await people.sleepHours.of(account)}
          refused={why === 'no-hours'}
          forgotten={done === 'forgotten'}
        />
        <LadderPanel
          lang={lang}
          now={now}
          {...(await waysOf(account))}
          mail={env.mail !== null}
          push={pushes}
          said={saidOf(done, why)}
        />
        <NamePanel lang={lang} name={session.name} error={why === 'no-name' ? join.noName : undefined} />
        <OwnPage
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
          code={people.moveCodeOf(session.session)}
          codeAddress={`${host}/code`}
          said={done === 'ended' || done === 'push-tried' ? done : why === 'push-failed' ? why : null}
        >
          <LinksOut
            lang={lang}
            now={now}
            links={await linksOut()}
            form={newCommandId}
            done={done === 'taken-back' || done === 'not-taken-back' ? done : null}
          />
        </OwnPage>
      </div>
    </Page>
  )

  /** The invitations and tokens, in all upgrades, that the reader may take back, and their own calendar links. */
  async function linksOut() {
    const { relay } = runtime()
    const states = await Promise.all((await relay.upgrades()).map((id) => relay.state(id)))
    const calendars = (await people.calendarLinks.of(account)).flatMap(({ id, upgrade }) => {
      const state = states.find((s) => s?.id === upgrade)
      if (who === null || state == null || !mayRead(rolesOf(state, who))) return []
      return [{ kind: 'calendar' as const, id, upgrade, title: state.head.title }]
    })
    const others = states.flatMap((state) => {
      if (state === null || who === null || !mayDo(state, who, 'invite.revoke')) return []
      const { id: upgrade, head, people: seats } = state
      const invites = Object.values(state.invites)
        .filter((i) => i.state === 'open' && i.expiresAt > now)
        .map(({ id, role, person, expiresAt }) => {
          const seat = person === null ? null : (seats[person]?.name ?? null)
          return { kind: 'invite' as const, id, upgrade, title: head.title, role, seat, expiresAt }
        })
      const tokens = Object.values(state.tokens)
        .filter((t) => !t.revoked)
        .map(({ id, name }) => ({ kind: 'token' as const, id, upgrade, title: head.title, name }))
      return [...invites, ...tokens]
    })
    return [...calendars, ...others]
  }
}
