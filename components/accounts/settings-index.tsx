'use client'
import { useEffect, useState } from 'react'

/**
 * What the page holds, each a link to its part: at the side of a desk, where it stays in view and marks the part that is read;
 * on top of a phone. Without script they are links.
 */
export function SettingsIndex({
  label,
  parts,
}: {
  label: string
  parts: readonly { id: string; title: string }[]
}) {
  const [here, setHere] = useState<string | null>(null)
  useEffect(() => {
    // What was just done is told once: a reload must not say it again.
    if (location.search !== '') history.replaceState(history.state, '', location.pathname + location.hash)
    const look = () => setHere(partInView(parts.map((p) => p.id)))
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('hashchange', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('hashchange', look)
    }
  }, [parts])
  return (
    <nav aria-label={label} className="md:sticky md:top-4 md:self-start">
      <ul className="flex flex-wrap gap-1 md:grid">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === here ? 'location' : undefined}
              className="flex min-h-control items-center rounded-md border border-line px-3 py-1 text-sm text-ink-soft no-underline hover:bg-raised hover:text-ink md:border-transparent md:aria-[current]:border-line-strong md:aria-[current]:bg-panel md:aria-[current]:font-semibold md:aria-[current]:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The last part whose head has come up; at the foot of the page, the one that was asked for if it is in view. */
function partInView(ids: readonly string[]): string | null {
  const top = (id: string) =>
    document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY
  const asked = ids.find((id) => `#${id}` === location.hash)
  const atFoot = scrollY + innerHeight >= document.documentElement.scrollHeight - 2
  if (atFoot && asked !== undefined && top(asked) >= 0 && top(asked) < innerHeight) return asked
  if (atFoot && scrollY > 0) return ids.at(-1) ?? null
  return ids.findLast((id) => top(id) <= innerHeight / 4) ?? ids[0] ?? null
}
