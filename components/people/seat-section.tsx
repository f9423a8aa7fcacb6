'use client'
import { useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import type { CommandType } from '../../domain/log/commands.ts'
import type { Person } from '../../domain/log/state.ts'
import { ownNameOf } from '../../domain/messages/names.ts'
import { openFor, standingOf } from '../../domain/people/invitations.ts'
import { people } from '../../domain/people/words/people.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { SureDialog } from '../moves/sure-dialog.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'
import { Empty, Fault } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Row, RowFacts, RowTools } from '../ui/row.tsx'
import { type MadeInvite, MadeLink } from './made-link.tsx'
import { hoursFor, useMakeInvite } from './make-invite.ts'

/** Whose phone can be cut off and replaced: somebody else's who came with one to be the hands. */
export function mayHaveNewPhone(p: Person, me: Me, can: (command: CommandType) => boolean): boolean {
  const came = p.role === 'sentinel' && p.account !== null && p.account !== me.account
  return came && can('person.revoke') && can('person.invite')
}

/** Every seat: who sits in it, and what may be done about it. */
export function SeatSection() {
  const { state, lang } = useDesk()
  const words = people[lang].seats
  const [removing, setRemoving] = useState<Person | null>(null)
  // Each stands under its seat until it is put away: another that is made discards none.
  const [made, setMade] = useState<Record<string, MadeInvite>>({})
  const seats = Object.values(state.people)
  return (
    <Panel title={words.title} flush>
      {seats.length === 0 ? <Empty title={words.none} /> : null}
      <ul>
        {seats.map((p) => (
          <Seat
            key={p.id}
            person={p}
            remove={setRemoving}
            made={made[p.id]}
            show={(link) =>
              setMade(({ [p.id]: _was, ...rest }) => (link === null ? rest : { ...rest, [p.id]: link }))
            }
          />
        ))}
      </ul>
      {removing === null ? null : (
        <SureDialog
          title={words.removeTitle(removing.name)}
          submit={words.removeDo}
          command={{ type: 'person.revoke', person: removing.id }}
          close={() => setRemoving(null)}
        >
          <p className="text-sm text-ink-soft">{words.removeText}</p>
        </SureDialog>
      )}
    </Panel>
  )
}

function Seat(props: {
  person: Person
  remove(person: Person): void
  /** The link that was made for it, while it is shown. */
  made: MadeInvite | undefined
  show(made: MadeInvite | null): void
}) {
  const { me, names, lang, can, open, role, state, live, zones } = useDesk()
  const { person: p } = props
  const words = people[lang].seats
  const free = p.account === null || p.revoked
  const { make, busy, fault } = useMakeInvite()
  const stands = openFor(state, p.id).find((i) => standingOf(state, i, live.realNow()) === 'open')
  // Of those who came in only a code or a link that is still shown could be left over.
  const made = free ? props.made : undefined
  const invite = async () => {
    const link = await make({ role: p.role, person: p.id, hours: hoursFor(state, live.realNow()) })
    if (link !== null) props.show(link)
  }
  const side = p.role === 'sentinel' ? 'side-site' : p.role === 'upgrader' ? 'side-home' : ''
  return (
    <Row
      title={
        <>
          {p.name || '–'}{' '}
          {p.account === me.account && !p.revoked ? (
            <span className="text-ink-faint">({words.you})</span>
          ) : null}
        </>
      }
      tools={
        <>
          <Badge tone={free ? 'plain' : 'good'} mark={free ? 'ring' : 'check'}>
            {p.revoked ? words.removed : free ? words.free : words.taken}
          </Badge>
          <RowTools>
            {free && role === null && can('seat.take') ? (
              <Button size="sm" onClick={() => open({ dialog: 'seat', person: p.id })}>
                {words.take}
              </Button>
            ) : null}
            {free && can('person.invite') ? (
              <Button size="sm" busy={busy} onClick={invite}>
                {stands === undefined ? words.invite(ownNameOf(p.name)) : words.inviteAnew}
              </Button>
            ) : null}
            {mayHaveNewPhone(p, me, can) ? (
              <Button size="sm" onClick={() => open({ dialog: 'new-phone', person: p.id })}>
                {people[lang].phone.open}
              </Button>
            ) : null}
            {!free && can('person.revoke') ? (
              <Button size="sm" kind="danger" onClick={() => props.remove(p)}>
                {words.remove}
              </Button>
            ) : null}
          </RowTools>
          <Fault>{fault}</Fault>
          {made === undefined ? null : (
            <div className="basis-full pb-2">
              <p className="mb-2 font-semibold">{words.linkFor(ownNameOf(p.name))}</p>
              <MadeLink made={made}>
                <Button size="sm" kind="quiet" onClick={() => props.show(null)}>
                  {people[lang].invites.done}
                </Button>
              </MadeLink>
            </div>
          )}
        </>
      }
    >
      <RowFacts>
        <span className={`font-semibold text-side ${side}`}>{names.role[p.role]}</span>
        <span>{p.zone}</span>
        {p.lead ? <span>{words.leads}</span> : null}
        {stands === undefined ? null : (
          <span>
            {words.invitedUntil}{' '}
            <BothClocks instant={stands.expiresAt} {...zones} lang={lang} size="sm" date />
          </span>
        )}
      </RowFacts>
    </Row>
  )
}
