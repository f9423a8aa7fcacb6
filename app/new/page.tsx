import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CopyChoice } from '../../components/listing/copy-choice.tsx'
import {
  BlankForm,
  type Copyable,
  CopyForm,
  ExampleForm,
  type FormProps,
} from '../../components/listing/fresh-form.tsx'
import { PlanFileForm } from '../../components/listing/plan-file-form.tsx'
import { type Way, WaysToBegin, ways } from '../../components/listing/ways-to-begin.tsx'
import { AppBar } from '../../components/shell/app-bar.tsx'
import { Empty } from '../../components/ui/notice.tsx'
import { Page } from '../../components/ui/page.tsx'
import { Panel } from '../../components/ui/panel.tsx'
import { isOpening } from '../../domain/demo/demo.ts'
import { bearing } from '../../domain/listing/listing.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { shell } from '../../domain/messages/shell.ts'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { newCommandId } from '../../server/accounts/secrets.ts'
import { EXAMPLE, examplePlan } from '../../server/example.ts'
import { runtime } from '../../server/runtime.ts'
import { reader } from '../reader.ts'

/** How many upgrades are offered for copying at once: the page stays as light with five hundred as with one. */
const CHOICES = 8

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: fresh[(await reader()).lang].title }
}

/** A new upgrade, the owner's to make. */
export default async function NewPage({ searchParams }: Props) {
  const [query, { session, lang }] = await Promise.all([searchParams, reader()])
  if (session === null || !session.owner) redirect('/')
  const way: Way = ways.find((w) => w === query['from']) ?? 'example'
  const words = fresh[lang]
  return (
    <Page
      bar={<AppBar lang={lang} name={session.name} />}
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
    >
      <div className="grid grid-cols-1 items-start gap-5 min-[56.25rem]:grid-cols-[20rem_minmax(0,1fr)]">
        <WaysToBegin lang={lang} chosen={way} />
        <Panel title={words.way[way].name}>{await formOf(way)}</Panel>
      </div>
    </Page>
  )

  async function formOf(way: Way) {
    const common = { lang, form: newCommandId(), now: runtime().clock.now() }
    if (way === 'file') return <PlanFileForm lang={lang} />
    if (way === 'blank') return <BlankForm {...common} />
    if (way === 'copy') return copyForm(common, one(query['of']), one(query['q']).slice(0, 100))
    return <ExampleForm {...common} example={copyableOf(EXAMPLE, (await examplePlan()).head)} />
  }
}

const one = (asked: string | string[] | undefined) => [asked ?? ''].flat()[0] ?? ''

/** The newest that bear the words to choose from, and the form for the one chosen: the newest, until somebody chooses. */
async function copyForm(common: FormProps, of: string, text: string) {
  const { relay } = runtime()
  const all: { state: UpgradeState }[] = []
  for (const state of await relay.readable()) if (!isOpening(state.id)) all.push({ state })
  if (all.length === 0) return <Empty title={fresh[common.lang].nothingToCopy} />
  const found = bearing(all, text).toSorted((a, b) => b.state.at - a.state.at)
  const chosen = (all.find(({ state }) => state.id === of) ?? found[0])?.state
  const rows = found.slice(0, CHOICES).map(({ state }) => copyableOf(state.id, state.head))
  return (
    <>
      {all.length === 1 ? null : (
        <CopyChoice
          lang={common.lang}
          text={text}
          rows={rows}
          more={found.length - rows.length}
          chosen={chosen?.id ?? ''}
        />
      )}
      {chosen === undefined ? null : <CopyForm {...common} source={copyableOf(chosen.id, chosen.head)} />}
    </>
  )
}

function copyableOf(id: string, { title, site, home }: PlanHead): Copyable {
  return {
    id,
    title,
    zones: { site: site.zone, home: home.zone },
    names: { site: site.name, home: home.name },
  }
}
