import type { CSSProperties } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture, Side } from '../../domain/rails/picture.ts'
import { share } from '../../domain/rails/scale.ts'
import { SideClock } from '../time/side-clock.tsx'
import { StateMark } from '../ui/marks.tsx'
import { isLate, isRunning } from './labels.ts'
import { nowLine } from './looks.ts'

const chip =
  'absolute left-[clamp(2.75rem,var(--now-at),100%-2.75rem)] z-5 -translate-x-1/2 rounded-sm border border-now bg-panel px-1.5 py-px leading-[1.3] [writing-mode:horizontal-tb] upright:top-[clamp(0rem,var(--now-at)-0.6875rem,100%-1.375rem)] upright:bottom-auto upright:translate-none low:rounded-[2px] low:border-y-0 low:py-0 low:text-xs low:leading-4.5 low:block-4.5 [&_.side-clock-offset]:hidden'
const flag =
  'absolute inset-bs-px flex max-inline-72 items-center gap-1 bg-panel px-1.5 text-xs font-semibold whitespace-nowrap text-now upright:top-0.5 upright:bottom-auto upright:block-4.5 upright:max-inline-[calc(100cqi-9rem)] [&_svg]:size-3'

/** The line of now across both rails, each side's clock at its end. */
export function Now(props: { state: UpgradeState; picture: Picture; now: number; lang: Lang; low: boolean }) {
  const { state, picture, now, lang, low } = props
  const line = { '--now-at': `${share(now, picture.scale)}%` } as CSSProperties
  return (
    <>
      <div
        className={`${nowLine} inset-y-5 upright:inset-y-0 low:inset-y-0`}
        style={line}
        aria-hidden="true"
      />
      {(['home', 'site'] as const).map((side) => (
        <div
          key={side}
          className={`rails-chip rails-chip-${side} ${chip} ${side === 'home' ? 'inset-bs-0 upright:right-auto upright:-left-1' : 'inset-be-0 upright:-right-1 upright:left-auto'}`}
          style={line}
        >
          <SideClock
            instant={now}
            zone={state.head[side].zone}
            side={side}
            lang={lang}
            size="sm"
            name={state.head[side].name}
          />
          {low ? null : <Flag side={side} picture={picture} now={now} />}
        </div>
      ))}
    </>
  )
}

/** What runs on a side just now, beside its clock. */
function Flag({ side, picture, now }: { side: Side; picture: Picture; now: number }) {
  const running = picture.bars.find((b) => b.side === side && isRunning(b))
  if (running === undefined) return null
  const late = isLate(share(now, picture.scale))
  // Upright the two would lie over each other.
  const second = side === 'site' && picture.bars.some((b) => b.side === 'home' && isRunning(b))
  return (
    <span
      className={`${flag} ${late ? 'right-[calc(100%+0.5rem)]' : 'left-[calc(100%+0.5rem)]'} ${side === 'home' ? 'upright:right-auto upright:left-[calc(100%+1px)]' : 'upright:right-[calc(100%+1px)] upright:left-auto'} ${second ? 'upright:hidden' : ''}`}
      aria-hidden="true"
    >
      <StateMark mark="half" tone="now" />
      <span className="overflow-hidden leading-normal text-ellipsis">{running.title}</span>
    </span>
  )
}
