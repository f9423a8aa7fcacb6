'use client'
import type { ReactNode } from 'react'
import { refusalText } from '../../domain/messages/refusals.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'

/** What must be told once, above everything: a line that is lost for good, another history, refusals nobody awaits. */
export function Notices({ children }: { children?: ReactNode }) {
  const { view, live, words, lang, awaited, called } = useDesk()
  const { notices, send } = words
  const refused = view.outbox.filter(
    (o) => o.state === 'refused' && !awaited.has(o.id) && o.command.type !== 'talk.say',
  )
  const dismiss = (close: () => void) => (
    <Button size="sm" kind="quiet" onClick={close}>
      {send.dismiss}
    </Button>
  )
  return (
    <div className="desk-notices">
      {view.connection === 'lost' ? (
        <Notice tone="warn" live>
          {words.top.connection.lost}
        </Notice>
      ) : null}
      {view.connection === 'gone' ? (
        <Notice
          tone="bad"
          live
          action={
            <LinkButton size="sm" href="/">
              {notices.signIn}
            </LinkButton>
          }
        >
          {notices.signedOut}
        </Notice>
      ) : null}
      {view.notices.map((n) => (
        <Notice
          key={n.id}
          tone="warn"
          live
          action={
            n.kind === 'outdated' ? (
              <Button size="sm" onClick={() => location.reload()}>
                {notices.reload}
              </Button>
            ) : (
              dismiss(() => live.dismissNotice(n.id))
            )
          }
        >
          {n.kind === 'outdated'
            ? notices.newer
            : n.kind === 'skipped'
              ? notices.skipped
              : notices.otherHistory}
          {n.kind === 'other-history' && n.gone.length > 0 ? (
            <>
              <p>{notices.goneLines}</p>
              <ul className="gone-lines">
                {n.gone.map((e) => (
                  <li key={e.hash}>
                    {called.who(e)}: {called.line(e)}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Notice>
      ))}
      {refused.map((o) => (
        <Notice key={o.id} tone="bad" live title={send.kept} action={dismiss(() => live.dismiss(o.id))}>
          {o.answer?.ok === false ? refusalText(o.answer.refusal, lang, called) : null}
        </Notice>
      ))}
      {children}
    </div>
  )
}
