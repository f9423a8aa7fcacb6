import type { CSSProperties } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { rails } from '../../domain/messages/rails.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { placed, share } from './place.ts'

/** The rails in one line: no words, no hours; only where it stands. */
export function Strip({ picture, now, lang }: { picture: Picture; now: number; lang: Lang }) {
  const { range } = picture
  const here = now >= range.start && now <= range.end
  const style = { '--now': `${share(now, range)}%` } as CSSProperties
  return (
    <div
      className="rails-strip"
      style={style}
      role="img"
      aria-label={rails[lang].progress(picture.done, picture.steps)}
    >
      {(['home', 'site'] as const).map((side) => (
        <span key={side} className={`rails-strip-side side-${side}`}>
          {picture.axes[side].nights.map((n) => (
            <span key={n.start} className="rails-night" style={placed(n, range)} />
          ))}
          {side === 'site'
            ? picture.hands.map((h) => (
                <span key={h.start} className="rails-strip-hands" style={placed(h, range)} />
              ))
            : null}
          {picture.bars
            .filter((b) => b.side === side && b.how !== 'planned')
            .map((b) => (
              <span
                key={`${b.step}:${b.how}`}
                className={`rails-mini rails-mini-${b.how} rails-is-${b.state}`}
                style={placed(b, range)}
              />
            ))}
        </span>
      ))}
      {here ? <span className="rails-now" /> : null}
    </div>
  )
}
