import type { Lang } from '../../domain/messages/lang.ts'
import { signs } from '../../domain/messages/signs.ts'
import type { Symptoms } from '../../domain/plan/plan.ts'

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
              <div className="symptoms-seen">
                <dt>{words.seen}</dt>
                <dd>
                  {Object.keys(row.when).length === 0
                    ? words.any
                    : table.ask
                        .filter(({ id }) => row.when[id] !== undefined)
                        .map(({ id, name }) => (
                          <span key={id} className="symptoms-look">
                            {name + words.colon}
                            <strong>{row.when[id]}</strong>
                          </span>
                        ))}
                </dd>
              </div>
              <div>
                <dt>{words.means}</dt>
                <dd>{row.means}</dd>
              </div>
              <div className="symptoms-then">
                <dt>{words.then}</dt>
                <dd>{row.then}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  )
}
