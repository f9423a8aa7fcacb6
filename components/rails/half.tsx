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
    <div className={`rails-half rails-half-${side} side-${side}`}>
      <div className="rails-ground" aria-hidden="true">
        {axis.nights.map((n) => (
          <span
            key={n.start}
            className="rails-night"
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
            className={`rails-tick rails-tick-${t.every}`}
            style={placed({ start: t.at, end: t.at }, scale)}
          >
            <span className="rails-hour">
              <HourMark instant={t.at} zone={axis.zone} lang={lang} />
            </span>
          </span>
        ))}
        {axis.days.map((d, i) => (
          <span
            key={d.at}
            className={i === 0 ? 'rails-day rails-day-first' : 'rails-day'}
            style={placed({ start: d.at, end: axis.days[i + 1]?.at ?? scale.end }, scale)}
          >
            <span className="rails-date">
              <DayMark instant={d.at} zone={axis.zone} lang={lang} refInstant={start} />
            </span>
          </span>
        ))}
        {axis.changes.map((c) => (
          <span key={c.at} className="rails-change" style={placed({ start: c.at, end: c.at }, scale)}>
            <span className="rails-change-text" title={words.clockGoes(c.after > c.before)}>
              {formatOffset(c.before)} → {formatOffset(c.after)}
            </span>
          </span>
        ))}
      </div>
      <div className="rails-axis" />
      {side === 'site' ? <Presence picture={picture} lang={lang} /> : <div className="rails-track" />}
      <div className="rails-lanes rails-lanes-real" style={{ '--lanes': lanes[side].real } as never}>
        {bars.flatMap((b) =>
          b.waitsFrom === null || b.how !== 'expected' || b.echo ? (
            []
          ) : (
            <span
              key={`wait-${b.step}`}
              className="rails-wait"
              style={placed({ start: b.waitsFrom, end: b.start }, scale, { '--lane': b.lane })}
              title={words.waits}
              aria-hidden="true"
            />
          ),
        )}
        {bars.filter((b) => b.how !== 'planned').map(bar)}
      </div>
      <div className="rails-lanes rails-lanes-plan" style={{ '--lanes': lanes[side].planned } as never}>
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
    <div className="rails-track" aria-hidden="true">
      {picture.hands.map((h) => (
        <span
          key={`hands-${h.start}`}
          className="rails-hands"
          style={placed(h, scale)}
          title={words.handsOnSite}
        />
      ))}
      {picture.breaks.map((b) => (
        <span key={`break-${b.start}`} className="rails-break" style={placed(b, scale)}>
          <span className="rails-break-text">{b.label === '' ? words.break : b.label}</span>
        </span>
      ))}
      {picture.presence.map((p) => (
        <span
          key={`said-${p.person}`}
          className={`rails-said rails-said-${p.state}`}
          style={placed(p, scale)}
          title={words.presence[p.state]}
        />
      ))}
      {picture.requests.map((r) => (
        <span
          key={`ask-${r.id}`}
          className={`rails-ask tone-${requestLook[r.state].tone}${r.open ? ' rails-ask-open' : ''}`}
          style={placed({ start: r.at, end: Math.min(r.end, r.at + HOUR) }, scale)}
          title={`${names[lang].kind[r.kind]} · ${names[lang].request[r.state]}`}
        />
      ))}
      {picture.cards.map((c) => (
        <span
          key={`card-${c.id}`}
          className={`rails-card rails-card-${c.state}`}
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
