import { useEffect, useState } from 'react'
import { phoneGone } from '../../domain/accounts/words/gone-phone.ts'
import { phonePage, phoneSaid } from '../../domain/phone/words.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import type { Boot } from '../phone/boot.ts'
import { Card, column, lead, press, stack, warn } from '../phone/look.tsx'
import { SideClock } from '../time/side-clock.tsx'
import type { ToldGone, ToldThing } from '../worker/leave.ts'
import { forgetGone } from './gone.ts'

/** What a phone shows that may not read on: why, what to do now, and what was tapped here and never arrived. */
export function GoneScreen({ live, view, boot }: { live: LiveUpgrade; view: LiveView; boot: Boot }) {
  const { lang, keep } = boot
  const gone = view.gone ?? 'signed-out'
  const said = phoneSaid[lang]
  const own = phoneGone[lang]
  // Until the worker has looked, and where there is none: what this page itself knows of.
  const [told, tell] = useState<ToldGone>(() => {
    const things = view.outbox
      .filter((e) => e.state !== 'stored' && e.command.type !== 'card.hold')
      .map((e) => ({ id: e.id, type: e.command.type, saidAt: e.saidAt }))
    const out = gone === 'signed-out'
    return { ended: false, dropped: out ? [] : things, kept: out ? things : [] }
  })
  useEffect(() => {
    document.title = phonePage[lang].title
    if (keep === true)
      forgetGone(live.upgrade, (t) => tell((own) => (t.unread ? { ...own, unread: true } : t)))
  }, [lang, keep, live])
  const list = (intro: string, things: readonly ToldThing[]) =>
    things.length === 0 ? null : (
      <>
        <p className={warn}>{intro}</p>
        <ul>
          {things.map((t) => (
            <li key={t.id}>
              {said.did[t.type] ?? said.you}{' '}
              <SideClock
                instant={t.saidAt}
                zone={view.state.head.site.zone}
                side="site"
                size="sm"
                lang={lang}
              />{' '}
              {t.text}
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <main id="main" tabIndex={-1} className={column}>
      <Card kind="gone" role="alert" aria-labelledby="gone">
        <h1 id="gone">{own.title[gone]}</h1>
        <p className={lead}>{own.why[gone]}</p>
        {told.ended ? <p>{own.all}</p> : told.unread || gone === 'signed-out' ? null : <p>{own.forgotten}</p>}
        {told.unread ? <p className={warn}>{own.unread}</p> : null}
        {list(told.unread ? own.known : own.unsent, told.dropped)}
        {gone === 'signed-out' ? list(told.unread ? own.known : own.kept, told.kept) : null}
        <div className={`${stack} mt-5`}>
          <a className={press('plain', 'link')} href="/code">
            {own.code}
          </a>
          <a className={press('quiet', 'link')} href="/">
            {phonePage[lang].upgrades}
          </a>
        </div>
      </Card>
    </main>
  )
}
