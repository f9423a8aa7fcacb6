'use client'
import { useMemo, useState } from 'react'
import { upgraderWhoCounts } from '../../domain/availability/known-hours.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import { setField } from '../../domain/plan-edit/edit.ts'
import { takeStart } from '../../domain/plan-edit/take-start.ts'
import type { Candidate } from '../../domain/schedule/best-start.ts'
import { START_GRAIN } from '../../domain/schedule/best-start.ts'
import { laterParts } from '../../domain/schedule/later-parts.ts'
import { handsFor } from '../../domain/schedule/start-ground.ts'
import { bestStartWords } from '../../domain/schedule/words/best-start.ts'
import { DAY } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { usePlan } from '../plan/plan-context.tsx'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/loading.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { SideBySide } from './side-by-side.tsx'
import { StartMap } from './start-map.tsx'
import { type Asked, useBestStart, useOneStart } from './use-best-start.ts'
import { keyOf, Ways } from './ways.tsx'

const WEEK = 7 * DAY

const lead = 'text-sm text-ink-soft'
const title = 'mt-2 text-base font-heading'

/** The best moment to start: a map of two weeks, the ways ranked, two side by side, and one click to take one. */
export function BestStartPart() {
  const { lang } = useDesk()
  const { shown } = usePlan()
  const words = bestStartWords[lang]
  if (shown.status !== 'draft' && shown.status !== 'ready') return <Notice>{words.over}</Notice>
  if (Object.keys(shown.steps).length === 0) return <Notice>{words.nothing}</Notice>
  return <Search />
}

function Search() {
  const { lang, live, view } = useDesk()
  const { shown } = usePlan()
  const words = bestStartWords[lang]
  const [from, setFrom] = useState<number | null>(null)
  // The search follows from the plan: what was talked about since changes nothing.
  const plan = useMemo(
    () => ({
      head: view.state.head,
      steps: view.state.steps,
      phases: view.state.phases,
      hands: view.state.hands,
      people: view.state.people,
    }),
    [view.state.head, view.state.steps, view.state.phases, view.state.hands, view.state.people],
  )
  const [round, setRound] = useState({ n: 0, plan })
  if (round.plan !== plan) setRound({ n: round.n + 1, plan })
  const asked = useBestStart(view.state.id, from, round.n, true)
  const now = useNow(live, 60_000)
  const first = asked.state === 'there' ? asked.answer.from : (from ?? now)
  const parts = new Set(laterParts(shown).map((p) => p.step))
  const fixed = Object.values(shown.steps).filter((s) => s.startAt != null && !parts.has(s.id))
  return (
    <div className="@container">
      <Panel
        title={words.title}
        tools={
          <>
            <Button
              size="sm"
              kind="quiet"
              aria-disabled={first <= now}
              onClick={() => first > now && setFrom(first - WEEK <= now ? null : first - WEEK)}
            >
              {words.earlier}
            </Button>
            <Button size="sm" kind="quiet" onClick={() => setFrom(first + WEEK)}>
              {words.later}
            </Button>
          </>
        }
      >
        <div className="grid grid-cols-1 gap-3">
          <p className={lead}>{words.lead(14)}</p>
          {fixed.length === 0 ? null : <Fixed steps={fixed.map((s) => s.id)} />}
          <Answer asked={asked} again={() => setRound({ n: round.n + 1, plan })} />
        </div>
      </Panel>
    </div>
  )
}

function Fixed({ steps }: { steps: string[] }) {
  const { lang } = useDesk()
  const { may, edit } = usePlan()
  const words = bestStartWords[lang]
  return (
    <p className="text-sm">
      {words.fixed(steps.length)}{' '}
      {may ? (
        <Button
          size="sm"
          kind="quiet"
          onClick={() =>
            edit((state) =>
              steps.map((id) => setField('step', id, 'startAt', null, state.steps[id]?.startAt ?? null)),
            )
          }
        >
          {words.unfix}
        </Button>
      ) : null}
    </p>
  )
}

function Answer({ asked, again }: { asked: Asked<BestStartAnswer>; again: () => void }) {
  const { lang } = useDesk()
  const words = bestStartWords[lang]
  if (asked.state === 'failed')
    return (
      <Notice
        tone="bad"
        live
        action={
          <Button size="sm" onClick={again}>
            {words.again}
          </Button>
        }
      >
        {words.failed} {asked.why}
      </Notice>
    )
  if (asked.state === 'asking')
    return (
      <p className="flex min-h-80 items-center justify-center gap-2 text-ink-soft" role="status">
        <Spinner /> {words.searching}
      </p>
    )
  return (
    <>
      {asked.again === true ? (
        <p className={lead} role="status">
          <Spinner /> {words.searching}
        </p>
      ) : null}
      <Found answer={asked.answer} />
    </>
  )
}

function Found({ answer }: { answer: BestStartAnswer }) {
  const { lang, state: real, me } = useDesk()
  const { shown, may, edit } = usePlan()
  const words = bestStartWords[lang]
  const [by, setBy] = useState<'cost' | 'chance'>('cost')
  /** On the map; else the way that was picked in the list, by its key; else the best. */
  const [picked, setPicked] = useState<{ start: number } | { way: string } | null>(null)
  const [pinned, setPinned] = useState<Candidate | null>(null)
  const start = picked !== null && 'start' in picked ? picked.start : null
  const one = useOneStart(real.id, answer.from, start, answer.seq)
  const chosen =
    start !== null
      ? one?.state === 'there' && one.answer.start === start
        ? one.answer
        : null
      : (answer.best.find((w) => picked !== null && 'way' in picked && keyOf(w) === picked.way) ??
        answer.best[0] ??
        null)
  const left = pinned ?? answer.planned
  const to = answer.map.from + answer.map.chances.length * START_GRAIN
  const hands = useMemo(() => handsFor(shown, answer.map.from, to), [shown, answer.map.from, to])
  const sleeper = upgraderWhoCounts(shown.people)
  const awake = !answer.awakeKnown ? 'unknown' : sleeper?.account === me.account ? 'own' : 'shared'
  function take(way: Candidate) {
    // What is taken is the plan, and stands on the left.
    if (edit((state) => takeStart(state, way), { tone: 'plain', text: words.taken, undo: true }))
      setPinned(null)
  }
  const changes = (way: Candidate) => takeStart(shown, way).length > 0
  const rank = chosen === null ? -1 : answer.best.indexOf(chosen)
  const good = answer.best.some((w) => w.figures.chance > 0)

  return (
    <>
      <div className="flex">
        <Segments
          label={words.by}
          value={by}
          onChoose={setBy}
          choices={(['cost', 'chance'] as const).map((value) => ({ value, label: words.bys[value] }))}
        />
      </div>
      {good ? null : <Notice tone="warn">{words.noneGood}</Notice>}
      <StartMap
        answer={answer}
        head={shown.head}
        hands={hands}
        by={by}
        chosen={start ?? chosen?.start ?? null}
        onChoose={(at) => setPicked({ start: at })}
      />
      <h3 className={title}>{words.side.title}</h3>
      <SideBySide
        from={answer.from}
        awake={awake}
        sides={[
          {
            side: 'left',
            name: pinned === null ? words.side.planned : nameOf(answer.best.indexOf(pinned)),
            way: left,
            tools:
              left === null ? (
                <span className="text-ink-faint">{words.side.none}</span>
              ) : pinned === null ? null : (
                <Button size="sm" kind="quiet" onClick={() => setPinned(null)}>
                  {words.side.planned}
                </Button>
              ),
          },
          {
            side: 'right',
            name: nameOf(rank),
            way: chosen,
            tools:
              chosen === null ? (
                <span role="status" className="text-ink-faint">
                  {one?.state === 'failed' ? `${words.failed} ${one.why ?? ''}` : words.side.trying}
                </span>
              ) : (
                <>
                  {may && changes(chosen) ? (
                    <Button size="sm" kind="primary" onClick={() => take(chosen)}>
                      {words.takeFull}
                    </Button>
                  ) : changes(chosen) ? null : (
                    <span className="text-ink-faint">{words.isPlanned}</span>
                  )}
                  <Button size="sm" kind="quiet" onClick={() => setPinned(chosen)}>
                    {words.side.pin}
                  </Button>
                </>
              ),
          },
        ]}
      />
      <p className={`${lead} empty:hidden`}>
        {awake === 'own' ? words.ownHours : awake === 'unknown' ? words.unsaid : null}
      </p>
      <details className={lead}>
        <summary className="cursor-pointer">{words.how}</summary>
        <ul className="mt-1.5 list-disc ps-5">
          {words.howText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <h3 className={title}>{words.ways}</h3>
      <Ways
        best={answer.best}
        compared={chosen}
        onCompare={(way) => setPicked({ way: keyOf(way) })}
        onTake={may ? take : null}
      />
    </>
  )

  function nameOf(rank: number): string {
    return rank === -1 ? words.side.chosen : words.way(rank + 1)
  }
}
