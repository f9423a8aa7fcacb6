import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { rails } from '../../domain/rails/words.ts'

/** In the legend only while they are in the picture. */
const planners = new Set<string>(['low', 'sleep', 'ends', 'turn-back', 'dark'])

const box = 'rounded-[2px] inline-5'
const swatch = `${box} block-2.5`

const looks = {
  planned: `${box} border border-ink-faint block-1.75`,
  happened: `${swatch} border-s-3 border-good bg-good-soft`,
  expected: `${swatch} border border-line-strong`,
  hands: `${swatch} bg-site/38`,
  night: `${swatch} bg-(--rail-night) outline-1 outline-line`,
  critical: `${swatch} border-be-2 border-now`,
  low: `${swatch} bg-[repeating-linear-gradient(135deg,transparent_0_3px,color-mix(in_oklab,var(--home),transparent_50%)_3px_4px)] outline-1 outline-line`,
  sleep: `${box} self-center bg-home/55 block-1`,
  window: 'rounded-[2px] border-s border-dashed border-ink-soft inline-0 block-3.5',
  ends: `${swatch} bg-[linear-gradient(90deg,color-mix(in_oklab,var(--now),transparent_45%),color-mix(in_oklab,var(--now),transparent_90%))]`,
  'turn-back': 'rounded-[2px] bg-warn inline-0.5 block-2.5',
  dark: `${box} self-center bg-bad block-1`,
  now: 'rounded-[2px] bg-now inline-0.5 block-3.5',
}

/** What the colours and lines of the picture mean. */
export function Legend({ lang, picture }: { lang: Lang; picture: Picture }) {
  const words = rails[lang]
  const keys = [
    ['planned', words.planned],
    ['happened', words.happened],
    ['expected', words.expected],
    ['hands', words.handsOnSite],
    ['night', words.night],
    ['critical', words.critical],
    ['low', words.low],
    ['sleep', words.sleep],
    ['window', words.windowEdge],
    ['ends', words.ends],
    ['turn-back', words.window['turn-back']],
    ['dark', words.window.dark],
    ['now', words.now],
  ] as const
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-hidden="true">
      {keys
        .filter(([key]) => !planners.has(key) || picture.overlays.some((o) => o.kind === key))
        .map(([key, word]) => (
          <li key={key} className="flex items-center gap-1.5">
            <span className={looks[key]} />
            {word}
          </li>
        ))}
    </ul>
  )
}
