import { useEffect, useState } from 'react'
import { z } from 'zod'

const numbersSchema = z.object({ numbers: z.record(z.string(), z.array(z.string())) })

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
      .then(async (answer) => (answer.ok ? numbersSchema.parse(await answer.json()).numbers : {}))
      .then(setNumbers)
      .catch(() => {
        // No network: who is to be called is said all the same.
      })
    return () => over.abort()
  }, [upgrade, people])
  return numbers
}
