'use client'
import { useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import type { CommandType } from '../../domain/log/commands.ts'
import type { Person } from '../../domain/log/state.ts'
import { people } from '../../domain/messages/people.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Outcome } from '../desk/do.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Badge } from '../ui/marks.tsx'
import { Empty } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** Whose phone can be cut off and replaced: somebody else's who came with one to be the hands. */
export function mayHaveNewPhone(p: Person, me: Me, can: (command: CommandType) => boolean): boolean {
  const came = p.role === 'sentinel' && p.account !== null && p.account !== me.account
  return came && can('person.revoke') && can('person.invite')
}

/** Every seat: who sits in it, and what may be done about it. */
export function SeatSection({ invite }: { invite: (person: string) => void }) {
  const { state, lang } = useDesk()
  const words = people[lang].seats
  const [removing, setRemoving] = useState<Person | null>(null)
  const seats = Object.values(state.people)
  return (
    <Panel title={words.title} flush>
      {seats.length === 0 ? <Empty title={words.none} /> : null}
      <ul className="rows">
        {seats.map((p) => (
          <Seat key={p.id} person={p} invite={invite} remove={setRemoving} />
        ))}
      </ul>
      {removing === null ? null : <RemoveDialog person={removing} close={() => setRemoving(null)} />}
    </Panel>
  )
}

function Seat(props: { person: Person; invite(person: string): void; remove(person: Person): void }) {
  const { me, names, lang, can, open, role } = useDesk()
  const { person: p } = props
  const words = people[lang].seats
  const free = p.account === null || p.revoked
  const side = p.role === 'sentinel' ? 'side-site' : p.role === 'upgrader' ? 'side-home' : ''
  return (
    <li className={`row ${side}`}>
      <div className="row-words">
        <p className="row-title">
          {p.name || '–'}{' '}
          {p.account === me.account && !p.revoked ? <span className="faint">({words.you})</span> : null}
        </p>
        <p className="row-facts">
          <span className="doer">{names.role[p.role]}</span>
          <span>{p.zone}</span>
          {p.lead ? <span>{words.leads}</span> : null}
        </p>
      </div>
      <Badge tone={free ? 'plain' : 'good'} mark={free ? 'ring' : 'check'}>
        {p.revoked ? words.removed : free ? words.free : words.taken}
      </Badge>
      <div className="row-tools">
        {free && role === null && can('seat.take') ? (
          <Button size="sm" onClick={() => open({ dialog: 'seat', person: p.id })}>
            {words.take}
          </Button>
        ) : null}
        {free && can('person.invite') ? (
          <Button size="sm" onClick={() => props.invite(p.id)}>
            {words.invite}
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
      </div>
    </li>
  )
}

function RemoveDialog({ person, close }: { person: Person; close: () => void }) {
  const { lang, words: desk } = useDesk()
  const words = people[lang].seats
  const sending = useCommand(close)
  return (
    <Dialog title={words.removeTitle(person.name)} closeWord={desk.dialogs.close} onClose={close}>
      <div className="form">
        <p className="dialog-lead">{words.removeText}</p>
        <Outcome sending={sending} />
        <div className="form-actions">
          <Button
            kind="danger"
            busy={sending.busy}
            onClick={() => sending.send({ type: 'person.revoke', person: person.id })}
          >
            {words.removeDo}
          </Button>
          <Button kind="quiet" onClick={close}>
            {desk.dialogs.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
