'use client'
import { useEffect, useState } from 'react'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import type { Gone } from '../live/live-view.ts'
import { AppBar } from '../shell/app-bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Page } from '../ui/page.tsx'
import { nowGone } from './leftovers.tsx'
import { type Settled, settle } from './settle.ts'
import { Told } from './told.tsx'

/** In the place of a live page that may show its upgrade no longer: why, what was not delivered, and where to go on. */
export function GonePage({ upgrade, gone, lang }: { upgrade: string; gone: Gone; lang: Lang }) {
  const words = leaving[lang]
  const { title, text } = words.gone[gone]
  const [settled, tell] = useState<Settled | null>(null)
  useEffect(() => {
    nowGone()
    document.title = title
    // What had the focus is gone: whoever reads with a screen reader, or by keys, goes on here.
    document.getElementById('main')?.focus()
    settle(tell, upgrade).catch(() => undefined)
  }, [upgrade, title])
  return (
    <Page bar={<AppBar lang={lang} />} skip={shell[lang].skip} title={title} narrow>
      {settled === null ? null : (
        <Told
          lang={lang}
          settled={settled}
          stranger={settled.standing !== 'in'}
          away={() => tell({ ...settled, kept: [], unread: false })}
        />
      )}
      <DeadEnd
        sign="closed"
        actions={
          <>
            {gone === 'signed-out' ? (
              <LinkButton size="end" href="/code">
                {words.goneActs.code}
              </LinkButton>
            ) : null}
            <LinkButton size="end" href="/" kind="primary">
              {words.goneActs.upgrades}
            </LinkButton>
          </>
        }
      >
        <p>{text}</p>
      </DeadEnd>
    </Page>
  )
}
