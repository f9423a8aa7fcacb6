'use client'
import { type FormEvent, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import type { Invite } from '../../domain/log/state.ts'
import { standingOf } from '../../domain/people/invitations.ts'
import { people } from '../../domain/people/words/people.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { roles } from '../../domain/plan/roles.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { wholeOf } from '../moves/command-form.tsx'
import { Do } from '../moves/do.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { fieldLook, SelectField, TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Fault } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Row, RowFacts, RowTools } from '../ui/row.tsx'
import { type MadeInvite, MadeLink } from './made-link.tsx'
import { hoursFor, LONGEST, useMakeInvite } from './make-invite.ts'
import { RowsHead } from './rows-head.tsx'

/** Invites somebody whom the plan does not name, and lists all invitations: those that stand, then the others. */
export function InviteSection() {
  const { state, lang, names, live } = useDesk()
  const words = people[lang].invites
  const [role, setRole] = useState<Role>('observer')
  const [made, setMade] = useState<MadeInvite[]>([])
  const [badHours, setBadHours] = useState(false)
  const { make, busy, fault } = useMakeInvite()

  async function submit(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const hours = wholeOf(new FormData(e.currentTarget), 'hours', 1, LONGEST)
    setBadHours(hours === null)
    if (hours === null) return
    const link = await make({ role, hours })
    if (link !== null) setMade((was) => [...was, link])
  }

  return (
    <Panel title={words.title} flush>
      <div className="grid gap-4 px-4 pt-3.5 pb-4">
        <form className={fieldLook.form} onSubmit={submit}>
          <p className={fieldLook.hint}>{words.others}</p>
          <div className={fieldLook.row}>
            <SelectField
              label={words.role}
              value={role}
              onChange={(e) => setRole(roles.find((r) => r === e.target.value) ?? role)}
              choices={roles.map((r) => ({ value: r, label: names.role[r] }))}
            />
            <TextField
              name="hours"
              label={words.hours}
              inputMode="numeric"
              defaultValue={String(hoursFor(state, live.realNow()))}
              error={badHours ? deskWords[lang].whole(1, LONGEST) : undefined}
            />
          </div>
          <Fault>{fault}</Fault>
          <div className={fieldLook.actions}>
            <Button type="submit" busy={busy}>
              {words.do}
            </Button>
          </div>
        </form>
        {made.map((m) => (
          <MadeLink key={m.id} made={m}>
            <Button size="sm" kind="quiet" onClick={() => setMade((was) => was.filter((o) => o.id !== m.id))}>
              {words.done}
            </Button>
          </MadeLink>
        ))}
      </div>
      <InviteList />
    </Panel>
  )
}

function InviteList() {
  const { state, lang, live } = useDesk()
  useNow(live, 30_000)
  const words = people[lang].invites
  const all = Object.values(state.invites).sort((a, b) => b.expiresAt - a.expiresAt)
  const stands = (i: Invite) => standingOf(state, i, live.realNow()) === 'open'
  const over = all.filter((i) => !stands(i))
  return (
    <>
      <RowsHead title={words.list} none={over.length === all.length ? words.none : null} />
      <ul>
        {all.filter(stands).map((i) => (
          <InviteRow key={i.id} invite={i} />
        ))}
      </ul>
      {over.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer border-t border-line px-4 py-2 text-sm text-ink-soft">
            {words.earlier(over.length)}
          </summary>
          <ul>
            {over.map((i) => (
              <InviteRow key={i.id} invite={i} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function InviteRow({ invite: i }: { invite: Invite }) {
  const { state, names, called, lang, zones, can, live } = useDesk()
  const words = people[lang].invites
  // Invitations live on the real clock, whatever the upgrade's own one says.
  const standing = standingOf(state, i, live.realNow())
  return (
    <Row
      title={
        <>
          {i.person === null ? words.newSeat : called.person(i.person)}{' '}
          <span className="text-ink-faint">{names.role[i.role]}</span>
        </>
      }
      tools={
        <>
          <Badge tone={standing === 'open' ? 'good' : 'plain'}>{words.states[standing]}</Badge>
          <RowTools>
            {standing === 'open' && can('invite.revoke') ? (
              <Do size="sm" kind="danger" command={() => ({ type: 'invite.revoke', id: i.id })}>
                {words.revoke}
              </Do>
            ) : null}
          </RowTools>
        </>
      }
    >
      {standing === 'open' ? (
        <RowFacts>
          <span>
            {words.until} <BothClocks instant={i.expiresAt} {...zones} lang={lang} size="sm" date />
          </span>
        </RowFacts>
      ) : null}
    </Row>
  )
}
