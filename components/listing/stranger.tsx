import { upgrades } from '../../domain/listing/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { CodeForm } from '../accounts/code-form.tsx'
import { RailsAtRest } from '../rails/at-rest.tsx'

/** For whoever has no session here: what this is, how it looks, and the three ways in. */
export function FrontPage(props: { lang: Lang; example: UpgradeState; now: number }) {
  const { lang } = props
  const words = upgrades[lang].stranger
  const { front } = upgrades[lang]
  return (
    <div className="front">
      <figure className="front-picture">
        <RailsAtRest state={props.example} now={props.now} lang={lang} />
        <figcaption>{front.picture}</figcaption>
      </figure>
      <section aria-labelledby="ways-in" className="front-ways">
        <h2 id="ways-in" className="front-title">
          {front.ways}
        </h2>
        <p className="front-lead">{front.waysLead}</p>
        <ul className="ways-in">
          {words.ways.map((way, i) => (
            <li key={way.title} className="panel way-in">
              <h3 className="way-in-title">{way.title}</h3>
              <p>{way.text}</p>
              {way.code === null ? null : (
                <p className="made-secret">
                  <code>{way.code}</code>
                </p>
              )}
              {i === words.ways.length - 1 ? <CodeForm lang={lang} why={undefined} /> : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
