import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { LinkButton } from '../ui/button.tsx'

/** For whoever has no session here: the three ways in. */
export function WaysIn({ lang }: { lang: Lang }) {
  const words = shell[lang].stranger
  return (
    <ol className="ways-in">
      {words.ways.map((way, i) => (
        <li key={way.title} className="panel way-in">
          <h2 className="way-in-title">{way.title}</h2>
          <p>{way.text}</p>
          {way.code === null ? null : (
            <p className="made-secret">
              <code>{way.code}</code>
            </p>
          )}
          {i === words.ways.length - 1 ? (
            <p>
              <LinkButton href="/code">{words.enterCode}</LinkButton>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
