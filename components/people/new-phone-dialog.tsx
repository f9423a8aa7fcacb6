'use client'
import { useCallback, useEffect, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { people } from '../../domain/people/words/people.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Outcome } from '../moves/do.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { type MadeInvite, MadeLink } from './made-link.tsx'
import { useMakeInvite } from './make-invite.ts'

/** How long the way in stays open, hours: it is for a phone that is at hand. */
const HOURS = 1

/**
 * A lost or flat phone: cut off with one press, and the way in for another is on the screen at once. The seat stays the
 * same, so all that is asked of it is on the new phone. The account is another: whoever runs one upgrade gives no
 * entry to somebody's others.
 */
export function NewPhoneDialog({ person }: { person: string }) {
  const { state, lang, open } = useDesk()
  const desk = deskWords[lang]
  const words = people[lang].phone
  const close = useCallback(() => open(null), [open])
  const sending = useCommand()
  const { make, busy, fault } = useMakeInvite()
  const [made, setMade] = useState<MadeInvite | null>(null)
  const [asked, ask] = useState(false)
  const seat = state.people[person]
  const cut = seat?.revoked === true
  const invite = async () => setMade(await make({ role: seat?.role ?? 'sentinel', person, hours: HOURS }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; where that failed, somebody presses again.
  useEffect(() => {
    if (asked && cut && made === null) void invite()
  }, [asked, cut])
  if (seat === undefined) return null
  const { name } = seat
  const used = made !== null && state.invites[made.id]?.state === 'used'
  const sure = () => {
    ask(true)
    if (!cut) sending.send({ type: 'person.revoke', person })
  }
  return (
    <Dialog title={words.title(name)} closeWord={desk.close} onClose={close}>
      {used ? (
        <div className={fieldLook.form} role="status">
          <Notice tone="good">{words.isIn(name)}</Notice>
          <div className={fieldLook.actions}>
            <Button kind="primary" onClick={close}>
              {people[lang].invites.done}
            </Button>
          </div>
        </div>
      ) : made !== null ? (
        <div className={fieldLook.form}>
          <p className="text-sm text-ink-soft">{words.scan(name)}</p>
          <MadeLink made={made}>{null}</MadeLink>
        </div>
      ) : (
        <div className={fieldLook.form}>
          <p className="text-sm text-ink-soft">{cut ? words.wasCut(name) : words.text(name)}</p>
          <Outcome sending={sending} />
          <Fault>{fault}</Fault>
          <div className={fieldLook.actions}>
            <Button
              kind={cut ? 'primary' : 'danger'}
              busy={busy || sending.busy}
              onClick={fault === null ? sure : invite}
            >
              {cut ? words.show : words.do}
            </Button>
            <Button kind="quiet" onClick={close}>
              {desk.cancel}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
