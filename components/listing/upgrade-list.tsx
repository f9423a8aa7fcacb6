import type { Asked, Listing } from '../../domain/listing/listing.ts'
import { upgrades as allWords } from '../../domain/listing/words.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { buttonLook } from '../ui/button.tsx'
import { controlLook } from '../ui/field.tsx'
import { Empty } from '../ui/notice.tsx'
import { type ListedUpgrade, UpgradeRow } from './upgrade-row.tsx'

interface Props {
  found: Listing<ListedUpgrade>
  asked: Asked
  lang: Lang
  owner: boolean
}

/**
 * A page of the upgrades somebody may see: when each starts or ended on both clocks, how it stands, and whose move it is.
 * Those that are over stand apart. Words to find and pages work without a script.
 */
export function UpgradeList({ found, asked, lang, owner }: Props) {
  const words = allWords[lang]
  const { counts, rows } = found
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <nav aria-label={words.which} className="flex gap-1">
          {([false, true] as const).map((over) => (
            <a
              key={String(over)}
              href={hrefOf({ ...asked, over, page: 1 })}
              aria-current={asked.over === over ? 'page' : undefined}
              className="rounded-md border border-transparent px-3 py-1.5 text-sm font-semibold text-ink-soft no-underline hover:bg-raised aria-[current]:border-line-strong aria-[current]:bg-panel aria-[current]:text-ink"
            >
              {over ? words.over : words.open}{' '}
              <span className="tabular-nums">{over ? counts.over : counts.open}</span>
            </a>
          ))}
        </nav>
        <search className="ms-auto max-sm:w-full">
          <form action="/" className="flex gap-2">
            {asked.over ? <input type="hidden" name="over" value="1" /> : null}
            <input
              type="search"
              name="q"
              aria-label={words.find}
              placeholder={words.find}
              defaultValue={asked.text}
              maxLength={100}
              className={controlLook({ className: 'min-w-0 flex-1 sm:w-64' })}
            />
            <button type="submit" className={buttonLook({})}>
              {words.search}
            </button>
          </form>
        </search>
      </div>
      {rows.length === 0 ? (
        <Empty title={asked.text === '' ? (asked.over ? words.noneOver : words.noneOpen) : words.noneFound}>
          {asked.text === '' ? null : <a href={hrefOf({ ...asked, text: '', page: 1 })}>{words.all}</a>}
        </Empty>
      ) : (
        <ul className="upgrades overflow-clip rounded-lg border border-line bg-panel">
          {rows.map((u) => (
            <UpgradeRow key={u.state.id} {...u} lang={lang} owner={owner} />
          ))}
        </ul>
      )}
      <Pages found={found} asked={asked} lang={lang} />
    </div>
  )
}

function Pages({ found, asked, lang }: Omit<Props, 'owner'>) {
  const words = allWords[lang]
  const { page, pages } = found
  if (pages === 1) return null
  const to = (n: number, word: string) =>
    n < 1 || n > pages ? null : (
      <a className={buttonLook({ size: 'sm' })} href={hrefOf({ ...asked, page: n })}>
        {word}
      </a>
    )
  return (
    <nav aria-label={words.pages} className="flex items-center justify-center gap-3 text-sm">
      {to(page - 1, words.before)}
      <span>{words.page(page, pages)}</span>
      {to(page + 1, words.after)}
    </nav>
  )
}

/** Where a page of the list stands. */
function hrefOf({ text, over, page }: Asked): string {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (over) query.set('over', '1')
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/' : `/?${query}`
}
