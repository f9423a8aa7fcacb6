'use client'
import { nextHands } from '../../domain/availability/windows.ts'
import { handsOnSite } from '../../domain/hands/on-site.ts'
import type { Person } from '../../domain/log/state.ts'
import { glance } from '../../domain/messages/glance.ts'
import { planWords } from '../../domain/messages/plan.ts'
import { useNow } from '../live/use-live.ts'
import { LangSwitch, ThemeSwitch } from '../shell/switches.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Ago } from '../time/elapsed.tsx'
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
    <section className="people-strip" aria-label={words.people.title}>
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

function PersonChip({ person }: { person: Person }) {
  const { view, words, names, me, lang, live } = useDesk()
  useNow(live, 5000)
  const here = view.present.filter((s) => s.account === person.account && person.account !== null)
  const heard = here.length === 0 ? null : Math.max(...here.map((s) => s.heard))
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
      {heard === null || person.account === me.account ? null : (
        <span className="faint">
          <Ago instant={heard} now={live.realNow()} lang={lang} />
        </span>
      )}
      {person.role === 'sentinel' ? <WhereAbouts person={person} /> : null}
    </li>
  )
}

/** On site, away until, or when next: by what was said, else by the hours. */
function WhereAbouts({ person }: { person: Person }) {
  const { state, words, names, zones, lang, live } = useDesk()
  const now = useNow(live, 10_000)
  const said = state.presence[person.id]
  const there = handsOnSite(state, now).includes(person.id)
  if (said?.state === 'away' && said.until !== null && said.until > now)
    return (
      <span className="where">
        {names.presence.away} {words.people.until}{' '}
        <BothClocks instant={said.until} {...zones} lang={lang} size="sm" />
      </span>
    )
  if (there)
    return (
      <span className="where">{said?.state === 'on-site' ? words.people.onSite : words.people.byWindow}</span>
    )
  const own = Object.values(state.hands).filter((w) => w.person === person.id)
  const next = nextHands(own, state.head.site.zone, now)
  return (
    <>
      {person.account === null ? null : (
        <span className="where">
          {said?.state === 'left' ? names.presence.left : words.people.awayByWindow}
        </span>
      )}
      {next === null ? null : (
        <span className="where">
          {words.people.nextHands} <BothClocks instant={next} {...zones} lang={lang} size="sm" />
        </span>
      )}
    </>
  )
}
