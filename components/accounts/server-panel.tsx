import type { ReactNode } from 'react'
import { ownerLink } from '../../domain/accounts/words/owner.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import { signIns } from '../../domain/accounts/words/sign-ins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { CopyButton } from '../ui/copy.tsx'
import { Box } from './settings-parts.tsx'

export interface ServerFacts {
  address: string
  /** Whether it was set, or is the server's own. */
  set: boolean
  /** Whom mail is from; null: none is sent. */
  mailFrom: string | null
  /** Whom push services may write to; null: no phone is rung. */
  pushContact: string | null
  https: boolean
}

/** What this server does and how that is changed, for its owner: it is set where the server is started. */
export function ServerPanel({ lang, facts }: { lang: Lang; facts: ServerFacts }) {
  const words = settingsPage[lang].server
  const owner = ownerLink[lang]
  return (
    <Box>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
        <Fact name={words.address}>
          <span className="wrap-anywhere">{facts.address}</span>
          <span className="block text-ink-soft">{facts.set ? words.addressSet : words.addressOwn}</span>
        </Fact>
        <Fact name={words.mail}>
          {facts.mailFrom === null ? words.noMail : words.mailFrom(facts.mailFrom)}
        </Fact>
        <Fact name={words.push}>
          {facts.pushContact === null
            ? words.pushOff
            : facts.https
              ? words.pushOn(facts.pushContact.replace('mailto:', ''))
              : words.pushHttp}
        </Fact>
        <Fact name={signIns[lang].title}>
          <a href="/settings/sign-ins">{signIns[lang].link}</a>
        </Fact>
        <Fact name={words.ownerLink}>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{words.ownerLinkHow}</span>
            <code>npm run owner-link</code>
            <CopyButton text="npm run owner-link" copy={owner.copy} copied={owner.copied} kind="plain" />
          </span>
        </Fact>
      </dl>
    </Box>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft max-sm:-mb-2">{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
