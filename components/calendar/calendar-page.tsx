import type { ReactNode } from 'react'
import { entryTitle } from '../../domain/calendar/describe.ts'
import type { CalendarEntry } from '../../domain/calendar/entries.ts'
import { calendar } from '../../domain/calendar/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'
import { LinkPanel, type OwnLink } from './link-panel.tsx'

interface Props {
  state: UpgradeState
  entries: CalendarEntry[]
  lang: Lang
  /** The reader's link that works now, if there is one. */
  link: OwnLink | null
  /** Real ms: links live on the real clock. */
  now: number
  /** The side whose clock comes first. */
  order: 'site-first' | 'home-first'
}

/** An upgrade in the reader's own calendar: by a link or as a file, and what it puts there. */
export function CalendarPage({ state, entries, lang, link, now, order }: Props) {
  const words = calendar[lang]
  return (
    <div className="cal-columns">
      <div className="cal-column">
        <LinkPanel upgrade={state.id} lang={lang} link={link} now={now} />
        <Panel title={words.file.title}>
          <div className="form">
            <p className="text-sm text-ink-soft">{words.file.lead}</p>
            <div className="form-actions">
              <LinkButton href={`/u/${state.id}/calendar.ics`} download>
                {words.file.get}
              </LinkButton>
            </div>
          </div>
        </Panel>
      </div>
      <Panel title={words.list.title} flush>
        {entries.length === 0 ? (
          <p className="rows-none cal-none">{words.list.none}</p>
        ) : (
          <ul className="rows">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} state={state} lang={lang} order={order} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function EntryRow(props: { entry: CalendarEntry; state: UpgradeState; lang: Lang; order: Props['order'] }) {
  const { entry, state, lang, order } = props
  const words = calendar[lang]
  const zones = { siteZone: state.head.site.zone, homeZone: state.head.home.zone }
  const person = entry.person === null ? '' : (state.people[entry.person]?.name ?? '')
  const firm = entry.status === 'confirmed' && !entry.over
  return (
    <li className={`cal-row ${entry.kind === 'hands' ? 'side-site' : 'side-home'}`}>
      <p className="cal-kind">{words.kind[entry.kind]}</p>
      <div className="cal-words">
        <p className={entry.status === 'cancelled' ? 'row-title cal-gone' : 'row-title'}>
          {entry.kind === 'phase' ? entry.title : entryTitle(entry, state, lang)}
        </p>
        <When name={words.list.from}>
          <BothClocks instant={entry.start} {...zones} order={order} lang={lang} size="sm" date />
        </When>
        <When name={words.list.to}>
          <BothClocks instant={entry.end} {...zones} order={order} lang={lang} size="sm" date />
        </When>
        {person === '' ? null : <p className="row-facts">{words.who(person)}</p>}
      </div>
      {firm ? null : (
        <Badge>{entry.over && entry.kind !== 'hands' ? words.over : words.status[entry.status]}</Badge>
      )}
    </li>
  )
}

function When({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className="cal-time">
      <span className="cal-to">{name}</span> {children}
    </p>
  )
}
