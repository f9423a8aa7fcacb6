import { memo } from 'react'
import type { Span } from '../../domain/availability/spans.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import type { Bar } from '../../domain/rails/picture.ts'
import { type Scale, share } from '../../domain/rails/scale.ts'
import { type RailsWords, rails } from '../../domain/rails/words.ts'
import { bothClocksText } from '../../domain/time/format.ts'
import { stepLook } from '../desk/looks.ts'
import { StateMark } from '../ui/marks.tsx'
import { isRunning } from './labels.ts'
import { barLook } from './looks.ts'
import { placed } from './place.ts'

/** A bar of so many percent has no room for a word at any width of screen, however much it is zoomed. */
const NO_ROOM = 0.1

/** A sign goes before a word does. */
const worded =
  'rails-label-words *:aria-hidden:flex-none [@container_rails-bar_(width<4.5rem)]:*:aria-hidden:hidden'

interface Props {
  bar: Bar
  scale: Scale
  lang: Lang
  zones: { siteZone: string; homeZone: string }
  selected: boolean
  entry: boolean
  onStep: ((step: string) => void) | undefined
}

/** A step on a rail: its sign, its number and as much of its title as there is room for. */
export const StepBar = memo(DrawnBar, (a, b) => {
  // A picture drawn anew has new bars; most of them stand where they stood.
  const fields = Object.keys(b.bar) as (keyof Bar)[]
  const [x, y] = [a.scale, b.scale]
  return (
    fields.every((f) => a.bar[f] === b.bar[f]) &&
    x.start === y.start &&
    x.end === y.end &&
    x.folds.length === y.folds.length &&
    x.folds.every((f, i) => f.start === y.folds[i]?.start && f.end === y.folds[i]?.end) &&
    a.zones.siteZone === b.zones.siteZone &&
    a.zones.homeZone === b.zones.homeZone &&
    a.lang === b.lang &&
    a.selected === b.selected &&
    a.entry === b.entry &&
    a.onStep === b.onStep
  )
})

function DrawnBar({ bar, scale, lang, zones, selected, entry, onStep }: Props) {
  const said = `${spoken(bar, rails[lang], lang)} · ${hours(bar, zones, lang)}`
  const shared = {
    className: barLook(bar, selected),
    style: placed(bar, scale, { '--lane': bar.lane }),
    title: said,
  }
  const drawn = share(bar.end, scale) - share(bar.start, scale)
  // Of a step half over, the half that was has the words.
  const rest = bar.how === 'expected' && bar.state === 'running'
  // The flag at the now line says it in full.
  const says = isRunning(bar)
  const inner =
    rest || (drawn < NO_ROOM && !bar.echo) ? null : (
      <span
        className={`rails-label text-xs low:hidden [&_svg]:size-3 ${bar.echo ? 'justify-center overflow-visible p-0 *:flex-none' : worded} ${says ? 'font-semibold' : ''}`}
        aria-hidden="true"
      >
        {bar.echo ? (
          <StateMark size="drawn" mark="hand" tone="site" />
        ) : bar.how === 'happened' ? (
          <StateMark size="drawn" {...stepLook[bar.state]} />
        ) : bar.hands && bar.side === 'site' ? (
          <StateMark size="drawn" mark="hand" tone="site" />
        ) : null}
        {bar.echo ? null : (
          <>
            <span className={`rails-number text-2xs ${says ? '' : 'text-ink-faint'}`}>{bar.number}</span>
            <span className="rails-title text-2xs">{bar.title}</span>
          </>
        )}
      </span>
    )
  // The echo and the ghost say nothing that the bar itself and the table don't.
  if (onStep === undefined || bar.echo || bar.how === 'planned')
    return (
      <span {...shared} aria-hidden="true">
        {bar.how === 'planned' ? null : inner}
      </span>
    )
  return (
    <button
      type="button"
      {...shared}
      className={`${shared.className} cursor-pointer`}
      aria-pressed={selected}
      tabIndex={entry && !rest ? 0 : -1}
      data-at={bar.start}
      onClick={() => onStep(bar.step)}
    >
      {inner}
    </button>
  )
}

function hours(bar: Span, zones: Props['zones'], lang: Lang): string {
  const text = (t: number) => bothClocksText(t, zones, lang)
  return `${text(bar.start)} ${rails[lang].table.to} ${text(bar.end)}`
}

function spoken(bar: Bar, words: RailsWords, lang: Lang): string {
  const parts = [`${bar.number}. ${bar.title}`]
  if (bar.rollBack) parts.push(words.rollBack)
  parts.push(bar.how === 'happened' ? names[lang].step[bar.state] : words[bar.how])
  if (bar.hands) parts.push(names[lang].need.hands)
  if (bar.noHands) parts.push(words.noHands)
  else if (bar.waitsFrom !== null) parts.push(words.waits)
  return parts.join(' · ')
}
