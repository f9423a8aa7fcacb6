'use client'
import { useEffect, useRef, useState } from 'react'
import { calendar } from '../../domain/calendar/words.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Qr } from '../people/qr.tsx'
import { Secret } from '../people/secret.tsx'
import { Ago } from '../time/elapsed.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { fieldLook } from '../ui/field.tsx'
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
      <div className={`${fieldLook.form} focus:outline-none`} ref={panel} tabIndex={-1}>
        {made === null ? (
          <p className="text-sm text-ink-soft">{link === null ? words.lead : words.has}</p>
        ) : null}
        {made === null && link !== null ? (
          <p className="text-sm">
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
        <div className={fieldLook.actions}>
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
        {made === null && link !== null ? <p className={fieldLook.hint}>{words.againLead}</p> : null}
        <p className={fieldLook.hint}>{words.lag}</p>
      </div>
    </Panel>
  )
}

function MadeLink({ link, lang, close }: { link: string; lang: Lang; close: () => void }) {
  const words = calendar[lang].link
  return (
    <div className="grid justify-items-start gap-2" role="status">
      <div className="grid w-full min-w-0 gap-2.5">
        <Secret>{link}</Secret>
        <div className={fieldLook.actions}>
          <CopyButton text={link} copy={words.copy} copied={words.copied} kind="plain" />
          <LinkButton size="sm" href={link.replace(/^https?:/, 'webcal:')}>
            {words.subscribe}
          </LinkButton>
          <Button size="sm" kind="quiet" onClick={close}>
            {words.done}
          </Button>
        </div>
        <p className={fieldLook.hint}>{words.once}</p>
        <p className={fieldLook.hint}>{words.scan}</p>
      </div>
      <Qr link={link} alt={words.qr} className="cal-qr w-[min(100%,13rem)]" />
    </div>
  )
}
