import type { Damage } from '../../domain/log/damage.ts'
import { damageWords } from '../../domain/log/words/damage.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Badge } from '../ui/marks.tsx'

export interface DamagedUpgrade {
  id: string
  /** Null where not even that is proven, or the reader may not read it. */
  title: string | null
  damage: Damage
}

/** Upgrades whose logs break, above all others and on every page of the list: somebody has to do something about them. */
export function DamagedList({ damaged, lang }: { damaged: readonly DamagedUpgrade[]; lang: Lang }) {
  const words = damageWords[lang]
  if (damaged.length === 0) return null
  return (
    <ul className="mb-4 overflow-clip rounded-lg border border-line bg-panel">
      {damaged.map(({ id, title, damage }) => (
        <li
          key={id}
          className="grid gap-1.5 border-b border-s-4 border-line border-s-bad px-4 py-3 last:border-b-0"
        >
          <h2 className="text-lg leading-snug font-semibold text-balance">
            <a className="text-ink" href={`/u/${encodeURIComponent(id)}`}>
              {title ?? id}
            </a>
          </h2>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Badge tone="bad" mark="stop">
              {words.badge}
            </Badge>
            <span>{words.breaks(damage.line, damage.what)}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
