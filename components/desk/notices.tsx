'use client'
import type { ReactNode } from 'react'
import { desk } from '../../domain/desk/words.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { damageLines, damageWords } from '../../domain/log/words/damage.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { isStuckHere } from '../live/outbox.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useDesk } from './desk-context.tsx'

const written: ReadonlySet<string> = new Set([
  'reason',
  'override',
  'text',
  'note',
  'saw',
  'handOver',
  'question',
  'unless',
  'then',
])

/** What somebody typed into a command, to be had again once it was refused. */
function writtenIn(command: CommandInput): string[] {
  const texts = Object.entries(command).flatMap(([key, value]) =>
    written.has(key) && typeof value === 'string' && value !== '' ? [value] : [],
  )
  return command.type === 'upgrade.close' ? [...texts, ...command.followUps.map((f) => f.text)] : texts
}

/** What must be told once, above everything: a line that is lost for good, another history, refusals nobody awaits. */
export function Notices({ children }: { children?: ReactNode }) {
  const { view, live, lang, awaited, called } = useDesk()
  const { notices, send, top } = desk[lang]
  const refused = view.outbox.filter(
    (o) => o.state === 'refused' && !awaited.has(o.id) && o.command.type !== 'talk.say',
  )
  const onlyHere = view.outbox.filter((o) => isStuckHere(o, view.connection === 'live')).length
  const dismiss = (close: () => void) => (
    <Button size="sm" kind="quiet" onClick={close}>
      {send.dismiss}
    </Button>
  )
  return (
    <div className="desk-notices grid gap-2 [grid-area:notices] empty:hidden" data-brief>
      {onlyHere > 0 ? (
        <Notice tone="bad" live>
          {send.onlyHere(onlyHere)}
        </Notice>
      ) : null}
      {view.damage !== null ? (
        <Notice tone="bad" live title={damageWords[lang].title}>
          {damageLines(damageWords[lang], view.damage, 'live').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ) : view.connection === 'lost' && onlyHere === 0 ? (
        <Notice tone="warn" live>
          {top.connection.lost}
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
              <ul className="list-disc ps-4">
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
          {writtenIn(o.command).length === 0 ? null : (
            <>
              <p className="text-ink-faint">{send.written}</p>
              {writtenIn(o.command).map((text) => (
                <p key={text} className="whitespace-pre-line">
                  {text}
                </p>
              ))}
            </>
          )}
        </Notice>
      ))}
      {children}
    </div>
  )
}
