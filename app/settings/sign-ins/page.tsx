import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { type ShownSignIn, SignInTable } from '../../../components/accounts/sign-in-table.tsx'
import { AppBar } from '../../../components/shell/app-bar.tsx'
import { LinkButton } from '../../../components/ui/button.tsx'
import { Empty } from '../../../components/ui/notice.tsx'
import { Page } from '../../../components/ui/page.tsx'
import { signIns } from '../../../domain/accounts/words/sign-ins.ts'
import { shell } from '../../../domain/messages/shell.ts'
import { WAYS, WHYS } from '../../../server/accounts/sign-ins.ts'
import { runtime } from '../../../server/runtime.ts'
import { reader } from '../../reader.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: signIns[(await reader()).lang].title }
}

/** Who came in and who tried to: for the owner of the server alone. */
export default async function SignInsPage({ searchParams }: Props) {
  const [{ page: asked }, { session, lang }] = await Promise.all([searchParams, reader()])
  if (session === null) redirect('/')
  if (!session.owner) notFound()
  const { rows, page, pages } = await runtime().accounts.signIns.page(Math.floor(Number(asked)) || 1)
  const words = signIns[lang]
  const shown = rows.flatMap((row): ShownSignIn[] => {
    const what = WAYS.find((way) => way === row.what)
    const why = row.why === '' ? null : WHYS.find((w) => w === row.why)
    // Of a newer version: its words are not known here.
    if (what === undefined || why === undefined) return []
    const { address, label, count, lastAt: at } = row
    return [{ what, why, address, label, count, at, name: row.accountId === '' ? null : row.name }]
  })
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      tools={<LinkButton href="/settings#server">{words.back}</LinkButton>}
      wide
    >
      {shown.length === 0 ? <Empty title={words.none} /> : <SignInTable lang={lang} rows={shown} />}
      {pages === 1 ? null : (
        <nav aria-label={words.pages} className="mt-4 flex items-center justify-center gap-3 text-sm">
          {page === 1 ? null : <PageLink to={page - 1}>{words.newer}</PageLink>}
          <span>{words.page(page, pages)}</span>
          {page === pages ? null : <PageLink to={page + 1}>{words.older}</PageLink>}
        </nav>
      )}
    </Page>
  )
}

function PageLink({ to, children }: { to: number; children: string }) {
  return (
    <LinkButton href={to === 1 ? '/settings/sign-ins' : `/settings/sign-ins?page=${to}`} size="sm">
      {children}
    </LinkButton>
  )
}
