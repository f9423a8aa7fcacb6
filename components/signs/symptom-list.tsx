import type { Lang } from '../../domain/messages/lang.ts'
import type { Symptoms } from '../../domain/plan/plan.ts'
import { answerText, rowTexts, signTexts } from '../../domain/plan/texts.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { Fact } from '../ui/row.tsx'

const PART = 'grid grid-cols-[5.5rem_minmax(0,1fr)] desk:gap-3'
const LIT = 'rounded-md bg-sunken phone:-mx-2 phone:px-2 desk:px-2.5 desk:shadow-[inset_3px_0_0_var(--site)]'

/**
 * A step's symptom table, row under row so that it is read on a narrow screen as well: seen, what it means, what to do.
 * `row`: the index of the one that holds now.
 */
export function SymptomList({ table, lang, row: lit }: { table: Symptoms; lang: Lang; row: number | null }) {
  const words = signs[lang]
  return (
    <div>
      <h3 className="phone:mt-3 phone:mb-0 desk:text-ink-faint">{words.title}</h3>
      <ul className="phone:mt-1">
        {table.rows.map((row, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
            key={i}
            className={`border-t border-line phone:py-2.5 desk:py-1.5 ${i === lit ? LIT : ''}`}
            aria-current={i === lit ? 'true' : undefined}
          >
            <dl className="grid phone:gap-1 desk:gap-0.5 phone:[&_dt]:text-ink-soft desk:[&_dt]:text-ink-faint">
              <Fact className={PART} name={words.seen}>
                {Object.keys(row.when).length === 0
                  ? words.any
                  : table.ask
                      .filter(({ id }) => row.when[id] !== undefined)
                      .map((sign) => (
                        <span key={sign.id} className="block">
                          {signTexts(sign, lang).name + words.colon}
                          <strong>{answerText(sign, row.when[sign.id] ?? '', lang)}</strong>
                        </span>
                      ))}
              </Fact>
              <Fact className={PART} name={words.means}>
                {rowTexts(row, lang).means}
              </Fact>
              <Fact className={`${PART} phone:[&>dd]:font-bold desk:[&>dd]:font-semibold`} name={words.then}>
                {rowTexts(row, lang).then}
              </Fact>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  )
}
