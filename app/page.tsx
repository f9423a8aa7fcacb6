import { InAppStrip } from '../components/accounts/in-app-notice.tsx'
import { DamagedList, type DamagedUpgrade } from '../components/listing/damaged-list.tsx'
import { ListSkeleton } from '../components/listing/skeletons.tsx'
import { FrontPage } from '../components/listing/stranger.tsx'
import { UpgradeList } from '../components/listing/upgrade-list.tsx'
import type { ListedUpgrade } from '../components/listing/upgrade-row.tsx'
import { AppBar } from '../components/shell/app-bar.tsx'
import { LinkButton } from '../components/ui/button.tsx'
import { Empty } from '../components/ui/notice.tsx'
import { Page } from '../components/ui/page.tsx'
import { mayRead, rolesOf, type Who } from '../domain/access/table.ts'
import { demoOf, isOpening } from '../domain/demo/demo.ts'
import { type Asked, listing } from '../domain/listing/listing.ts'
import { upgrades, upgrades as upgradeWords } from '../domain/listing/words.ts'
import type { Lang } from '../domain/messages/lang.ts'
import { shell } from '../domain/messages/shell.ts'
import { isOver } from '../domain/work/status.ts'
import { EXAMPLE_STARTS, exampleState } from '../server/example.ts'
import { runtime } from '../server/runtime.ts'
import { inside } from './inside.ts'
import { reader } from './reader.ts'
import { unlessSlow } from './unless-slow.tsx'

/** The front page's picture stands in the middle of the night, an hour before the hands come. */
const EXAMPLE_SHOWN = EXAMPLE_STARTS + 5 * 60_000

/** How many upgrades a page of the list has: with all their times on both clocks, 60 kB at most. */
const PAGE = 8

export default async function UpgradesPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [{ session, lang }, app] = await Promise.all([reader(), inside()])
  const words = shell[lang]
  const { accounts } = runtime()
  const who = session === null ? null : accounts.who(session.session)
  if (session === null || who === null) {
    const { front } = upgradeWords[lang]
    return (
      <Page bar={<AppBar lang={lang} />} skip={words.skip} title={front.title} lead={front.lead}>
        <FrontPage lang={lang} example={await exampleState()} now={EXAMPLE_SHOWN} />
      </Page>
    )
  }
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={words.skip}
      title={words.upgrades}
      tools={
        who.owner ? (
          <LinkButton href="/new" kind="primary">
            {upgrades[lang].new}
          </LinkButton>
        ) : undefined
      }
    >
      {app === null ? null : <InAppStrip lang={lang} app={app.app} />}
      {
        await unlessSlow(
          listFor(who, lang, askedIn(await props.searchParams)),
          <ListSkeleton label={words.loading} />,
        )
      }
    </Page>
  )
}

function askedIn(query: Record<string, string | string[] | undefined>): Asked {
  const one = (name: string) => [query[name] ?? ''].flat()[0] ?? ''
  return { text: one('q').slice(0, 100), over: one('over') === '1', page: Number(one('page')) }
}

async function listFor(who: Who & { kind: 'account' }, lang: Lang, asked: Asked) {
  const { relay } = runtime()
  const list = upgrades[lang]
  const all: ListedUpgrade[] = []
  const damaged: DamagedUpgrade[] = []
  for (const id of await relay.upgrades()) {
    const looked = isOpening(id) ? null : await relay.look(id)
    if (looked?.damage != null) {
      const { state, damage } = looked
      const reads = state !== null && mayRead(rolesOf(state, who))
      if (await relay.isIn(id, who)) damaged.push({ id, title: reads ? state.head.title : null, damage })
      continue
    }
    const state = looked?.state ?? null
    // Demos that are over would pile up; each start from the beginning makes a new one.
    if (state === null || (demoOf(id) !== null && isOver(state))) continue
    const roles = rolesOf(state, who)
    if (mayRead(roles)) all.push({ state, now: relay.now(state), hands: roles.includes('sentinel') })
  }
  if (all.length > 0 || damaged.length > 0)
    return (
      <>
        <DamagedList damaged={damaged} lang={lang} />
        <UpgradeList found={listing(all, asked, PAGE)} asked={asked} lang={lang} owner={who.owner} />
      </>
    )
  return (
    <Empty title={list.none}>
      <p>{who.owner ? list.noneOwner : list.noneGuest}</p>
    </Empty>
  )
}
