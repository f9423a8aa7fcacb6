import type { ReactNode } from 'react'
import type { Asked, Listing } from '../../domain/listing/listing.ts'
import { upgrades } from '../../domain/listing/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { InAppStrip, type Inside } from '../accounts/in-app-notice.tsx'
import { AppBar } from '../shell/app-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { DamagedList, type DamagedUpgrade } from './damaged-list.tsx'
import { FrontPage } from './stranger.tsx'
import { UpgradeList } from './upgrade-list.tsx'
import type { ListedUpgrade } from './upgrade-row.tsx'

/** What a stranger is shown: the example's night, as it stands at `now`. */
export interface FrontData {
  example: UpgradeState
  now: number
}

export interface ListData {
  /** A page of those they may see, as `asked` for; null: there are none at all. */
  found: Listing<ListedUpgrade> | null
  damaged: DamagedUpgrade[]
  asked: Asked
}

/** Whose list it is, and in whose browser it is read. */
export interface ListReader {
  lang: Lang
  name: string
  owner: boolean
  app: Inside['app'] | null
}

/** The front page, for whoever has no session here. */
export function StrangersPage({ lang, example, now }: FrontData & { lang: Lang }) {
  const { front } = upgrades[lang]
  return (
    <Page bar={<AppBar lang={lang} />} skip={shell[lang].skip} title={front.title} lead={front.lead}>
      <FrontPage lang={lang} example={example} now={now} />
    </Page>
  )
}

/** The page of the upgrades that somebody may see; `children`: the list, or its shape. */
export function ListPage({ lang, name, owner, app, children }: ListReader & { children: ReactNode }) {
  return (
    <Page
      bar={<AppBar lang={lang} name={name} />}
      skip={shell[lang].skip}
      title={shell[lang].upgrades}
      tools={
        owner ? (
          <LinkButton href="/new" kind="primary">
            {upgrades[lang].new}
          </LinkButton>
        ) : undefined
      }
    >
      {app === null ? null : <InAppStrip lang={lang} app={app} />}
      {children}
    </Page>
  )
}

export function Listed(props: ListData & { lang: Lang; owner: boolean }) {
  const { found, damaged, asked, lang, owner } = props
  const list = upgrades[lang]
  if (found !== null)
    return (
      <>
        <DamagedList damaged={damaged} lang={lang} />
        <UpgradeList found={found} asked={asked} lang={lang} owner={owner} />
      </>
    )
  return (
    <Empty title={list.none}>
      <p>{owner ? list.noneOwner : list.noneGuest}</p>
    </Empty>
  )
}
