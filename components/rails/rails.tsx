'use client'
import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { UpgradersHours } from '../../domain/availability/known-hours.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture, Side } from '../../domain/rails/picture.ts'
import { rememberPicture } from '../../domain/rails/remember.ts'
import { share } from '../../domain/rails/scale.ts'
import { rails } from '../../domain/rails/words.ts'
import type { Told } from '../../domain/schedule/told.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { formatOffset } from '../../domain/time/format.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { onKeys } from '../ui/keys.ts'
import { StateMark } from '../ui/marks.tsx'
import { Half } from './half.tsx'
import { isBeside, isCovered } from './labels.ts'
import { Legend } from './legend.tsx'
import { overlayLook, overlayText, said } from './looks.ts'
import { Now } from './now.tsx'
import { placed } from './place.ts'
import { StepsTable } from './steps-table.tsx'
import { Strip } from './strip.tsx'
import { ZoomTools } from './zoom-tools.tsx'

export interface RailsProps {
  state: UpgradeState
  /** Epoch ms, the upgrade's clock. The picture is drawn anew each minute, the now line whenever this changes. */
  now: number
  lang: Lang
  /** Makes the steps buttons. */
  onStep?: ((step: string) => void) | undefined
  selected?: string | null | undefined
  /** What the planner's trials say, where they are known. */
  told?: Told | null | undefined
  /** When the upgrader sleeps, where the reader may know it. */
  hours?: UpgradersHours | null | undefined
  /** One line, for lists and phones. */
  compact?: boolean | undefined
  /** Folded: hours, bars and now, low enough to stand above the work; no words, nothing to press. */
  low?: boolean | undefined
  /** What it is called where several stand on one page. */
  label?: string | undefined
}

/**
 * What it holds is as wide as it is, times --zoom, which zoom.ts sets on it. Nothing that is inherited may change where it is
 * zoomed: all that is in it would be styled anew.
 */
const scroll =
  'rails-scroll col-start-2 row-start-1 row-end-3 min-inline-0 data-zoomed:scrollbar-thin data-zoomed:overflow-x-auto data-zoomed:overflow-y-hidden data-zoomed:overscroll-x-contain upright:col-start-1 upright:col-end-3 upright:row-start-2 upright:data-zoomed:overflow-visible print:data-zoomed:overflow-visible'
const sideName =
  'grid content-center border-side leading-[1.3] max-inline-36 upright:m-0 upright:max-inline-none low:my-0 low:leading-[1.15]'
const homeName = 'mbs-7 mbe-2 border-s-3 ps-2'
const siteName =
  'col-start-1 row-start-2 mbs-2 mbe-7 border-s-3 ps-2 upright:col-start-2 upright:row-start-1 upright:border-s-0 upright:border-e-3 upright:ps-0 upright:pe-2 upright:text-end'

/**
 * Two days side by side, one rail for each side, on one axis of time: what was planned, what happened, what is expected,
 * when hands are there, where the nights are, and now. Wide it runs to the right, narrow it runs down.
 */
export function Rails(props: RailsProps) {
  const { state: newest, now, lang, selected = null, compact = false, low = false, label } = props
  const onStep = low ? undefined : props.onStep
  const told = useDeferredValue(props.told ?? null)
  const [draw] = useState(rememberPicture)
  const [table, setTable] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  // On paper the table is always under the picture.
  useEffect(() => {
    const printed = () => flushSync(() => setTable(true))
    addEventListener('beforeprint', printed)
    return () => removeEventListener('beforeprint', printed)
  }, [])
  // A burst of events is drawn once it lets up; the clocks don't wait for it.
  const state = useDeferredValue(newest)
  const whole = draw(state, now, { told, hours: props.hours ?? null })
  const picture = useMemo(() => (low ? inOneRow(whole) : whole), [low, whole])
  if (compact) return <Strip picture={picture} now={now} lang={lang} />
  const words = rails[lang]
  const { scale } = picture
  const zones = { siteZone: state.head.site.zone, homeZone: state.head.home.zone }
  const here = now >= scale.start && now <= scale.end
  const style = {
    '--hours': scale.hours,
    '--grain': `${grainOf(picture)}rem`,
  } as CSSProperties
  return (
    <section
      className={`rails @container/rails grid ${low ? 'rails-low gap-0.5' : 'gap-2'}`}
      aria-label={label ?? words.title}
    >
      <div
        className="rails-board grid grid-cols-[auto_minmax(0,1fr)] grid-rows-[1fr_1fr] gap-x-3.5 upright:grid-cols-2 upright:grid-rows-[auto_auto] upright:gap-y-3"
        style={style}
      >
        <Name side="home" picture={picture} name={state.head.home.name} />
        <Name side="site" picture={picture} name={state.head.site.name} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
        {/* biome-ignore lint/a11y/useSemanticElements: a field set holds fields, and a region is found from afar. */}
        <div className={scroll} ref={scroller} role="group" tabIndex={0} aria-label={words.zoom.view}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go from one of its buttons to the next. */}
          <div className="rails-field relative isolate py-6.5 upright:py-0 low:py-0" onKeyDown={onKeys(walk)}>
            <Board
              picture={picture}
              start={startOf(state, picture)}
              entry={entryOf(picture, selected)}
              covered={here ? Math.round(share(now, scale)) : null}
              {...{ lang, selected, onStep }}
            />
            {here ? <Now {...{ state, picture, now, lang, low }} /> : null}
          </div>
        </div>
      </div>
      {here ? null : (
        <p className={said}>
          <StateMark mark="walk" tone="now" />
          {now < scale.start ? words.nowBefore : words.nowAfter}{' '}
          <BothClocks instant={now} {...zones} lang={lang} order="home-first" date="year" size="sm" />
        </p>
      )}
      {low ? null : (
        <>
          {picture.steps === 0 ? <p className={said}>{words.empty}</p> : null}
          <div className="rails-foot flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pbs-0.5 text-xs text-ink-faint">
            <Legend lang={lang} picture={picture} />
            <ZoomTools scroller={scroller} lang={lang} />
            <details
              className="min-inline-0 open:basis-full print:details-content:block-auto print:details-content:[content-visibility:visible]"
              onToggle={(e) => setTable(e.currentTarget.open)}
            >
              <summary className="min-block-7 cursor-pointer py-1.25 text-ink-soft underline underline-offset-[0.2em] inline-fit print:hidden">
                {words.table.show}
              </summary>
              {table ? <StepsTable state={state} picture={picture} lang={lang} /> : null}
            </details>
          </div>
        </>
      )}
    </section>
  )
}

/** Folded, what runs at the same time lies over each other. */
function inOneRow(picture: Picture): Picture {
  const one = { planned: 0, real: 1 }
  return { ...picture, bars: picture.bars.map((b) => ({ ...b, lane: 0 })), lanes: { home: one, site: one } }
}

function startOf(state: UpgradeState, picture: Picture): number {
  return state.head.start?.at.instant ?? state.startedAt ?? picture.scale.start
}

/** Height of an hour when upright, in rem: enough for a step of middling length to have a line. */
function grainOf({ bars }: Picture): number {
  const lengths = bars.filter((b) => b.how !== 'planned' && !b.echo).map((b) => (b.end - b.start) / MINUTE)
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 30
  return Math.round(Math.min(5, Math.max(2.25, 66 / Math.max(1, median))) * 100) / 100
}

/** The step that the Tab key comes to: the selected one, else the one that runs or comes next, else the last. */
function entryOf({ bars }: Picture, selected: string | null): string | null {
  const own = bars.filter((b) => !b.echo && b.how !== 'planned')
  const found =
    own.find((b) => b.step === selected) ??
    own.find((b) => b.state === 'running') ??
    own.find((b) => b.how === 'expected') ??
    own.at(-1)
  return found?.step ?? null
}

const arrows: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** From bar to bar in order of time. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = arrows[event.key]
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>('button.rails-bar')]
  bars.sort((a, b) => Number(a.dataset['at']) - Number(b.dataset['at']))
  const at = bars.indexOf(event.target as HTMLElement)
  if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? bars.length - 1 : by === undefined ? null : at + by
  if (to === null) return
  event.preventDefault()
  event.stopPropagation()
  bars[to]?.focus()
}

function Name({ side, picture, name }: { side: Side; picture: Picture; name: string }) {
  return (
    <div className={`side-${side} ${sideName} ${side === 'home' ? homeName : siteName}`}>
      <span className="text-sm font-heading text-side low:truncate">{name}</span>
      <span className="text-xs text-ink-faint" title={picture.axes[side].zone}>
        UTC{formatOffset(picture.axes[side].offset)}
      </span>
    </div>
  )
}

/** All that changes by the minute at most. */
const Board = memo(function Board(props: {
  picture: Picture
  start: number
  lang: Lang
  selected: string | null
  onStep: ((step: string) => void) | undefined
  entry: string | null
  /** Where the chips of the now line are, whole %. */
  covered: number | null
}) {
  const { picture, lang } = props
  const words = rails[lang]
  return (
    <>
      <Half side="home" {...props} />
      <div className="pointer-events-none absolute inset-0 -z-1" aria-hidden="true">
        {picture.bars
          .filter((b) => b.echo && b.how !== 'planned')
          .map((b) => (
            <span
              key={`${b.step}:${b.how}`}
              className="rails-along inset-y-20 border-x border-site/45 bg-site/10 upright:inset-y-0 low:inset-y-7"
              style={placed(b, picture.scale)}
            />
          ))}
      </div>
      <Half side="site" {...props} />
      {picture.scale.folds.map((f) => (
        <span
          key={f.start}
          className="rails-fold rails-along pointer-events-none inset-y-6.5 z-2 grid place-content-center border-x border-dashed border-line-strong upright:inset-y-0 low:inset-y-0"
          style={placed(f, picture.scale)}
          aria-hidden="true"
        >
          <span className="rounded-sm bg-panel px-1 py-px text-xs whitespace-nowrap text-ink-soft [writing-mode:horizontal-tb] low:hidden">
            <Duration minutes={(f.end - f.start) / MINUTE} lang={lang} />
          </span>
        </span>
      ))}
      {picture.overlays.map((o) => (
        <span
          key={o.id}
          className={`rails-along pointer-events-none ${overlayLook[o.kind]}`}
          style={placed({ start: o.at, end: o.to ?? o.at }, picture.scale)}
          title={o.of === undefined ? words.window[o.kind] : `${words.window[o.kind]} · ${o.of}`}
          aria-hidden="true"
        >
          {overlayText[o.kind] === undefined ||
          isCovered(o, picture, props.covered) ||
          isBeside(o, picture) ? null : (
            <span
              className={`absolute -inset-bs-5 ps-1 text-2xs leading-[1.2] whitespace-nowrap upright:hidden low:hidden ${overlayText[o.kind]}`}
            >
              {words.window[o.kind]}
            </span>
          )}
        </span>
      ))}
    </>
  )
})
