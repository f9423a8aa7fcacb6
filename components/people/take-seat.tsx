'use client'
import { isFreshExample } from '../../domain/demo/demo.ts'
import type { Person } from '../../domain/log/state.ts'
import { ownNameOf } from '../../domain/messages/names.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import type { Doer } from '../../domain/plan/plan.ts'
import { PlayDemo } from '../demo/play-demo.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { actionsRow } from '../desk/looks.ts'
import { Button } from '../ui/button.tsx'

type Seat = Person & { role: Doer }

/** The seats that the owner without one may take, those that are free first; the one that suggests itself. */
function useSeats(): { seats: Seat[]; obvious: Seat | undefined; name(seat: Seat): string } {
  const { state, role, can, lang } = useDesk()
  const people = can('seat.take') && role === null ? Object.values(state.people) : []
  const free = people.filter((p) => p.account === null || p.revoked)
  const seats = (free.length > 0 ? free : people).filter((p): p is Seat => p.role !== 'observer')
  const upgraders = seats.filter((p) => p.role === 'upgrader')
  return {
    seats,
    // The seat that the plan has lead, else the first at the keyboard.
    obvious: upgraders.find((p) => p.lead) ?? upgraders[0],
    name: (p) => peopleHere[lang].takeSeat(p.role, ownNameOf(p.name)),
  }
}

/** The seat that suggests itself, as the top line's button. */
export function ObviousSeat() {
  const { open } = useDesk()
  const { obvious, name } = useSeats()
  if (obvious === undefined) return null
  return (
    <Button
      kind="primary"
      size="lg"
      hint="N"
      className="in-data-[demo=watching]:hidden"
      onClick={() => open({ dialog: 'seat', person: obvious.id })}
    >
      {name(obvious)}
    </Button>
  )
}

/** What it means to have no seat, and the other seats there are. */
export function TakeSeat() {
  const { state, open, lang } = useDesk()
  const { seats, obvious, name } = useSeats()
  if (seats.length === 0) return null
  return (
    <div className="take-seat in-data-[demo=watching]:hidden grid gap-2 border-b border-line pb-3">
      <p className="text-ink-faint">{peopleHere[lang].noSeat}</p>
      <div className={actionsRow}>
        {seats
          .filter((p) => p.id !== obvious?.id)
          .map((p) => (
            <Button key={p.id} onClick={() => open({ dialog: 'seat', person: p.id })}>
              {name(p)}
            </Button>
          ))}
        {isFreshExample(state) ? <PlayDemo lang={lang} kind="quiet" /> : null}
      </div>
    </div>
  )
}
