import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import type { Picture, Side } from '../../domain/rails/picture.ts'
import { rails } from '../../domain/rails/words.ts'
import { HOUR } from '../../domain/time/civil.ts'
import { formatOffset } from '../../domain/time/format.ts'
import { requestLook } from '../desk/looks.ts'
import { DayMark, HourMark } from '../time/hour-mark.tsx'
import { StateMark } from '../ui/marks.tsx'
import { StepBar } from './bar.tsx'
import { hourLook, tickLook } from './looks.ts'
import { placed } from './place.ts'

interface Props {
  picture: Picture
  side: Side
  lang: Lang
  /** The instant of the start: days are counted from there. */
  start: number
  selected: string | null
  onStep: ((step: string) => void) | undefined
  /** The step whose bar the Tab key reaches; the arrows go on from there. */
  entry: string | null
}

/** One side's rail: its hours, days and nights, and the steps that run on it. */
export function Half({ picture, side, lang, start, selected, onStep, entry }: Props) {
  const { scale, axes, lanes } = picture
  const axis = axes[side]
  const words = rails[lang]
  const site = side === 'site'
  const bars = picture.bars.filter((b) => b.side === side)
  const bar = (b: (typeof bars)[number]) => (
    <StepBar
      key={`${b.step}:${b.how}`}
      bar={b}
      scale={scale}
      lang={lang}
      zones={{ siteZone: axes.site.zone, homeZone: axes.home.zone }}
      selected={selected === b.step}
      entry={entry === b.step}
      onStep={onStep}
    />
  )
  return (
    <div
      className={`rails-half rails-half-${side} side-${side} relative -z-2 flex bg-(--rail-day) ${site ? 'flex-col-reverse' : 'flex-col'}`}
    >
      <div className="absolute inset-0 overflow-clip [overflow-clip-margin:0.75rem]" aria-hidden="true">
        {axis.nights.map((n) => (
          <span
            key={n.start}
            className="rails-night rails-along inset-y-0"
            style={placed(n, scale, {
              '--dusk': n.start === scale.start ? '0%' : '3%',
              '--dawn': n.end === scale.end ? '100%' : '97%',
            })}
            title={words.night}
          />
        ))}
        {axis.ticks.map((t) => (
          <span
            key={t.at}
            className={`rails-tick text-xs leading-none ${tickLook(t.every)}`}
            style={placed({ start: t.at, end: t.at }, scale)}
          >
            <span
              className={`absolute inset-s-1/2 grid justify-center font-figures inline-0 *:whitespace-nowrap *:[writing-mode:horizontal-tb] ${site ? 'inset-be-5 low:inset-be-0.75' : 'inset-bs-5 low:inset-bs-0.75'} ${hourLook[t.every]}`}
            >
              <HourMark instant={t.at} zone={axis.zone} lang={lang} />
            </span>
          </span>
        ))}
        {axis.days.map((d, i) => (
          <span
            key={d.at}
            className={`rails-along @container/rails-day inset-y-0 overflow-clip border-s ${i === 0 ? 'border-transparent' : 'border-line-strong'}`}
            style={placed({ start: d.at, end: axis.days[i + 1]?.at ?? scale.end }, scale)}
          >
            <span
              className={`absolute inset-s-1.25 text-xs leading-none font-semibold whitespace-nowrap text-ink-soft low:hidden [@container_rails-day_(inline-size<4.5rem)]:hidden ${site ? 'inset-be-0.75' : 'inset-bs-0.75'}`}
            >
              <DayMark instant={d.at} zone={axis.zone} lang={lang} refInstant={start} />
            </span>
          </span>
        ))}
        {axis.changes.map((c) => (
          <span
            key={c.at}
            className="absolute inset-y-0 inset-s-(--a) border-s-2 border-dotted border-warn"
            style={placed({ start: c.at, end: c.at }, scale)}
          >
            <span
              className={`absolute bg-warn-soft px-1 text-2xs leading-[1.3] whitespace-nowrap text-warn low:hidden ${site ? 'inset-be-px' : 'inset-bs-px'}`}
              title={words.clockGoes(c.after > c.before)}
            >
              {formatOffset(c.before)} → {formatOffset(c.after)}
            </span>
          </span>
        ))}
      </div>
      <div className="flex-none block-(--rail-axis)" />
      {site ? (
        <Presence picture={picture} lang={lang} />
      ) : (
        <div className="relative flex-none bg-side block-0.5" />
      )}
      <div className="rails-lanes rails-lanes-real" style={{ '--lanes': lanes[side].real } as never}>
        {bars.flatMap((b) =>
          b.waitsFrom === null || b.how !== 'expected' || b.echo ? (
            []
          ) : (
            <span
              key={`wait-${b.step}`}
              className="rails-along rails-lane border-be-2 border-dotted border-site opacity-70 block-[calc(var(--lane-size)/2)]"
              style={placed({ start: b.waitsFrom, end: b.start }, scale, { '--lane': b.lane })}
              title={words.waits}
              aria-hidden="true"
            />
          ),
        )}
        {bars.filter((b) => b.how !== 'planned').map(bar)}
      </div>
      <div
        className="rails-lanes rails-lanes-plan low:hidden"
        style={{ '--lanes': lanes[side].planned } as never}
      >
        {bars.filter((b) => b.how === 'planned').map(bar)}
      </div>
    </div>
  )
}

/** The site's rail itself: who is there when, the breaks, what was said, what was asked. */
function Presence({ picture, lang }: { picture: Picture; lang: Lang }) {
  const { scale } = picture
  const words = rails[lang]
  return (
    <div className="relative flex-none border-be-2 border-side block-(--rail-track)" aria-hidden="true">
      {picture.hands.map((h) => (
        <span
          key={`hands-${h.start}`}
          className="rails-along inset-y-0 bg-site/38"
          style={placed(h, scale)}
          title={words.handsOnSite}
        />
      ))}
      {picture.breaks.map((b) => (
        <span
          key={`break-${b.start}`}
          className="rails-along inset-y-0 border-x border-dashed border-site/60"
          style={placed(b, scale)}
        >
          {/* Whole or not at all: what doesn't fit goes to a second line, which is cut off. */}
          <span className="absolute inset-x-0 inset-bs-[calc(50%-0.5em)] flex flex-wrap justify-center overflow-clip text-2xs leading-none whitespace-nowrap text-site block-[1em] before:block-[1em] low:hidden">
            {b.label === '' ? words.break : b.label}
          </span>
        </span>
      ))}
      {picture.presence.map((p) => (
        <span
          key={`said-${p.person}`}
          className={`rails-along inset-be-0 block-1 ${p.state === 'on-site' ? 'bg-site' : 'rails-said-away'}`}
          style={placed(p, scale)}
          title={words.presence[p.state]}
        />
      ))}
      {picture.requests.map((r) => (
        <span
          key={`ask-${r.id}`}
          className={`tone-${requestLook[r.state].tone} absolute -inset-bs-2 inset-s-[calc(var(--a)-0.25rem)] z-2 size-2 rounded-full border-[1.5px] border-[var(--tone,var(--ink-faint))] ${r.open ? 'bg-[var(--tone,var(--ink-faint))] outline-2 outline-tone/40' : 'bg-panel'}`}
          style={placed({ start: r.at, end: Math.min(r.end, r.at + HOUR) }, scale)}
          title={`${names[lang].kind[r.kind]} · ${names[lang].request[r.state]}`}
        />
      ))}
      {picture.cards.map((c) => (
        <span
          key={`card-${c.id}`}
          className="absolute inset-bs-0 inset-s-(--a) -translate-x-1/2 *:block *:size-3.5 [&_svg]:block [&_svg]:size-3.5"
          style={placed({ start: c.at, end: c.at }, scale)}
          title={words.card[c.state]}
        >
          <StateMark
            size="drawn"
            mark="bang"
            tone={
              c.state === 'confirmed' || c.state === 'done'
                ? 'good'
                : c.state === 'disarmed'
                  ? 'plain'
                  : 'bad'
            }
          />
        </span>
      ))}
    </div>
  )
}
