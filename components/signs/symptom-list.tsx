import type { Lang } from '../../domain/messages/lang.ts'
import type { Symptoms } from '../../domain/plan/plan.ts'
import { answerText, rowTexts, signTexts } from '../../domain/plan/texts.ts'
import { signs } from '../../domain/signs/words/signs.ts'
import { Fact } from '../ui/fact.tsx'

/**
 * A step's symptom table, row under row so that it is read on a narrow screen as well: seen, what it means, what to do.
 * `row`: the index of the one that holds now.
 */
export function SymptomList({ table, lang, row: lit }: { table: Symptoms; lang: Lang; row: number | null }) {
  const words = signs[lang]
  return (
    <div className="symptoms">
      <h3>{words.title}</h3>
      <ul>
        {table.rows.map((row, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
            key={i}
            className={i === lit ? 'symptoms-lit' : undefined}
            aria-current={i === lit ? 'true' : undefined}
          >
            <dl>
              <Fact className="symptoms-seen" name={words.seen}>
                {Object.keys(row.when).length === 0
                  ? words.any
                  : table.ask
                      .filter(({ id }) => row.when[id] !== undefined)
                      .map((sign) => (
                        <span key={sign.id} className="symptoms-look">
                          {signTexts(sign, lang).name + words.colon}
                          <strong>{answerText(sign, row.when[sign.id] ?? '', lang)}</strong>
                        </span>
                      ))}
              </Fact>
              <Fact name={words.means}>{rowTexts(row, lang).means}</Fact>
              <Fact className="symptoms-then" name={words.then}>
                {rowTexts(row, lang).then}
              </Fact>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  )
}
