import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { settings } from '../../domain/messages/settings.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { Duration } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

interface Given {
  id: string
  upgrade: string
  /** The upgrade's. */
  title: string
}

export type LinkOut =
  | (Given & { kind: 'invite'; role: Role; seat: string | null; expiresAt: number })
  | (Given & { kind: 'token'; name: string })
  /** The reader's own. */
  | (Given & { kind: 'calendar' })

/** Every link and token that still opens something, across upgrades, each with the button that ends it. */
export function LinksOut(props: {
  lang: Lang
  /** Real ms: invitations live on the real clock. */
  now: number
  links: LinkOut[]
  /** Makes the id of one form. */
  form: () => string
  done: 'taken-back' | 'not-taken-back' | null
}) {
  const { lang, links, now, done } = props
  const words = settings[lang].links
  return (
    <Panel title={words.title} id="links" flush>
      <div className="section-body">
        <p className="enter-faint">{links.length === 0 ? words.none : words.lead}</p>
        {done === null ? null : (
          <Notice tone={done === 'taken-back' ? 'good' : 'warn'} live>
            {done === 'taken-back' ? words.revoked : words.notRevoked}
          </Notice>
        )}
      </div>
      <ul className="rows">
        {links.map((link) => {
          const what = whatIs(link, lang)
          return (
            <li key={`${link.kind} ${link.id}`} className="row">
              <div className="row-words">
                <p className="row-title">{what}</p>
                <p className="row-facts">
                  <a href={`/u/${link.upgrade}/${link.kind === 'calendar' ? 'calendar' : 'people'}`}>
                    {link.title}
                  </a>
                  {link.kind === 'invite' && link.seat !== null ? (
                    <span>
                      {words.to} {link.seat}
                    </span>
                  ) : null}
                  {link.kind === 'invite' ? (
                    <span>
                      {words.left}{' '}
                      <Duration minutes={Math.ceil((link.expiresAt - now) / 60_000)} lang={lang} />
                    </span>
                  ) : null}
                </p>
              </div>
              <form className="row-tools" method="post" action="/api/session/take-back">
                <input type="hidden" name="id" value={props.form()} />
                <input type="hidden" name="upgrade" value={link.upgrade} />
                <input type="hidden" name={link.kind} value={link.id} />
                <Button type="submit" size="sm" kind="danger" aria-label={words.revokeOf(what, link.title)}>
                  {words.revoke}
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

function whatIs(link: LinkOut, lang: Lang): string {
  const words = settings[lang].links
  if (link.kind === 'calendar') return words.calendar
  return link.kind === 'invite' ? words.invite(names[lang].role[link.role]) : words.token(link.name)
}
