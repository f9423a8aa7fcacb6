import { upgrades } from '../../domain/listing/words.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { Button } from '../ui/button.tsx'
import { controlLook } from '../ui/field.tsx'
import type { Copyable } from './fresh-form.tsx'

/** Which upgrade to copy: the newest that bear the words, each a link of its own. Works without a script. */
export function CopyChoice(props: {
  lang: Lang
  /** What was looked for; '' for all. */
  text: string
  rows: readonly Copyable[]
  /** How many more have the words. */
  more: number
  /** The one that the form below is about. */
  chosen: string
}) {
  const { lang, text, rows, more, chosen } = props
  const words = upgrades[lang]
  return (
    <div className="mb-4 grid gap-2">
      <search>
        <form action="/new" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="from" value="copy" />
          <input
            type="search"
            name="q"
            aria-label={words.find}
            placeholder={words.find}
            defaultValue={text}
            maxLength={100}
            className={controlLook({ className: 'min-w-0 flex-1' })}
          />
          <Button type="submit">{words.search}</Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-soft">{words.noneFound}</p>
      ) : (
        <nav aria-label={fresh[lang].copyOf}>
          <ul className="grid gap-1">
            {rows.map(({ id, title, names }) => (
              <li key={id}>
                <a
                  href={`/new?${new URLSearchParams({ from: 'copy', of: id, ...(text === '' ? {} : { q: text }) })}`}
                  aria-current={id === chosen ? 'true' : undefined}
                  className="flex flex-wrap items-center gap-x-3 rounded-md border border-line px-3 py-2 text-sm no-underline hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised"
                >
                  <span className="font-semibold">{title}</span>
                  <span className="text-ink-soft">
                    {names.home} ⇄ {names.site}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {more === 0 ? null : <p className="text-sm text-ink-soft">{words.more(more)}</p>}
    </div>
  )
}
