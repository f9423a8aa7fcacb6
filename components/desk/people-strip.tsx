'use client'
import { batonNow } from '../../domain/log/baton.ts'
import type { Person } from '../../domain/log/state.ts'
import { glance } from '../../domain/messages/glance.ts'
import { people } from '../../domain/messages/people.ts'
import { planWords } from '../../domain/messages/plan.ts'
import type { LiveView } from '../live/live-view.ts'
import { useNow } from '../live/use-live.ts'
import { mayHaveNewPhone } from '../people/seat-section.tsx'
import { BatonChip } from '../presence/baton.tsx'
import { batonShown } from '../presence/baton-words.ts'
import { Heard, RoundTrip, WhereAbouts } from '../presence/whereabouts.tsx'
import { LangSwitch, ThemeSwitch } from '../shell/switches.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { StateMark } from '../ui/marks.tsx'
import { useDesk } from './desk-context.tsx'
import { Do } from './do.tsx'

/** Everybody with a seat: connected or not, last heard when, on site or not; beside them the ways to other screens. */
export function PeopleStrip() {
  const { state, words, me, can, lang, open, readOnly } = useDesk()
  const people = Object.values(state.people).filter((p) => !p.revoked)
  const mine = people.find((p) => p.account === me.account)
  return (
    <section
      className="people-strip"
      aria-label={words.people.title}
      data-baton={batonShown(state.status) ? batonNow(state).to : undefined}
    >
      <ul>
        {people.map((p) => (
          <PersonChip key={p.id} person={p} />
        ))}
      </ul>
      {mine?.role === 'upgrader' && !mine.lead && can('lead.take') ? (
        <Do size="sm" command={() => ({ type: 'lead.take' })}>
          {words.people.takeLead}
        </Do>
      ) : null}
      <BatonChip />
      <span className="people-strip-links">
        {readOnly ? null : (
          <Button size="sm" aria-haspopup="dialog" onClick={() => open({ dialog: 'palette' })}>
            {glance[lang].palette.open} <Kbd>Ctrl K</Kbd>
          </Button>
        )}
        <LinkButton kind="quiet" size="sm" href={`/u/${state.id}/plan`}>
          {planWords[lang].open}
        </LinkButton>
        <LinkButton kind="quiet" size="sm" href={`/u/${state.id}/log`}>
          {glance[lang].log}
        </LinkButton>
        <LinkButton kind="quiet" size="sm" href={`/u/${state.id}/people`}>
          {words.top.people}
        </LinkButton>
        <LinkButton kind="quiet" size="sm" href={`/u/${state.id}/hands`}>
          {words.top.hands}
        </LinkButton>
        <LangSwitch lang={lang} />
        <ThemeSwitch lang={lang} />
        <Button kind="quiet" size="sm" hint="?" onClick={() => open({ dialog: 'keys' })}>
          {words.top.keys}
        </Button>
      </span>
    </section>
  )
}

function lastHeard(lately: LiveView['lately'], account: string | null): number | null {
  return lately.find((h) => h.account === account)?.heard ?? null
}

function PersonChip({ person }: { person: Person }) {
  const { view, words, names, me, live, lang, can, open } = useDesk()
  useNow(live, 5000)
  const here = view.present.filter((s) => s.account === person.account && person.account !== null)
  const side = person.role === 'sentinel' ? 'side-site' : person.role === 'upgrader' ? 'side-home' : ''
  return (
    <li className={`person-chip ${side}`}>
      <StateMark
        mark={here.length > 0 ? 'check' : 'ring'}
        tone={here.length > 0 ? 'good' : 'plain'}
        label={here.length > 0 ? words.people.here : words.people.notHere}
      />
      <span className="person-chip-role">{names.role[person.role]}</span>
      <span>
        {person.account === null ? <span className="faint">{words.people.free}</span> : person.name}
        {person.account === me.account ? <span className="faint"> ({words.people.you})</span> : null}
      </span>
      {person.lead ? <span className="faint">{words.people.lead}</span> : null}
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
