'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { people } from '../../domain/people/words/people.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Outcome } from '../desk/do.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { type MadeInvite, MadeLink } from './made-link.tsx'
import { postJson } from './post-json.ts'

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
  const { made, fault, busy, make } = useInvitation(person)
  const [asked, ask] = useState(false)
  const seat = state.people[person]
  const cut = seat?.revoked === true
  useEffect(() => {
    if (asked && cut) make()
  }, [asked, cut, make])
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
        <div className="form" role="status">
          <Notice tone="good">{words.isIn(name)}</Notice>
          <div className="form-actions">
            <Button kind="primary" onClick={close}>
              {people[lang].invites.done}
            </Button>
          </div>
        </div>
      ) : made !== null ? (
        <div className="form">
          <p className="dialog-lead">{words.scan(name)}</p>
          <MadeLink made={made}>{null}</MadeLink>
        </div>
      ) : (
        <div className="form">
          <p className="dialog-lead">{cut ? words.wasCut(name) : words.text(name)}</p>
          <Outcome sending={sending} />
          {fault === null ? null : (
            <Notice tone="bad" live>
              {fault}
            </Notice>
          )}
          <div className="form-actions">
            <Button
              kind={cut ? 'primary' : 'danger'}
              busy={busy || sending.busy}
              onClick={fault === null ? sure : make}
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

/** Makes one invitation to a seat that is free, when told to; told again, only after it failed. */
function useInvitation(person: string) {
  const { state, lang } = useDesk()
  const { id: upgrade } = state
  const { role } = state.people[person] ?? { role: 'sentinel' }
  const [made, setMade] = useState<MadeInvite | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const begun = useRef(false)
  const make = useCallback(() => {
    if (begun.current) return
    begun.current = true
    setBusy(true)
    setFault(null)
    const asked = { role, person, hours: HOURS }
    void postJson<MadeInvite>(`/api/upgrades/${upgrade}/invitations`, asked).then((answer) => {
      setBusy(false)
      if (answer?.ok === true) return setMade(answer.value)
      begun.current = false
      setFault(answer === null ? people[lang].failed : answer.message)
    })
  }, [upgrade, person, role, lang])
  return { made, fault, busy, make }
}
