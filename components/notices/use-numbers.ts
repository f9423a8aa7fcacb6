import { useEffect, useState } from 'react'

/**
 * The numbers, by person id, of those whom it is time to call; asked of the server, for they stand in no event. `people`:
 * who that is, in one word, '' for nobody: it is asked again when that is another.
 */
export function useNumbers(upgrade: string, people: string): Record<string, string[]> {
  const [numbers, setNumbers] = useState<Record<string, string[]>>({})
  useEffect(() => {
    if (people === '') return
    const over = new AbortController()
    fetch(`/api/upgrades/${encodeURIComponent(upgrade)}/numbers`, { signal: over.signal })
      .then(async (answer) => (answer.ok ? numbersIn(await answer.json()) : {}))
      .then(setNumbers)
      .catch(() => {
        // No network: who is to be called is said all the same.
      })
    return () => over.abort()
  }, [upgrade, people])
  return numbers
}

/** Those that are lists of texts, whatever else a server of another version says. */
function numbersIn({ numbers }: { numbers?: Record<string, unknown> }): Record<string, string[]> {
  const lists = Object.entries(numbers ?? {}).filter(
    (one): one is [string, string[]] => Array.isArray(one[1]) && one[1].every((n) => typeof n === 'string'),
  )
  return Object.fromEntries(lists)
}
