import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Page } from '../../components/ui/page.tsx'
import { Panel } from '../../components/ui/panel.tsx'
import { BlankForm, type Copyable, CopyForm, ExampleForm } from '../../components/upgrades/fresh-form.tsx'
import { PlanFileForm } from '../../components/upgrades/plan-file-form.tsx'
import { type Way, WaysToBegin, ways } from '../../components/upgrades/ways-to-begin.tsx'
import { fresh } from '../../domain/messages/fresh.ts'
import { shell } from '../../domain/messages/shell.ts'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { newCommandId } from '../../server/accounts/secrets.ts'
import { EXAMPLE, examplePlan } from '../../server/example.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: fresh[(await reader()).lang].title }
}

/** A new upgrade, the owner's to make. */
export default async function NewPage({ searchParams }: Props) {
  const [{ from }, { session, lang }] = await Promise.all([searchParams, reader()])
  if (session === null || !session.owner) redirect('/')
  const way: Way = ways.find((w) => w === from) ?? 'example'
  const words = fresh[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
    >
      <div className="begin">
        <WaysToBegin lang={lang} chosen={way} />
        <Panel title={words.way[way].name}>{await formOf(way)}</Panel>
      </div>
    </Page>
  )

  async function formOf(way: Way) {
    const common = { lang, form: newCommandId(), now: runtime().clock.now() }
    if (way === 'file') return <PlanFileForm lang={lang} />
    if (way === 'blank') return <BlankForm {...common} />
    if (way === 'copy') return <CopyForm {...common} copyable={await copyable()} />
    return <ExampleForm {...common} example={copyableOf(EXAMPLE, (await examplePlan()).head)} />
  }
}

async function copyable(): Promise<Copyable[]> {
  const { relay } = runtime()
  const states = await Promise.all((await relay.upgrades()).map((id) => relay.state(id)))
  return states
    .filter((s) => s !== null)
    .sort((a, b) => b.at - a.at)
    .map((s) => copyableOf(s.id, s.head))
}

function copyableOf(id: string, { title, site, home }: PlanHead): Copyable {
  return {
    id,
    title,
    zones: { site: site.zone, home: home.zone },
    names: { site: site.name, home: home.name },
  }
}
