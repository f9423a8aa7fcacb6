import type { Lang } from '../../domain/messages/lang.ts'
import type { Picture } from '../../domain/rails/picture.ts'
import { rails } from '../../domain/rails/words.ts'

/** In the legend only while they are in the picture. */
const planners = new Set<string>(['low', 'sleep', 'ends', 'turn-back', 'dark'])

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
    <ul className="rails-legend" aria-hidden="true">
      {keys
        .filter(([key]) => !planners.has(key) || picture.overlays.some((o) => o.kind === key))
        .map(([key, word]) => (
          <li key={key}>
            <span className={`rails-key rails-key-${key}`} />
            {word}
          </li>
        ))}
    </ul>
  )
}
