'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Invite } from '../../domain/log/state.ts'
import { people } from '../../domain/messages/people.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { roleSchema } from '../../domain/plan/schema.ts'
import { textOf, wholeOf } from '../desk/command-form.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../desk/do.tsx'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { type MadeInvite, MadeLink } from './made-link.tsx'
import { postJson } from './post-json.ts'

/** Makes an invitation, shows its link once, and lists those that were made. */
export function InviteSection({ seat }: { seat: string | null }) {
  const { state, lang, names, words: desk } = useDesk()
  const words = people[lang].invites
  const chosen = seat === null ? undefined : state.people[seat]
  const [role, setRole] = useState<Role>(chosen?.role ?? 'sentinel')
  const [made, setMade] = useState<MadeInvite | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [badHours, setBadHours] = useState(false)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (seat !== null) form.current?.querySelector('select')?.focus()
  }, [seat])
  const free = Object.values(state.people).filter((p) => p.role === role && (p.account === null || p.revoked))

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const data = new FormData(e.currentTarget)
    const hours = wholeOf(data, 'hours', 1, 24 * 30)
    setBadHours(hours === null)
    if (hours === null || busy) return
    setBusy(true)
    setFault(null)
    const person = textOf(data, 'person')
    const answer = await postJson<MadeInvite>(`/api/upgrades/${state.id}/invitations`, {
      role,
      hours,
      ...(person === '' ? {} : { person }),
    })
    setBusy(false)
    if (answer?.ok === true) setMade(answer.value)
    else setFault(answer === null ? people[lang].failed : answer.message)
  }

  return (
    <Panel title={words.title} flush>
      <div className="section-body">
        {made === null ? (
          <form ref={form} className="form" onSubmit={make}>
            <div className="field-row">
              <SelectField
                label={words.role}
                value={role}
                onChange={(e) => setRole(roleSchema.parse(e.target.value))}
                choices={roleSchema.options.map((r) => ({ value: r, label: names.role[r] }))}
              />
              <SelectField
                key={role}
                name="person"
                label={words.seat}
                defaultValue={chosen?.role === role ? chosen.id : (free[0]?.id ?? '')}
                choices={[
                  ...free.map((p) => ({ value: p.id, label: p.name || p.id })),
                  { value: '', label: words.newSeat },
                ]}
              />
              <TextField
                name="hours"
                label={words.hours}
                inputMode="numeric"
                defaultValue="72"
                error={badHours ? desk.dialogs.whole(1, 24 * 30) : undefined}
              />
            </div>
            {fault === null ? null : (
              <Notice tone="bad" live>
                {fault}
              </Notice>
            )}
            <div className="form-actions">
              <Button type="submit" kind="primary" busy={busy}>
                {words.do}
              </Button>
            </div>
          </form>
        ) : (
          <MadeLink made={made}>
            <Button size="sm" kind="quiet" onClick={() => setMade(null)}>
              {words.done}
            </Button>
          </MadeLink>
        )}
      </div>
      <InviteList />
    </Panel>
  )
}

function InviteList() {
  const { state, lang } = useDesk()
  const words = people[lang].invites
  const invites = Object.values(state.invites).sort((a, b) => b.expiresAt - a.expiresAt)
  return (
    <>
      <h3 className="rows-title">{words.list}</h3>
      {invites.length === 0 ? <p className="rows-none">{words.none}</p> : null}
      <ul className="rows">
        {invites.map((i) => (
          <InviteRow key={i.id} invite={i} />
        ))}
      </ul>
    </>
  )
}

function InviteRow({ invite: i }: { invite: Invite }) {
  const { names, called, lang, zones, can, live } = useDesk()
  useNow(live, 30_000)
  const words = people[lang].invites
  // Invitations live on the real clock, whatever the upgrade's own one says.
  const over = i.state === 'open' && i.expiresAt <= live.realNow()
  return (
    <li className="row">
      <div className="row-words">
        <p className="row-title">
          {names.role[i.role]}{' '}
          {i.person === null ? null : <span className="faint">{called.person(i.person)}</span>}
        </p>
        {i.state === 'open' ? (
          <p className="row-facts">
            <span>
              {words.until} <BothClocks instant={i.expiresAt} {...zones} lang={lang} size="sm" date />
            </span>
          </p>
        ) : null}
      </div>
      <Badge tone={i.state === 'open' && !over ? 'good' : 'plain'}>
        {words.states[over ? 'expired' : i.state]}
      </Badge>
      <div className="row-tools">
        {i.state === 'open' && can('invite.revoke') ? (
          <Do size="sm" kind="danger" command={() => ({ type: 'invite.revoke', id: i.id })}>
            {words.revoke}
          </Do>
        ) : null}
      </div>
    </li>
  )
}
