'use client'
import { useEffect, useRef, useState } from 'react'
import { renderSVG } from 'uqr'
import { calendar } from '../../domain/calendar/words.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Ago } from '../time/elapsed.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { usePost } from '../ui/use-post.ts'

/** A link that works, without its secret. Times are real ms. */
export interface OwnLink {
  id: string
  /** When a calendar last asked; null: never yet. */
  fetchedAt: number | null
}

/** One's own calendar link: made here, shown once, ended here. */
export function LinkPanel(props: { upgrade: string; lang: Lang; link: OwnLink | null; now: number }) {
  const { upgrade, lang } = props
  const words = calendar[lang].link
  const [link, setLink] = useState(props.link)
  const [made, setMade] = useState<string | null>(null)
  const [ended, setEnded] = useState(false)
  const { post, busy, fault } = usePost(words.failed)
  const panel = useRef<HTMLDivElement>(null)
  // What was pressed goes away with what it did: the focus goes on, and is not lost.
  useEffect(() => {
    if (ended || made !== null) panel.current?.focus()
  }, [ended, made])
  const api = `/api/upgrades/${upgrade}/calendar-link`

  async function make() {
    setEnded(false)
    const answer = await post<{ id: string; link: string }>(api, {})
    if (answer === null) return
    setLink({ id: answer.id, fetchedAt: null })
    setMade(answer.link)
  }

  async function end() {
    if (link === null || (await post(`${api}/${link.id}/end`, {})) === null) return
    setLink(null)
    setMade(null)
    setEnded(true)
  }

  return (
    <Panel title={words.title}>
      <div className="form cal-link" ref={panel} tabIndex={-1}>
        {made === null ? (
          <p className="text-sm text-ink-soft">{link === null ? words.lead : words.has}</p>
        ) : null}
        {made === null && link !== null ? (
          <p className="cal-asked">
            {link.fetchedAt === null ? (
              words.never
            ) : (
              <>
                {words.asked} <Ago instant={link.fetchedAt} now={props.now} lang={lang} />
              </>
            )}
          </p>
        ) : null}
        {made === null ? null : <MadeLink link={made} lang={lang} close={() => setMade(null)} />}
        <Fault>{fault}</Fault>
        {ended ? (
          <Notice tone="good" live>
            {words.revoked}
          </Notice>
        ) : null}
        <div className="form-actions">
          {made === null ? (
            <Button kind={link === null ? 'primary' : 'plain'} busy={busy} onClick={make}>
              {link === null ? words.make : words.again}
            </Button>
          ) : null}
          {link === null ? null : (
            <Button kind="danger" busy={busy} onClick={end}>
              {words.revoke}
            </Button>
          )}
        </div>
        {made === null && link !== null ? <p className="field-hint">{words.againLead}</p> : null}
        <p className="field-hint">{words.lag}</p>
      </div>
    </Panel>
  )
}

function MadeLink({ link, lang, close }: { link: string; lang: Lang; close: () => void }) {
  const words = calendar[lang].link
  const svg = renderSVG(link, { border: 2 })
  return (
    <div className="made cal-made" role="status">
      <div className="made-words">
        <p className="made-secret">
          <code>{link}</code>
        </p>
        <div className="form-actions">
          <CopyButton text={link} copy={words.copy} copied={words.copied} kind="plain" />
          <LinkButton size="sm" href={link.replace(/^https?:/, 'webcal:')}>
            {words.subscribe}
          </LinkButton>
          <Button size="sm" kind="quiet" onClick={close}>
            {words.done}
          </Button>
        </div>
        <p className="field-hint">{words.once}</p>
        <p className="field-hint">{words.scan}</p>
      </div>
      {/* biome-ignore lint/performance/noImgElement: it is made here; there is nothing to fetch or to optimise. */}
      <img className="made-qr cal-qr" alt={words.qr} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
    </div>
  )
}
