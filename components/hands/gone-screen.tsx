import { useEffect } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import { hands } from '../../domain/messages/hands.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { phone } from '../../domain/messages/phone.ts'
import type { LiveView, OutboxEntry } from '../live/live-upgrade.ts'
import { SideClock } from '../time/side-clock.tsx'

/** What a phone shows that may not read on: why, what to do now, and what was tapped here and never arrived. */
export function GoneScreen(props: {
  gone: NonNullable<LiveView['gone']>
  unsent: readonly OutboxEntry[]
  state: UpgradeState
  lang: Lang
}) {
  const { gone, state, lang } = props
  const words = hands[lang]
  const own = phone[lang].gone
  const unsent = props.unsent.filter((e) => e.state !== 'stored' && e.command.type !== 'card.hold')
  useEffect(() => {
    document.title = words.title
  }, [words])
  return (
    <main id="main" tabIndex={-1}>
      <section className="card card-gone" role="alert" aria-labelledby="gone">
        <h1 id="gone">{own.title[gone]}</h1>
        <p className="lead">{words.gone[gone]}</p>
        {gone === 'signed-out' ? null : <p>{own.forgotten}</p>}
        {unsent.length === 0 ? null : (
          <>
            <p className="warn">{gone === 'signed-out' ? own.kept : own.unsent}</p>
            <ul>
              {unsent.map((e) => (
                <li key={e.id}>
                  {words.did[e.command.type] ?? words.you}{' '}
                  <SideClock
                    instant={e.saidAt}
                    zone={state.head.site.zone}
                    side="site"
                    size="sm"
                    lang={lang}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        <div className="answers">
          <a className="press" href="/code">
            {own.code}
          </a>
          <a className="press press-quiet" href="/">
            {words.upgrades}
          </a>
        </div>
      </section>
    </main>
  )
}
