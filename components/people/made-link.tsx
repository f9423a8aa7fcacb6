'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { people } from '../../domain/people/words/people.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Qr } from './qr.tsx'
import { Secret } from './secret.tsx'

/** An invitation as it was made: told this once. */
export interface MadeInvite {
  id: string
  link: string
  /** Where the six digits are typed. */
  codeAt: string
  code: string
  /** Until when they stand for the link (epoch ms). */
  codeUntil: number
}

/** The link of a new invitation: to be scanned, sent, or typed as six digits. */
export function MadeLink({ made, children }: { made: MadeInvite; children: ReactNode }) {
  const { id, link, codeAt, code, codeUntil } = made
  const { state, lang, zones } = useDesk()
  const words = people[lang].invites
  const [canShare, setCanShare] = useState(false)
  // Only a page on https, and few browsers at a desk, can hand a link to other programs.
  useEffect(() => setCanShare(typeof navigator.share === 'function'), [])
  const invite = state.invites[id]
  return (
    <div className="grid justify-items-start gap-2" role="status">
      <Qr
        link={link}
        alt={words.qr}
        className="w-[min(100%,18rem)] in-[dialog]:mt-1 in-[dialog]:mb-2 in-[dialog]:justify-self-center"
      />
      <div className="grid w-full min-w-0 gap-2.5">
        <div>
          <p className={fieldLook.label}>{words.typed(codeAt.replace(/^https?:\/\//, ''))}</p>
          <p className="text-sm">
            <output className="font-mono text-xl font-semibold tracking-[0.06em]">{`${code.slice(0, 3)} ${code.slice(3)}`}</output>{' '}
            <span className="text-ink-faint">
              {words.until} <BothClocks instant={codeUntil} {...zones} lang={lang} size="sm" />
            </span>
          </p>
        </div>
        <div>
          <p className={fieldLook.label}>{words.link}</p>
          <Secret>{link}</Secret>
        </div>
        <div className={fieldLook.actions}>
          <CopyButton text={link} copy={words.copy} copied={words.copied} kind="plain" />
          {canShare ? (
            <Button
              size="sm"
              onClick={() => {
                // Thinking better of it is no fault.
                navigator.share({ title: words.shareText(state.head.title), url: link }).catch(() => {})
              }}
            >
              {words.share}
            </Button>
          ) : null}
          {children}
        </div>
        {invite === undefined ? null : (
          <p className="text-sm">
            {words.good} <BothClocks instant={invite.expiresAt} {...zones} lang={lang} date />
          </p>
        )}
        <p className={fieldLook.hint}>{words.once}</p>
      </div>
    </div>
  )
}
