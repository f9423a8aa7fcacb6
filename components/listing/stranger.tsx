import { upgrades } from '../../domain/listing/words.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { CodeForm } from '../accounts/code-form.tsx'
import { Secret } from '../people/secret.tsx'
import { RailsAtRest } from '../rails/at-rest.tsx'
import { panelLook } from '../ui/panel.tsx'

/** For whoever has no session here: what this is, how it looks, and the three ways in. */
export function FrontPage(props: { lang: Lang; example: UpgradeState; now: number }) {
  const { lang } = props
  const words = upgrades[lang].stranger
  const { front } = upgrades[lang]
  return (
    <div className="front grid gap-8">
      <figure className="min-w-0 rounded-lg border border-line bg-panel px-4 py-3">
        <RailsAtRest state={props.example} now={props.now} lang={lang} />
        <figcaption className="mt-2 text-xs text-ink-faint">{front.picture}</figcaption>
      </figure>
      <section aria-labelledby="ways-in">
        <h2 id="ways-in" className="text-xl font-heading">
          {front.ways}
        </h2>
        <p className="mb-3.5 text-ink-soft">{front.waysLead}</p>
        <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,17rem),1fr))] gap-3">
          {words.ways.map((way, i) => (
            <li key={way.title} className={`${panelLook.box} grid content-start gap-2 p-4`}>
              <h3 className="font-heading">{way.title}</h3>
              <p>{way.text}</p>
              {way.code === null ? null : <Secret>{way.code}</Secret>}
              {i === words.ways.length - 1 ? <CodeForm lang={lang} why={undefined} /> : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
