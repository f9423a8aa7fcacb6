'use client'
import type { Person } from '../../domain/log/state.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { people } from '../../domain/people/words/people.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { useDesk } from '../desk/desk-context.tsx'
import type { LiveView } from '../live/live-view.ts'
import { useNow } from '../live/use-live.ts'
import { Do } from '../moves/do.tsx'
import { BatonChip, BatonMark } from '../presence/baton.tsx'
import { batonShown } from '../presence/baton-words.ts'
import { Heard, RoundTrip, WhereAbouts } from '../presence/whereabouts.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Pop } from '../ui/pop.tsx'
import { mayHaveNewPhone } from './seat-section.tsx'

const sides = { upgrader: 'side-home', sentinel: 'side-site', observer: '', script: '' } as const

/** Everybody with a seat, in one button: connected or not. Opened: last heard when, where, and who holds the baton. */
export function PeopleHere() {
  const { state, me, can, readOnly, lang } = useDesk()
  const words = peopleHere[lang]
  const seated = Object.values(state.people).filter((p) => !p.revoked)
  // Who sits elsewhere is what one looks for; oneself is here.
  const shown = seated.toSorted((a, b) => rank(a, me.account) - rank(b, me.account))
  const here = useHere()
  const mine = seated.find((p) => p.account === me.account)
  const connected = seated.filter((p) => here(p).length > 0).length
  return (
    <Pop
      id="desk-people"
      title={words.title}
      look="people-strip flex h-8 min-w-14 flex-[0_1_auto] cursor-pointer items-center gap-x-1 rounded-md border border-line px-2 text-sm hover:border-line-strong"
      face={
        <>
          <span className="sr-only">{words.title}: </span>
          <span className="flex h-6 min-w-0 flex-wrap justify-end gap-x-3 overflow-hidden leading-6 max-lg:sr-only">
            {shown.map((p) => (
              <Chip key={p.id} person={p} here={here(p).length > 0} />
            ))}
          </span>
          <span aria-hidden="true" className="text-ink-soft tabular-nums lg:hidden">
            {connected}/{seated.length}
          </span>
          <span aria-hidden="true" className="text-2xs text-ink-soft">
            ▾
          </span>
        </>
      }
    >
      <div className="grid w-[min(34rem,calc(100vw-3rem))] gap-3 text-sm">
        <h2 className="font-semibold">{words.title}</h2>
        <ul className="grid gap-2">
          {shown.map((p) => (
            <PersonRow key={p.id} person={p} />
          ))}
        </ul>
        <BatonChip />
        <div className="flex flex-wrap items-center gap-2">
          {mine?.role === 'upgrader' && !mine.lead && can('lead.take') ? (
            <Do size="sm" command={() => ({ type: 'lead.take' })}>
              {words.takeLead}
            </Do>
          ) : null}
          {readOnly ? null : (
            <LinkButton kind="quiet" size="sm" href={`/u/${state.id}/people`}>
              {words.seats}
            </LinkButton>
          )}
        </div>
      </div>
    </Pop>
  )
}

/** The devices on which somebody is connected. */
function useHere() {
  const { view, live } = useDesk()
  useNow(live, 5000)
  return (p: Person) => view.present.filter((s) => s.account === p.account && p.account !== null)
}

function rank(p: Person, me: string): number {
  return p.account === me ? 3 : p.role === 'sentinel' ? 0 : p.role === 'upgrader' ? 1 : 2
}

/** A name, whether its bearer is connected, and whether they hold the baton. */
function Chip({ person, here }: { person: Person; here: boolean }) {
  const { state, me, live, lang } = useDesk()
  const words = peopleHere[lang]
  const now = useNow(live, 10_000)
  const held = batonShown(state.status) ? batonNow(state, now) : null
  const name = person.account === me.account ? words.you : person.name === '' ? words.free : person.name
  return (
    <span className={`inline-flex items-center gap-x-1 ${sides[person.role]}`} data-person={person.id}>
      <StateMark size="xs" mark={here ? 'check' : 'ring'} tone={here ? 'good' : 'plain'} />
      <span className="max-w-24 truncate text-(--side,var(--ink-soft))">{name}</span>
      <span className="sr-only"> {here ? words.here : words.notHere}, </span>
      {held?.by === person.id ? <BatonMark /> : null}
    </span>
  )
}

function lastHeard(lately: LiveView['lately'], account: string | null): number | null {
  return lately.find((h) => h.account === account)?.heard ?? null
}

function PersonRow({ person }: { person: Person }) {
  const { view, names, me, lang, can, open } = useDesk()
  const words = peopleHere[lang]
  const here = useHere()(person)
  return (
    <li className={`person-chip flex flex-wrap items-center gap-x-2 gap-y-0.5 ${sides[person.role]}`}>
      <StateMark
        size="xs"
        mark={here.length > 0 ? 'check' : 'ring'}
        tone={here.length > 0 ? 'good' : 'plain'}
        label={here.length > 0 ? words.here : words.notHere}
      />
      <span className="font-semibold text-(--side,var(--ink-soft))">{names.role[person.role]}</span>
      <span>
        {person.name}
        {person.account === null ? (
          <span className="text-ink-faint">
            {person.name === '' ? '' : ' · '}
            {words.free}
          </span>
        ) : null}
        {person.account === me.account ? <span className="text-ink-faint"> ({words.you})</span> : null}
      </span>
      {person.lead ? <span className="text-ink-faint">{words.lead}</span> : null}
      {person.account !== me.account ? (
        <Heard devices={here} last={lastHeard(view.lately, person.account)} />
      ) : view.rtt === null ? null : (
        <RoundTrip ms={view.rtt} />
      )}
      {person.role === 'sentinel' ? <WhereAbouts person={person} /> : null}
      {here.length === 0 && mayHaveNewPhone(person, me, can) ? (
        <Button size="sm" kind="quiet" onClick={() => open({ dialog: 'new-phone', person: person.id })}>
          {people[lang].phone.open}
        </Button>
      ) : null}
    </li>
  )
}
