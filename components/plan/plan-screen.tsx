'use client'
import { useState } from 'react'
import { shell } from '../../domain/messages/shell.ts'
import { bulkWords } from '../../domain/plan/words/bulk.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { type Edit, isEdit } from '../../domain/plan-edit/edit.ts'
import { effectAhead } from '../../domain/schedule/findings/effect.ts'
import type { Way } from '../../domain/schedule/findings/groups.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import type { DeskProps } from '../desk/desk.tsx'
import { DeskProvider, useDesk } from '../desk/desk-context.tsx'
import { Notices } from '../desk/notices.tsx'
import { useLettingGo } from '../leaving/use-letting-go.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { Connection } from '../presence/connection.tsx'
import { BestStartPart } from '../schedule/best-start-part.tsx'
import { useOutlook } from '../schedule/use-outlook.ts'
import { AppBar } from '../shell/app-bar.tsx'
import { MovedWalls } from '../time/moved-walls.tsx'
import { TzWarning } from '../time/tz-warning.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { HeadPart } from './head-part.tsx'
import { buttons, stack } from './looks.ts'
import { MachinesPart } from './machines-part.tsx'
import { PeoplePart } from './people/people-part.tsx'
import { PlanProvider, usePlan } from './plan-context.tsx'
import { PlanFindings } from './plan-findings.tsx'
import { PlanRails } from './plan-rails.tsx'
import { PlanSummary } from './plan-summary.tsx'
import { StepsPart } from './steps/steps-part.tsx'
import { useUndoKeys } from './use-plan-keys.ts'

export type PlanPart = 'steps' | 'head' | 'people' | 'machines' | 'start'

/** The plan, edited in place and kept live; beside it stands what follows from it. */
export function PlanScreen({ me, lang, state, events, now, facts }: DeskProps) {
  const [live] = useState(() => new LiveUpgrade({ upgrade: state.id, me, state, events, now, planner: true }))
  useLettingGo(live)
  return (
    <DeskProvider live={live} lang={lang} open={() => {}}>
      <PlanProvider>
        <PlanPage facts={facts} />
      </PlanProvider>
    </DeskProvider>
  )
}

function PlanPage({ facts }: { facts: ZoneFacts[] | undefined }) {
  const { lang, me, state, can } = useDesk()
  const { may, shown } = usePlan()
  const words = planPage[lang]
  const [part, setPart] = useState<PlanPart>('steps')
  const [opened, setOpened] = useState<string | null>(null)
  useUndoKeys()
  function show(step: string) {
    setPart('steps')
    setOpened(step)
    // Once it is drawn.
    setTimeout(() => {
      const row = document.querySelector<HTMLElement>(`[data-step="${step}"]`)
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
    })
  }
  /** To the one field that mends something. */
  function lead(way: Way) {
    setPart(way === 'when' ? 'head' : 'people')
    setTimeout(() => {
      const there = document.querySelector<HTMLElement>(
        `#${way} :is([data-way], [data-way] input), #${way} button`,
      )
      there?.scrollIntoView({ block: 'center' })
      there?.focus({ preventScroll: true })
    })
  }
  return (
    <Page
      wide
      bar={
        <AppBar lang={lang} name={me.name}>
          <a href={`/u/${state.id}`}>{shown.head.title}</a>
          <Connection />
        </AppBar>
      }
      skip={shell[lang].skip}
      title={words.title}
      lead={words.lead}
      tools={
        <span className={buttons}>
          <LinkButton kind="quiet" href={`/api/upgrades/${state.id}/plan.yaml`}>
            {words.file}
          </LinkButton>
          <LinkButton href={`/u/${state.id}`}>{words.desk}</LinkButton>
        </span>
      }
    >
      <div className={stack} data-density="dense">
        <Notices>
          <TzWarning facts={facts} lang={lang} sides={[state.head.home, state.head.site]} />
          <MovedWalls facts={facts} />
        </Notices>
        {may ? null : <Notice>{can('plan.set') ? words.over : words.readOnly}</Notice>}
        <PlanRails onStep={show} selected={opened} />
        <div className="plan-bar sticky top-0 z-5 -mx-1 flex flex-wrap items-center justify-between gap-2 bg-ground px-1 py-1.5">
          <Segments
            size="md"
            label={words.part}
            value={part}
            onChoose={setPart}
            choices={(['steps', 'head', 'people', 'machines', 'start'] as const).map((value) => ({
              value,
              label: words.parts[value],
            }))}
          />
          <UndoButtons />
        </div>
        <div className="grid grid-cols-1 items-start gap-3.5 min-[75rem]:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="min-w-0">
            <Elsewhere part={part} go={setPart} />
            {part === 'steps' ? <StepsPart opened={opened} open={setOpened} /> : null}
            {part === 'head' ? <HeadPart /> : null}
            {part === 'people' ? <PeoplePart /> : null}
            {part === 'machines' ? <MachinesPart /> : null}
            {part === 'start' ? <BestStartPart /> : null}
          </div>
          <aside className="plan-findings grid min-w-0 gap-3.5 min-[75rem]:sticky min-[75rem]:top-13 min-[75rem]:max-h-[calc(100dvh-4rem)] min-[75rem]:overflow-y-auto">
            <Follows
              onStep={show}
              onWay={lead}
              onBest={canStillStart(shown.status) && part !== 'start' ? () => setPart('start') : null}
            />
            {may && part === 'steps' ? <KeyList /> : null}
          </aside>
        </div>
      </div>
      <Toast />
    </Page>
  )
}

/** What follows from the plan as it is shown: both parts of it from one outlook. */
function Follows(props: {
  onStep: (step: string) => void
  onWay: (way: Way) => void
  onBest: (() => void) | null
}) {
  const { shown } = usePlan()
  const ahead = useOutlook(shown, effectAhead)
  return (
    <>
      <PlanSummary end={ahead.outlook.end} onSet={() => props.onWay('when')} onBest={props.onBest} />
      <PlanFindings {...ahead} onStep={props.onStep} onWay={props.onWay} />
    </>
  )
}

function canStillStart(status: string): boolean {
  return status === 'draft' || status === 'ready'
}

/** Somebody was faster in a part that is not open: where, and the way there. */
function Elsewhere({ part, go }: { part: PlanPart; go: (part: PlanPart) => void }) {
  const { conflicts, lang } = usePlan()
  const words = planPage[lang]
  const parts = new Set(conflicts.flatMap((o) => (isEdit(o.command) ? [partOf(o.command)] : [])))
  return [...parts].map((there) =>
    there === part ? null : (
      <div key={there} className="plan-elsewhere mb-3">
        <Notice
          tone="warn"
          live
          action={
            <Button size="sm" onClick={() => go(there)}>
              {words.parts[there]}
            </Button>
          }
        >
          {words.conflict.title}
        </Notice>
      </div>
    ),
  )
}

function partOf(edit: Edit): PlanPart {
  if (edit.type === 'plan.set-head') return 'head'
  return ({ person: 'people', hands: 'people', machine: 'machines', phase: 'steps', step: 'steps' } as const)[
    edit.kind
  ]
}

function UndoButtons() {
  const { may, undo, redo, canUndo, canRedo, lang } = usePlan()
  const words = planPage[lang]
  if (!may) return null
  return (
    <span className="flex gap-1">
      <Button size="sm" kind="quiet" aria-disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={undo}>
        {words.undo}
      </Button>
      <Button
        size="sm"
        kind="quiet"
        aria-disabled={!canRedo}
        aria-keyshortcuts="Control+Shift+Z"
        onClick={redo}
      >
        {words.redo}
      </Button>
    </span>
  )
}

const keys = [
  ['walk', 'J K'],
  ['edit', 'Enter'],
  ['move', 'Alt ↑ ↓'],
  ['add', 'N'],
  ['choose', 'X'],
  ['paste', 'Ctrl V'],
  ['remove', 'Delete'],
  ['undo', 'Ctrl Z'],
] as const

function KeyList() {
  const { lang } = useDesk()
  const words = planPage[lang]
  const more = bulkWords[lang].keys
  return (
    <section className="px-pad text-ink-faint pointer-coarse:hidden" aria-label={words.keys}>
      <dl className="mb-3 grid grid-cols-[auto_1fr] items-baseline gap-1.25 text-xs">
        {keys.map(([what, key]) => (
          <div key={what} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what === 'choose' || what === 'paste' ? more[what] : words.keyWords[what]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What was done or refused, for as long as it is the newest; and what only a screen reader is told. */
function Toast() {
  const { told, tell, undo, said, lang } = usePlan()
  const words = planPage[lang]
  return (
    <>
      <div className="sr-only" role="status">
        {said}
      </div>
      {/* Below everything, where it covers least. */}
      <div
        className="plan-toast pointer-events-none fixed inset-x-0 bottom-[max(0.75rem,env(safe-area-inset-bottom))] z-20 flex justify-center px-3 *:pointer-events-auto *:max-w-160 *:bg-panel *:shadow-lift"
        role="status"
      >
        {told === null ? null : (
          <Notice
            afloat
            tone={told.tone}
            title={told.title}
            action={
              <>
                {told.undo ? (
                  <Button size="sm" onClick={undo}>
                    {words.undo}
                  </Button>
                ) : null}
                <Button size="sm" kind="quiet" onClick={() => tell(null)}>
                  {words.dismiss}
                </Button>
              </>
            }
          >
            {told.text}
            {told.lines === undefined ? null : (
              <ul className="max-h-40 overflow-y-auto">
                {told.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </Notice>
        )}
      </div>
    </>
  )
}
