'use client'
import { useEffect, useState } from 'react'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { deviceClock } from '../live/clock.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Notice } from '../ui/notice.tsx'
import { keptHere, tidy } from './forget.ts'
import { onLeft } from './left.ts'
import { leaveAll, type Settled, settle } from './settle.ts'
import { standing } from './standing.ts'
import { forgetSaid } from './undelivered.ts'
import { UnsentList } from './unsent-list.tsx'

/** How often a page that stands open asks, where its browser keeps anything, ms: most pages have no line of their own. */
const LOOK_EVERY = 10_000

/** This page shows nothing of its reader any more, and has told what was dropped: a reload would take that away. */
let gone = false
export function nowGone(): void {
  gone = true
}

/** What a page came with: whose it is (null: a stranger's), and whether its browser's session was ended. */
interface Reader {
  account: string | null
  ended: boolean
}

/**
 * On every page: looks whether this browser keeps what it may not keep any more, tells what could not be delivered, and lets
 * go of it; and closes the page once somebody signs out in another one.
 */
export function Leftovers({ lang, account, ended }: Reader & { lang: Lang }) {
  const [settled, tell] = useState<Settled | null>(null)
  useEffect(() => {
    let stands = true
    const look = async () => {
      const { ids } = await keptHere()
      if (ids.length > 0 || ended) await settle((s) => stands && tell(s))
    }
    look().catch(() => undefined)
    return () => {
      stands = false
    }
  }, [ended])
  useEffect(() => (account === null ? undefined : closeOnceLeft(account, tell)), [account])
  return settled === null ? null : (
    <Told lang={lang} settled={settled} away={() => tell(null)} stranger={account === null} />
  )
}

/** What `settle` found, in words. Nothing where there is nothing to be told. `stranger`: nobody is signed in here. */
export function Told(props: { lang: Lang; settled: Settled; stranger: boolean; away: () => void }) {
  const { lang, settled, away } = props
  const { dropped, kept, unread } = settled
  const words = leaving[lang]
  const ended = settled.standing === 'ended'
  const about = ended ? words.ended : words.closed
  return (
    <>
      {!unread ? null : (
        <Region>
          <Notice
            tone="warn"
            live
            title={words.unread.title}
            action={
              // Where somebody is signed in, more than what is meant would go.
              settled.standing === 'in' ? undefined : (
                <Sure words={words.unread} cancel={words.kept.cancel} go={() => void leaveAll().then(away)} />
              )
            }
          >
            <p>{words.unread.stays}</p>
          </Notice>
        </Region>
      )}
      {(!ended || unread) && dropped.length === 0 ? null : (
        <Region>
          <Notice tone="warn" live title={about.title}>
            <p>{about.text}</p>
            {dropped.length === 0 ? null : (
              <>
                <p className="mt-2 font-semibold">{words.dropped}</p>
                <UnsentList lang={lang} items={dropped} words />
              </>
            )}
          </Notice>
        </Region>
      )}
      {!props.stranger || kept.length === 0 || settled.standing === null ? null : (
        <Region>
          <Notice
            title={words.kept.title}
            action={
              <Sure
                words={words.kept}
                cancel={words.kept.cancel}
                go={() => void forgetSaid(kept).then(away)}
              />
            }
          >
            <p>{words.kept.text}</p>
            {/* Whoever holds this phone now may be another: what it was and when, not what was written. */}
            <UnsentList lang={lang} items={kept} />
          </Notice>
        </Region>
      )}
    </>
  )
}

/** A press that is asked about once more. */
function Sure(props: {
  words: { do: string; ask: string; askText: string }
  cancel: string
  go: () => void
}) {
  const { words, cancel } = props
  return (
    <Confirm face={words.do} size="sm" question={words.ask} text={words.askText} cancel={cancel}>
      <Button kind="danger" onClick={props.go}>
        {words.do}
      </Button>
    </Confirm>
  )
}

function Region({ children }: { children: React.ReactNode }) {
  return <div className="mx-auto w-full max-w-[44rem] p-4">{children}</div>
}

/**
 * A page that was drawn for somebody stands only as long as they are signed in: it is closed once they sign out in another
 * tab, when it is shown again by Back, and when their session was ended meanwhile. `tell`: an upgrade was closed to them.
 */
function closeOnceLeft(account: string, tell: (s: Settled) => void): () => void {
  // The session has ended by then: what the address leads to without one is the server's to say.
  const stop = onLeft(() => (gone ? undefined : location.reload()))
  const shown = (e: PageTransitionEvent) => {
    if (e.persisted) location.reload()
  }
  let next = () => {}
  const look = async () => {
    next()
    if (gone || document.visibilityState !== 'visible') return
    const { views, ids } = await keptHere()
    const here = await standing(ids)
    if (here !== null && (here.standing !== 'in' || here.account !== account)) return location.reload()
    if (here !== null && here.gone.length > 0) await settle(tell)
    else if (here !== null) await tidy(here, views)
    // Where nothing is kept there is nothing to lose: it is enough to ask when one comes back.
    if (ids.length > 0) next = deviceClock.after(LOOK_EVERY, again)
  }
  const again = () => void look().catch(() => undefined)
  next = deviceClock.after(LOOK_EVERY, again)
  addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', again)
  return () => {
    stop()
    next()
    removeEventListener('pageshow', shown)
    document.removeEventListener('visibilitychange', again)
  }
}
