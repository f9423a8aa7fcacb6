'use client'
import { type CSSProperties, memo, useState } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { rails } from '../../domain/messages/rails.ts'
import type { Picture, Side } from '../../domain/rails/picture.ts'
import { rememberPicture } from '../../domain/rails/remember.ts'
import { HOUR } from '../../domain/time/civil.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Half } from './half.tsx'
import { placed, share } from './place.ts'
import { StepsTable } from './steps-table.tsx'
import { Strip } from './strip.tsx'

export interface RailsProps {
  state: UpgradeState
  /** Epoch ms, the upgrade's clock. The picture is drawn anew each minute, the now line whenever this changes. */
  now: number
  lang: Lang
  /** Makes the steps buttons. */
  onStep?: ((step: string) => void) | undefined
  selected?: string | null | undefined
  /** One line, for lists and phones. */
  compact?: boolean | undefined
}

/**
 * Two days side by side, one rail for each side, on one axis of time: what was planned, what happened, what is expected,
 * when hands are there, where the nights are, and now. Wide it runs to the right, narrow it runs down.
 */
export function Rails({ state, now, lang, onStep, selected = null, compact = false }: RailsProps) {
  const [draw] = useState(rememberPicture)
  const picture = draw(state, now)
  if (compact) return <Strip picture={picture} now={now} lang={lang} />
  const words = rails[lang]
  const { range } = picture
  const zones = { siteZone: state.head.site.zone, homeZone: state.head.home.zone }
  const here = now >= range.start && now <= range.end
  const style = {
    '--hours': (range.end - range.start) / HOUR,
    '--now': `${share(now, range)}%`,
  } as CSSProperties
  return (
    <section className="rails" aria-label={words.title}>
      <div className="rails-board" style={style}>
        <Name side="home" picture={picture} name={state.head.home.name} />
        <Name side="site" picture={picture} name={state.head.site.name} />
        <div className="rails-field">
          <Board picture={picture} start={startOf(state, picture)} {...{ lang, selected, onStep }} />
          {here ? (
            <>
              <div className="rails-now" aria-hidden="true" />
              {(['home', 'site'] as const).map((side) => (
                <div key={side} className={`rails-chip rails-chip-${side}`}>
                  <SideClock
                    instant={now}
                    zone={side === 'home' ? zones.homeZone : zones.siteZone}
                    side={side}
                    lang={lang}
                    size="sm"
                    name={state.head[side].name}
                  />
                </div>
              ))}
            </>
          ) : null}
        </div>
      </div>
      {here ? null : (
        <p className="rails-elsewhere">
          <StateMark mark="walk" tone="now" />
          {now < range.start ? words.nowBefore : words.nowAfter}{' '}
          <BothClocks instant={now} {...zones} lang={lang} order="home-first" date="year" size="sm" />
        </p>
      )}
      {picture.steps === 0 ? <p className="rails-elsewhere">{words.empty}</p> : null}
      <div className="rails-foot">
        <Legend lang={lang} />
        <details className="rails-details">
          <summary>{words.table.show}</summary>
          <StepsTable state={state} picture={picture} lang={lang} />
        </details>
      </div>
    </section>
  )
}

function startOf(state: UpgradeState, picture: Picture): number {
  return state.head.start?.at.instant ?? state.startedAt ?? picture.range.start
}

function Name({ side, picture, name }: { side: Side; picture: Picture; name: string }) {
  return (
    <div className={`rails-name rails-name-${side} side-${side}`}>
      <span className="rails-place">{name}</span>
      <span className="rails-zone">{picture.axes[side].zone}</span>
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
}) {
  const { picture, lang } = props
  const words = rails[lang]
  return (
    <>
      <Half side="home" {...props} />
      <div className="rails-ties" aria-hidden="true">
        {picture.bars
          .filter((b) => b.echo && b.how !== 'planned')
          .map((b) => (
            <span
              key={`${b.step}:${b.how}`}
              className={`rails-tie rails-tie-${b.how}`}
              style={placed(b, picture.range)}
            />
          ))}
      </div>
      <Half side="site" {...props} />
      {picture.overlays.map((o) => (
        <span
          key={o.id}
          className={`rails-overlay rails-overlay-${o.kind} rails-overlay-on-${o.side}`}
          style={placed({ start: o.at, end: o.to ?? o.at }, picture.range)}
          title={words.window[o.kind]}
          aria-hidden="true"
        />
      ))}
    </>
  )
})

function Legend({ lang }: { lang: Lang }) {
  const words = rails[lang]
  const keys = [
    ['planned', words.planned],
    ['happened', words.happened],
    ['expected', words.expected],
    ['hands', words.handsOnSite],
    ['night', words.night],
    ['now', words.now],
  ] as const
  return (
    <ul className="rails-legend" aria-hidden="true">
      {keys.map(([key, word]) => (
        <li key={key}>
          <span className={`rails-key rails-key-${key}`} />
          {word}
        </li>
      ))}
    </ul>
  )
}
