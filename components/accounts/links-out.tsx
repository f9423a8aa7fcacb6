import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { Duration } from '../time/elapsed.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Row, RowFacts } from '../ui/row.tsx'
import { SentForm } from './sent-form.tsx'
import { Box } from './settings-parts.tsx'

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

/** Links and tokens that still open something, across upgrades, each with the button that ends it. */
export function LinksOut(props: {
  lang: Lang
  /** Which part of the page this is: `#links`. */
  part: string
  /** Real ms: invitations live on the real clock. */
  now: number
  links: LinkOut[]
  /** Told where there are none. */
  none: string
  /** Makes the id of one form. */
  form: () => string
  done: 'taken-back' | 'not-taken-back' | null
}) {
  const { lang, links, now, done } = props
  const words = settings[lang].links
  return (
    <Box flush>
      {done === null ? null : (
        <div className="px-4 py-3">
          <Notice tone={done === 'taken-back' ? 'good' : 'warn'} live>
            {done === 'taken-back' ? words.revoked : words.notRevoked}
          </Notice>
        </div>
      )}
      {links.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-soft">{props.none}</p>
      ) : (
        <ul>
          {links.map((link) => (
            <LinkRow
              key={`${link.kind} ${link.id}`}
              link={link}
              now={now}
              lang={lang}
              form={props.form()}
              part={props.part}
            />
          ))}
        </ul>
      )}
    </Box>
  )
}

function LinkRow(props: { link: LinkOut; now: number; lang: Lang; form: string; part: string }) {
  const { link, now, lang } = props
  const words = settings[lang].links
  const { remove, sessions } = settingsPage[lang]
  const what = whatIs(link, lang)
  return (
    <Row
      title={what}
      tools={
        <Confirm
          face={words.revoke}
          label={words.revokeOf(what, link.title)}
          size="sm"
          question={remove.takeBack(what)}
          text={remove.takeBackText}
          cancel={sessions.cancel}
        >
          <SentForm lang={lang} action="/api/session/take-back" part={props.part}>
            <input type="hidden" name="id" value={props.form} />
            <input type="hidden" name="upgrade" value={link.upgrade} />
            <input type="hidden" name={link.kind} value={link.id} />
            <Button type="submit" kind="danger">
              {words.revoke}
            </Button>
          </SentForm>
        </Confirm>
      }
    >
      <RowFacts>
        <a href={`/u/${link.upgrade}/${link.kind === 'calendar' ? 'calendar' : 'people'}`}>{link.title}</a>
        {link.kind === 'invite' && link.seat !== null ? (
          <span>
            {words.to} {link.seat}
          </span>
        ) : null}
        {link.kind === 'invite' ? (
          <span>
            {words.left} <Duration minutes={Math.ceil((link.expiresAt - now) / 60_000)} lang={lang} />
          </span>
        ) : null}
      </RowFacts>
    </Row>
  )
}

function whatIs(link: LinkOut, lang: Lang): string {
  const words = settings[lang].links
  if (link.kind === 'calendar') return words.calendar
  return link.kind === 'invite' ? words.invite(names[lang].role[link.role]) : words.token(link.name)
}
