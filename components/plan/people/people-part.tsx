'use client'
import type { Person } from '../../../domain/log/state.ts'
import { names } from '../../../domain/messages/names.ts'
import { readZone } from '../../../domain/plan/fresh.ts'
import { planHead } from '../../../domain/plan/words/head.ts'
import { planPeople } from '../../../domain/plan/words/people.ts'
import { setField } from '../../../domain/plan-edit/edit.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EditSelect, EditText } from '../edit-field.tsx'
import { lineOf } from '../fields.ts'
import { fieldRow, none, stack, thing, thingFoot } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'
import { RemoveThing } from '../remove-thing.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { QuickPerson } from './quick-person.tsx'
import { ZoneList } from './zone-list.tsx'

/** Who takes part, and when hands are on site. */
export function PeoplePart() {
  const { state } = useDesk()
  const { shown, may, lang } = usePlan()
  const people = Object.values(shown.people).filter((p) => !p.revoked)
  const w = planPeople[lang]
  return (
    <div className={stack}>
      <ZoneList />
      <Panel
        title={w.title}
        id="people"
        flush
        tools={
          <LinkButton size="sm" kind="quiet" href={`/u/${state.id}/people`}>
            {w.invite}
          </LinkButton>
        }
      >
        {people.length === 0 ? <p className={none}>{w.none}</p> : null}
        <ul>
          {people.map((p) => (
            <PersonFields key={p.id} person={p} />
          ))}
        </ul>
        {may ? <QuickPerson /> : null}
      </Panel>
      <HoursPanel />
    </div>
  )
}

function PersonFields({ person }: { person: Person }) {
  const { lang } = useDesk()
  const { may } = usePlan()
  const w = planPeople[lang]
  const seated = person.account !== null
  const field = (name: 'name' | 'role' | 'zone') => ({
    at: `person.${person.id}.${name}`,
    value: person[name] as unknown,
    set: (value: unknown, saw: unknown) => setField('person', person.id, name, value, saw),
  })
  const side = person.role === 'sentinel' ? 'side-site' : person.role === 'upgrader' ? 'side-home' : ''
  return (
    <li className={`${thing} ${side}`}>
      <div className={fieldRow}>
        <EditText {...field('name')} label={w.name} read={lineOf(lang)} write={String} max={80} />
        <EditSelect
          {...field('role')}
          label={w.role}
          locked={seated}
          choices={(['upgrader', 'sentinel', 'observer'] as const).map((value) => ({
            value,
            label: names[lang].role[value],
          }))}
        />
        <EditText
          {...field('zone')}
          label={w.zone}
          list="plan-zones"
          read={(text) => {
            const read = readZone(text)
            return read.ok ? { ok: true, value: read.zone } : { ok: false, error: planHead[lang].zoneBad }
          }}
          write={String}
          max={64}
        />
      </div>
      <p className={thingFoot}>
        <span className="text-ink-faint">
          {person.lead ? `${w.lead} · ` : ''}
          {seated ? w.seated : w.free}
        </span>
        {may && !seated ? (
          <RemoveThing kind="person" id={person.id} name={person.name}>
            {w.remove}
          </RemoveThing>
        ) : null}
      </p>
    </li>
  )
}
