import type { UpgradeState } from '../log/state.ts'
import type { Lang } from '../messages/lang.ts'

/**
 * The same upgrade with the plan's words for readers of `lang` alone, besides the originals: what a phone is sent over a bad
 * line. For reading only; nothing of it may be compared with the log.
 */
export function forReaderOf(state: UpgradeState, lang: Lang): UpgradeState {
  return {
    ...state,
    steps: trimmed(state.steps, lang),
    rollBackSteps: trimmed(state.rollBackSteps, lang),
    machines: trimmed(state.machines, lang),
  }
}

/** Without the `texts` of other languages, however deep they stand. What has none is handed back as it is. */
function trimmed<T>(thing: T, lang: Lang): T {
  if (typeof thing !== 'object' || thing === null) return thing
  if (Array.isArray(thing)) return thing.map((part) => trimmed(part, lang)) as T
  const parts = Object.entries(thing).flatMap(([name, value]): [string, unknown][] => {
    if (name !== 'texts' || value == null) return [[name, trimmed(value, lang)]]
    const own = (value as Partial<Record<Lang, unknown>>)[lang]
    return own === undefined ? [] : [[name, { [lang]: own }]]
  })
  return Object.fromEntries(parts) as T
}
