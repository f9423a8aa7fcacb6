'use client'
import { useState } from 'react'
import { calendar } from '../../domain/calendar/words.ts'
import { shell } from '../../domain/messages/shell.ts'
import { people } from '../../domain/people/words/people.ts'
import type { DeskProps } from '../desk/desk.tsx'
import { DeskProvider, useDesk } from '../desk/desk-context.tsx'
import type { DeskDialog } from '../desk/dialogs.ts'
import { Notices } from '../desk/notices.tsx'
import { useLettingGo } from '../leaving/use-letting-go.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { Connection } from '../presence/connection.tsx'
import { AppBar } from '../shell/app-bar.tsx'
import { TzWarning } from '../time/tz-warning.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { SeatDialog } from '../work/upgrade-dialogs.tsx'
import { EraseSection } from './erase-section.tsx'
import { InviteSection } from './invite-section.tsx'
import { NewPhoneDialog } from './new-phone-dialog.tsx'
import { ScriptSection } from './script-section.tsx'
import { SeatSection } from './seat-section.tsx'

/** Everybody and everything that may speak in an upgrade. Kept live: a seat that is taken shows at once. */
export function People({ me, lang, state, events, now, facts }: DeskProps) {
  const [live] = useState(() => new LiveUpgrade({ upgrade: state.id, me, state, events, now }))
  useLettingGo(live)
  const [dialog, open] = useState<DeskDialog | null>(null)
  return (
    <DeskProvider live={live} lang={lang} dialog={dialog} open={open}>
      <PeoplePage facts={facts} />
      {dialog?.dialog === 'seat' ? <SeatDialog person={dialog.person} /> : null}
      {dialog?.dialog === 'new-phone' ? <NewPhoneDialog person={dialog.person} /> : null}
    </DeskProvider>
  )
}

function PeoplePage({ facts }: Pick<DeskProps, 'facts'>) {
  const { lang, me, state, can } = useDesk()
  const words = people[lang]
  return (
    <Page
      bar={
        <AppBar lang={lang} name={me.name}>
          <a href={`/u/${state.id}`}>{state.head.title}</a>
          <Connection />
        </AppBar>
      }
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      tools={
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/u/${state.id}/calendar`}>{calendar[lang].open}</LinkButton>
          <LinkButton href={`/u/${state.id}`}>{words.back}</LinkButton>
        </div>
      }
    >
      <Notices>
        <TzWarning facts={facts} lang={lang} sides={[state.head.home, state.head.site]} />
      </Notices>
      <div className="grid grid-cols-1 items-start gap-4 min-[56.25rem]:grid-cols-2">
        <div className="grid min-w-0 gap-4">
          <SeatSection />
          {can('event.erase') ? <EraseSection /> : null}
        </div>
        <div className="grid min-w-0 gap-4">
          {can('person.invite') ? <InviteSection /> : null}
          {can('token.add') ? <ScriptSection /> : null}
        </div>
      </div>
    </Page>
  )
}
