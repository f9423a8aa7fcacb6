import type { Lang } from '../../domain/messages/lang.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'

export const ways = ['example', 'blank', 'copy', 'file'] as const
export type Way = (typeof ways)[number]

/** The ways to begin an upgrade, each a link of its own. */
export function WaysToBegin({ lang, chosen }: { lang: Lang; chosen: Way }) {
  const words = fresh[lang]
  const links = [
    ...ways.map((way) => ({ way, href: `/new?from=${way}` })),
    { way: 'markdown', href: '/new/markdown' } as const,
  ]
  return (
    <nav aria-label={words.ways}>
      <ul className="grid gap-2">
        {links.map(({ way, href }) => (
          <li key={way}>
            <a
              className="grid gap-0.5 rounded-md border border-s-4 border-line bg-panel px-4 py-3 text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:bg-raised"
              href={href}
              aria-current={way === chosen ? 'page' : undefined}
            >
              <strong>{words.way[way].name}</strong>
              <span className={`text-sm text-ink-soft ${way === chosen ? '' : 'max-sm:hidden'}`}>
                {words.way[way].text}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
