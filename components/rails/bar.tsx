import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { type RailsWords, rails } from '../../domain/messages/rails.ts'
import type { Span } from '../../domain/rails/hands-ahead.ts'
import type { Bar } from '../../domain/rails/picture.ts'
import type { Scale } from '../../domain/rails/scale.ts'
import { bothClocksText } from '../../domain/time/format.ts'
import { stepLook } from '../desk/looks.ts'
import { StateMark } from '../ui/marks.tsx'
import { placed } from './place.ts'

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
export function StepBar({ bar, scale, lang, zones, selected, entry, onStep }: Props) {
  const classes = ['rails-bar', `rails-bar-${bar.how}`, `rails-is-${bar.state}`]
  if (bar.hands) classes.push('rails-bar-hands')
  if (bar.echo) classes.push('rails-bar-echo')
  if (bar.rollBack) classes.push('rails-bar-back')
  if (selected) classes.push('rails-bar-selected')
  const said = `${spoken(bar, rails[lang], lang)} · ${hours(bar, zones, lang)}`
  const shared = {
    className: classes.join(' '),
    style: placed(bar, scale, { '--lane': bar.lane }),
    title: said,
  }
  const inner = (
    <span className="rails-label" aria-hidden="true">
      {bar.how === 'happened' && !bar.echo ? (
        <StateMark {...stepLook[bar.state]} />
      ) : bar.hands && !bar.echo && bar.side === 'site' ? (
        <StateMark mark="hand" tone="site" />
      ) : null}
      {bar.echo ? null : (
        <>
          <span className="rails-number">{bar.number}</span>
          <span className="rails-title">{bar.title}</span>
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
      aria-label={said}
      aria-pressed={selected}
      tabIndex={entry ? 0 : -1}
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
