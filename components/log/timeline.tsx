'use client'
import { useDeferredValue, useMemo, useState } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import { log as logWords } from '../../domain/log/words/log.ts'
import { eventLine } from '../../domain/messages/event-line.ts'
import { actorName, type EventNames, whoDid } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { inOrder } from '../../domain/plan/plan.ts'
import { type Kind, kindOf, kinds, stepAbout } from '../../domain/replay/replay.ts'
import type { LiveEvent } from '../live/history.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Empty } from '../ui/notice.tsx'

/** How many lines are drawn at first, and more at a time. */
const SHOWN = 300
/** How much later than it happened something must have arrived to be said, ms. */
const LATE = 60_000

const field = 'grid min-w-0 flex-[1_1_11rem] gap-1'
const control = 'min-h-9 w-full rounded-md border border-line-strong bg-sunken px-2 py-1 text-ink'
const rowLook =
  'log-row grid scroll-mt-16 grid-cols-[minmax(0,19rem)_minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-0.5 border-s-3 border-b border-s-(--side,transparent) border-b-line py-1.25 pr-2 pl-3 [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto] target:bg-now-soft not-target:hover:bg-panel max-[56.25rem]:grid-cols-[minmax(0,1fr)_auto] print:[content-visibility:visible]'
const small = 'text-xs text-ink-faint'
/** What people said and did with their hands stands out among what the clock and the server tell. */
const lineLook: Partial<Record<Kind, string>> = { talk: 'text-base text-ink', hands: 'text-sm text-ink' }

interface Filter {
  kinds: readonly Kind[]
  actor: string
  step: string
  text: string
}
const all: Filter = { kinds, actor: '', step: '', text: '' }

/** Every line of the log, newest first, filtered; each can be linked to, and looked at as it was then. */
export function Timeline(props: {
  state: UpgradeState
  events: readonly LiveEvent[]
  lang: Lang
  called: EventNames
  /** The newest line at the moment the replay shows. */
  at: number
  onShow(seq: number): void
}) {
  const { state, events, lang, called, at } = props
  const words = logWords[lang]
  const [filter, setFilter] = useState(all)
  const [shown, setShown] = useState(SHOWN)
  const wanted = useDeferredValue(filter)
  const found = useMemo(
    () => select(events, wanted, state, lang, called),
    [events, wanted, state, lang, called],
  )
  const actors = useMemo(() => [...new Set(events.map((e) => e.actor))], [events])
  const zones = {
    siteZone: state.head.site.zone,
    homeZone: state.head.home.zone,
    order: 'home-first' as const,
  }
  const steps = [
    ...inOrder(Object.values(state.phases), Object.values(state.steps)),
    ...Object.values(state.rollBackSteps),
  ]
  const set = (part: Partial<Filter>) => setFilter({ ...filter, ...part })
  const changed = filter !== all
  return (
    <section aria-labelledby="log-lines-title">
      <h2 id="log-lines-title" className="sr-only">
        {words.title}
      </h2>
      <search className="flex flex-wrap items-end gap-x-3.5 gap-y-2.5">
        <fieldset className="flex min-w-0 flex-[1_1_100%] flex-wrap gap-1.5">
          <legend className="sr-only">{words.what}</legend>
          {kinds.map((kind) => (
            <label
              key={kind}
              className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-[1rem] border border-line-strong py-0.5 pr-3 pl-2 text-sm text-ink-soft has-checked:border-accent has-checked:text-ink"
            >
              <input
                type="checkbox"
                className="accent-accent"
                checked={filter.kinds.includes(kind)}
                onChange={(e) =>
                  set({
                    kinds: e.target.checked
                      ? [...filter.kinds, kind]
                      : filter.kinds.filter((k) => k !== kind),
                  })
                }
              />
              <span>{words.kinds[kind]}</span>
            </label>
          ))}
        </fieldset>
        <label className={field}>
          <span className={fieldLook.label}>{words.person}</span>
          <select className={control} value={filter.actor} onChange={(e) => set({ actor: e.target.value })}>
            <option value="">{words.anybody}</option>
            {actors.map((a) => (
              <option key={a} value={a}>
                {actorName(state, a, lang)}
              </option>
            ))}
          </select>
        </label>
        <label className={field}>
          <span className={fieldLook.label}>{words.step}</span>
          <select className={control} value={filter.step} onChange={(e) => set({ step: e.target.value })}>
            <option value="">{words.anyStep}</option>
            {steps.map((s) => (
              <option key={s.id} value={s.id}>
                {s.title}
              </option>
            ))}
          </select>
        </label>
        <label className={field}>
          <span className={fieldLook.label}>{words.search}</span>
          <input
            type="search"
            className={control}
            value={filter.text}
            onChange={(e) => set({ text: e.target.value })}
          />
        </label>
      </search>
      <p className="mt-2.5 min-h-8 text-sm text-ink-soft" role="status">
        {words.lines(found.length, events.length)}{' '}
        {changed ? (
          <Button size="sm" kind="quiet" onClick={() => setFilter(all)}>
            {words.clear}
          </Button>
        ) : null}
      </p>
      {found.length === 0 ? <Empty title={events.length === 0 ? words.empty : words.none} /> : null}
      <ol>
        {found.slice(0, shown).map(({ event, line, kind }) => (
          <li
            key={event.seq}
            id={`line-${event.seq}`}
            className={`${rowLook} ${sideOf(state, event.actor)} ${event.seq === at ? 'bg-now-soft' : ''}`}
            aria-current={event.seq === at ? 'true' : undefined}
          >
            <span className="max-[56.25rem]:col-span-full">
              <BothClocks instant={event.happenedAt} {...zones} lang={lang} size="sm" date />
              {event.at - event.happenedAt >= LATE ? (
                <span className="tone-warn text-tone">
                  {' '}
                  {words.arrived} <BothClocks instant={event.at} {...zones} lang={lang} size="sm" />
                </span>
              ) : null}
            </span>
            <span className={lineLook[kind] ?? 'text-sm text-ink-soft'}>
              <span className="log-who font-semibold text-(--side,var(--ink-soft))">
                {whoDid(state, event, lang)}
              </span>{' '}
              <span className={event.body === null ? 'text-ink-faint' : undefined}>{line}</span>
            </span>
            <span className="inline-flex items-center gap-1">
              <span className={small}>{words.kinds[kind]}</span>
              <Button
                size="sm"
                kind="quiet"
                aria-label={words.show(event.seq)}
                onClick={() => props.onShow(event.seq)}
              >
                <svg className="size-[1.125em] flex-none" viewBox="0 0 16 16" aria-hidden="true">
                  <path d="M4.5 3v10l8-5z" fill="currentColor" />
                </svg>
              </Button>
              <a
                className={`log-link ${small} min-w-11 px-1 py-1.5 text-end`}
                href={`#line-${event.seq}`}
                aria-label={words.link(event.seq)}
              >
                #{event.seq}
              </a>
            </span>
          </li>
        ))}
      </ol>
      {found.length <= shown ? null : (
        <p className="py-4 text-center">
          <Button onClick={() => setShown(shown + SHOWN)}>
            {words.more(Math.min(SHOWN, found.length - shown))}
          </Button>
        </p>
      )}
    </section>
  )
}

/** A link to a moment, to be copied. */
export function CopyMoment({ upgrade, seq, lang }: { upgrade: string; seq: number; lang: Lang }) {
  const words = logWords[lang]
  const [origin] = useState(() => (typeof location === 'undefined' ? '' : location.origin))
  return (
    <CopyButton text={`${origin}/u/${upgrade}/log?at=${seq}`} copy={words.linkHere} copied={words.copied} />
  )
}

function select(
  events: readonly LiveEvent[],
  filter: Filter,
  state: UpgradeState,
  lang: Lang,
  called: EventNames,
) {
  const text = filter.text.trim().toLocaleLowerCase()
  const rows: { event: LiveEvent; line: string; kind: Kind }[] = []
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i] as LiveEvent
    const kind = kindOf(event.type)
    if (!filter.kinds.includes(kind)) continue
    if (filter.actor !== '' && event.actor !== filter.actor) continue
    if (filter.step !== '' && stepAbout(event, state) !== filter.step) continue
    const line = eventLine(event, called, lang)
    if (text !== '' && !line.toLocaleLowerCase().includes(text)) continue
    rows.push({ event, line, kind })
  }
  return rows
}

function sideOf(state: UpgradeState, actor: string): string {
  const role = Object.values(state.people).find((p) => p.account === actor)?.role
  return role === 'sentinel' ? 'side-site' : role === 'upgrader' ? 'side-home' : 'side-none'
}
