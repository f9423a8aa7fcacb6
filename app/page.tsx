import { AppBar } from '../components/shell/app-bar.tsx'
import { LinkButton } from '../components/ui/button.tsx'
import { Empty } from '../components/ui/notice.tsx'
import { Page } from '../components/ui/page.tsx'
import { WaysIn } from '../components/upgrades/stranger.tsx'
import { type ListedUpgrade, UpgradeList } from '../components/upgrades/upgrade-list.tsx'
import { mayRead, rolesOf } from '../domain/access/table.ts'
import { demoOf } from '../domain/demo/demo.ts'
import { isOver } from '../domain/log/decide-plan.ts'
import { shell } from '../domain/messages/shell.ts'
import { runtime } from '../server/runtime.ts'
import { reader } from './reader.ts'

export default async function UpgradesPage() {
  const { session, lang } = await reader()
  const words = shell[lang]
  const { relay, accounts } = runtime()
  const who = session === null ? null : accounts.who(session.session)
  if (session === null || who === null)
    return (
      <Page
        bar={<AppBar lang={lang} />}
        skip={words.skip}
        title={words.stranger.title}
        lead={words.stranger.lead}
        narrow
      >
        <WaysIn lang={lang} />
      </Page>
    )
  const upgrades: ListedUpgrade[] = []
  for (const id of await relay.upgrades()) {
    const state = await relay.state(id)
    // Demos that are over would pile up; each start from the beginning makes a new one.
    if (state === null || (demoOf(id) !== null && isOver(state))) continue
    const roles = rolesOf(state, who)
    if (mayRead(roles)) upgrades.push({ state, now: relay.now(state), hands: roles.includes('sentinel') })
  }
  // What is under way comes first, then what is to come, then what is over; the newest of each on top.
  upgrades.sort((a, b) => rank(a) - rank(b) || b.now - a.now)
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={words.skip}
      title={words.upgrades}
      lead={words.list.lead}
      tools={
        who.owner ? (
          <LinkButton href="/new" kind="primary">
            {words.list.new}
          </LinkButton>
        ) : undefined
      }
    >
      <div className="upgrades-page">
        {upgrades.length === 0 ? (
          <Empty title={words.list.none}>
            <p>{who.owner ? words.list.noneOwner : words.list.noneGuest}</p>
          </Empty>
        ) : (
          <UpgradeList upgrades={upgrades} lang={lang} owner={who.owner} />
        )}
      </div>
    </Page>
  )
}

const order = ['rolling-back', 'running', 'suspended', 'ready', 'draft', 'closed', 'cancelled']

function rank({ state }: ListedUpgrade): number {
  return order.indexOf(state.status)
}
