import type { ReactNode } from 'react'
import { entryTitle } from '../../domain/calendar/describe.ts'
import type { CalendarEntry } from '../../domain/calendar/entries.ts'
import { calendar } from '../../domain/calendar/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { LinkButton } from '../ui/button.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'
import { RowFacts, rowLook } from '../ui/row.tsx'
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

const column = 'grid grid-cols-1 items-start gap-4'

/** An upgrade in the reader's own calendar: by a link or as a file, and what it puts there. */
export function CalendarPage({ state, entries, lang, link, now, order }: Props) {
  const words = calendar[lang]
  return (
    <div className={`${column} min-[56.25rem]:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]`}>
      <div className={`cal-column ${column}`}>
        <LinkPanel upgrade={state.id} lang={lang} link={link} now={now} />
        <Panel title={words.file.title}>
          <div className={fieldLook.form}>
            <p className="text-sm text-ink-soft">{words.file.lead}</p>
            <div className={fieldLook.actions}>
              <LinkButton href={`/u/${state.id}/calendar.ics`} download>
                {words.file.get}
              </LinkButton>
            </div>
          </div>
        </Panel>
      </div>
      <Panel title={words.list.title} flush>
        {entries.length === 0 ? (
          <p className="px-4 py-3.5 text-sm text-ink-faint">{words.list.none}</p>
        ) : (
          <ul>
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
    <li
      className={`cal-row grid grid-cols-[6rem_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-s-3 border-t-line border-s-side px-4 py-3 not-first:border-t last:rounded-es-md max-sm:grid-cols-[minmax(0,1fr)_auto] ${entry.kind === 'hands' ? 'side-site' : 'side-home'}`}
    >
      <p className="text-sm leading-[1.55] font-semibold text-side max-sm:col-1">{words.kind[entry.kind]}</p>
      <div className="grid min-w-0 gap-1 max-sm:col-span-full max-sm:row-2">
        <p className={entry.status === 'cancelled' ? `${rowLook.title} line-through` : rowLook.title}>
          {entry.kind === 'phase' ? entry.title : entryTitle(entry, state, lang)}
        </p>
        <When name={words.list.from}>
          <BothClocks instant={entry.start} {...zones} order={order} lang={lang} size="sm" date />
        </When>
        <When name={words.list.to}>
          <BothClocks instant={entry.end} {...zones} order={order} lang={lang} size="sm" date />
        </When>
        {person === '' ? null : <RowFacts>{words.who(person)}</RowFacts>}
      </div>
      {firm ? null : (
        <Badge>{entry.over && entry.kind !== 'hands' ? words.over : words.status[entry.status]}</Badge>
      )}
    </li>
  )
}

function When({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p className="grid grid-cols-[minmax(2rem,max-content)_minmax(0,1fr)] gap-x-1.5 text-sm max-sm:[&_.both-clocks-between]:hidden max-sm:[&_.both-clocks>span]:block">
      <span className="text-ink-faint">{name}</span> {children}
    </p>
  )
}
