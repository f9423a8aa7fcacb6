import type { CSSProperties } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { share } from '../../domain/rails/scale.ts'
import { rails } from '../../domain/rails/words.ts'
import { miniLook, nowLine } from './looks.ts'
import { placed } from './place.ts'

/** The rails in one line: no words, no hours; only where it stands. */
export function Strip({ picture, now, lang }: { picture: Picture; now: number; lang: Lang }) {
  const { scale } = picture
  const here = now >= scale.start && now <= scale.end
  const line = { '--now-at': `${share(now, scale)}%` } as CSSProperties
  return (
    <div
      className="relative isolate grid gap-px py-0.5 min-inline-16"
      role="img"
      aria-label={rails[lang].progress(picture.done, picture.steps)}
    >
      {(['home', 'site'] as const).map((side) => (
        <span
          key={side}
          className={`side-${side} relative block overflow-clip rounded-[1px] bg-[color-mix(in_oklab,var(--side),var(--panel)_86%)] block-2`}
        >
          {picture.axes[side].nights.map((n) => (
            <span key={n.start} className="rails-along inset-y-0 bg-sunken/75" style={placed(n, scale)} />
          ))}
          {side === 'site'
            ? picture.hands.map((h) => (
                <span
                  key={h.start}
                  className="rails-along inset-be-0 bg-site block-0.5"
                  style={placed(h, scale)}
                />
              ))
            : null}
          {picture.bars
            .filter((b) => b.side === side && b.how !== 'planned')
            .map((b) => (
              <span
                key={`${b.step}:${b.how}`}
                className={`rails-along inset-bs-px inset-be-0.5 rounded-[1px] min-inline-0.5 ${miniLook(b)}`}
                style={placed(b, scale)}
              />
            ))}
        </span>
      ))}
      {scale.folds.map((f) => (
        <span key={f.start} className="rails-fold rails-along inset-y-0 z-2" style={placed(f, scale)} />
      ))}
      {here ? <span className={`${nowLine} inset-y-0`} style={line} /> : null}
    </div>
  )
}
