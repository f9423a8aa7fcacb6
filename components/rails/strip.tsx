import type { CSSProperties } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { share } from '../../domain/rails/scale.ts'
import { rails } from '../../domain/rails/words.ts'
import { placed } from './place.ts'

/** The rails in one line: no words, no hours; only where it stands. */
export function Strip({ picture, now, lang }: { picture: Picture; now: number; lang: Lang }) {
  const { scale } = picture
  const here = now >= scale.start && now <= scale.end
  const line = { '--now-at': `${share(now, scale)}%` } as CSSProperties
  return (
    <div className="rails-strip" role="img" aria-label={rails[lang].progress(picture.done, picture.steps)}>
      {(['home', 'site'] as const).map((side) => (
        <span key={side} className={`rails-strip-side side-${side}`}>
          {picture.axes[side].nights.map((n) => (
            <span key={n.start} className="rails-night" style={placed(n, scale)} />
          ))}
          {side === 'site'
            ? picture.hands.map((h) => (
                <span key={h.start} className="rails-strip-hands" style={placed(h, scale)} />
              ))
            : null}
          {picture.bars
            .filter((b) => b.side === side && b.how !== 'planned')
            .map((b) => (
              <span
                key={`${b.step}:${b.how}`}
                className={`rails-mini rails-mini-${b.how} rails-is-${b.state}`}
                style={placed(b, scale)}
              />
            ))}
        </span>
      ))}
      {scale.folds.map((f) => (
        <span key={f.start} className="rails-fold" style={placed(f, scale)} />
      ))}
      {here ? <span className="rails-now" style={line} /> : null}
    </div>
  )
}
