'use client'
import { useState } from 'react'
import { upgraderWhoCounts } from '../../domain/availability/known-hours.ts'
import { limitsOf } from '../../domain/plan/limits.ts'
import type { Repair } from '../../domain/schedule/findings/finding.ts'
import type { LikelyEnd } from '../../domain/schedule/outlook.ts'
import type { TurnBack } from '../../domain/schedule/turn-back.ts'
import { outlook as allWords } from '../../domain/schedule/words/outlook.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../moves/do.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { Button } from '../ui/button.tsx'
import { Fact } from '../ui/fact.tsx'
import { StateMark } from '../ui/marks.tsx'
import { Meter } from '../ui/meter.tsx'
import { showStep } from '../work/show-step.ts'
import { FindingsList, findingLook, type Sleeper } from './findings-list.tsx'
import { useOutlook } from './use-outlook.ts'

const severities = ['stop', 'warn', 'note'] as const

/**
 * What lies ahead, in one line: the end, the last moment to turn back, the chance to make it, and what was found. Opened,
 * each says why.
 */
export function Outlook() {
  const { lang, state, called } = useDesk()
  const words = allWords[lang]
  const [open, setOpen] = useState(false)
  const { outlook, sleeper, sleepUnsaid } = useOutlook(state)
  const { end, groups, told } = outlook
  const of = (severity: string) => groups.filter((g) => g.severity === severity).length
  const gravest = groups[0]?.severity
  const counts = words.counts(of('stop'), of('warn'), of('note'))
  if (state.status === 'closed' || state.status === 'cancelled') return null
  return (
    <section className={open ? 'outlook' : 'outlook outlook-line'} aria-label={words.title}>
      <dl
        className="outlook-figures"
        aria-busy={told !== null && told.seq < state.seq}
        title={told === null ? undefined : words.asOf(told.seq)}
      >
        <End end={end} />
        <Back />
        <Chance />
        <Fact
          className={`outlook-figure tone-${gravest === 'stop' ? 'bad' : gravest === 'warn' ? 'warn' : 'plain'}`}
          name={words.findings}
        >
          {groups.length === 0 ? (
            <span className="outlook-big">{words.none}</span>
          ) : (
            <span className="outlook-big outlook-counts" title={counts}>
              <span className="sr-only">{counts}</span>
              {severities.map((s) =>
                of(s) === 0 ? null : (
                  <span key={s} className={`outlook-count tone-${findingLook[s].tone}`} aria-hidden="true">
                    <StateMark {...findingLook[s]} /> {of(s)}
                  </span>
                ),
              )}
            </span>
          )}
        </Fact>
        <Awake sleeper={sleeper} />
      </dl>
      <Button
        kind="quiet"
        size="sm"
        className="outlook-turn"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? words.hide : words.show}
      </Button>
      {open && told?.turnBack != null ? <Beyond back={told.turnBack} /> : null}
      {open && sleepUnsaid ? <SaySleep /> : null}
      {open ? (
        <FindingsList
          groups={groups}
          lang={lang}
          called={called}
          sleeper={sleeper}
          onStep={showStep}
          repair={(repair, text) => <Repaired repair={repair} text={text} />}
        />
      ) : null}
    </section>
  )
}

/** To the upgrader whose sleep counts, while they have not said when that is. */
function SaySleep() {
  const { lang, state, me } = useDesk()
  const words = allWords[lang].sleep
  if (upgraderWhoCounts(state.people)?.account !== me.account) return null
  return (
    <p className="outlook-beyond">
      {words.unknown} <a href="/settings#sleep">{words.say}</a>
    </p>
  )
}

/** One click mends it; the log's undo takes it back. */
function Repaired({ repair, text }: { repair: Repair; text: string }) {
  const { can, live } = useDesk()
  const last = repair.commands.at(-1)
  if (last === undefined || !repair.commands.every((c) => can(c.type))) return <span>{text}</span>
  const send = () => {
    for (const command of repair.commands.slice(0, -1)) live.send(command)
    return last
  }
  return (
    <Do size="sm" command={send}>
      {text}
    </Do>
  )
}

function End({ end }: { end: LikelyEnd | null }) {
  const { lang } = useDesk()
  const words = allWords[lang]
  return (
    <Fact className="outlook-figure" name={words.ends}>
      {end === null ? <span className="outlook-big">{words.nothing}</span> : <EndClocks end={end} small />}
    </Fact>
  )
}

/** When it likely ends, and how sure that is. The desk and the plan say it by this alone. */
export function EndClocks({ end, small = false }: { end: LikelyEnd; small?: boolean }) {
  const { lang, zones, state } = useDesk()
  const words = allWords[lang]
  const sides = { ...zones, ...sidesOf(state.head) }
  const size = small ? 'sm' : 'md'
  return (
    <>
      <span className={small ? 'outlook-big' : 'block'}>
        <BothClocks instant={end.at} {...sides} lang={lang} size={size} date={!small} />
      </span>
      {end.sureBy === null ? null : (
        <span className={small ? 'outlook-more' : 'outlook-more block'}>
          {words.fourInFive} <BothClocks instant={end.sureBy} {...sides} lang={lang} size="sm" />
        </span>
      )}
      {end.fromNow ? <span className="outlook-more">{words.fromNow}</span> : null}
    </>
  )
}

/** The share of the trials that end inside the window. */
export function Chance() {
  const { lang, view, state } = useDesk()
  const words = allWords[lang]
  const chances = view.told?.chances ?? null
  if (chances === null) return null
  const percent = chances.inWindow === null ? null : Math.round(chances.inWindow * 100)
  const tone = percent === null || percent >= 80 ? 'good' : percent >= 50 ? 'warn' : 'bad'
  return (
    <Fact className={`outlook-figure outlook-chance tone-${tone}`} name={words.inWindow}>
      {percent === null || state.head.window === null ? (
        <span className="outlook-none">{words.noWindow}</span>
      ) : (
        <>
          <span className="outlook-big">{percent} %</span>
          <Meter done={percent} of={100} label={words.inWindowOf(percent)} tone={tone} />
        </>
      )}
    </Fact>
  )
}

/** The share of the trials in which the upgrader works on past the awake limit, for whom that may be known. */
function Awake({ sleeper }: { sleeper: Sleeper | undefined }) {
  const { lang, view, state, length } = useDesk()
  const words = allWords[lang].awake
  const share = view.told?.own?.overAwake
  if (share == null) return null
  const percent = Math.round(share * 100)
  const tone = percent >= 50 ? 'bad' : percent >= 20 ? 'warn' : 'plain'
  return (
    <Fact
      className={`outlook-figure outlook-awake tone-${tone}`}
      name={words.title(length(limitsOf(state.head).awakeRed * MINUTE))}
    >
      <span className="outlook-big">{percent} %</span>
      <span className="outlook-more">{sleeper?.own === true && !sleeper.shared ? words.own : words.of}</span>
    </Fact>
  )
}

function Back() {
  const { lang, view, zones } = useDesk()
  const words = allWords[lang]
  const back = view.told?.turnBack ?? null
  if (back === null) return null
  const advised = view.told?.own?.advised ?? back.advised
  return (
    <Fact
      className={`outlook-figure ${back.at === null ? 'tone-bad' : ''}`}
      name={back.at === null ? words.tooLate : words.turnBack}
    >
      {back.at === null ? (
        <span className="outlook-more">{back.binds === null ? '' : words.why[back.binds]}</span>
      ) : back.binds === null ? (
        <span className="outlook-big">{words.noLimit}</span>
      ) : (
        <>
          <span className="outlook-big">
            <BothClocks instant={back.at} {...zones} lang={lang} size="sm" />
          </span>
          {advised === null ? null : <StateMark mark="bang" tone="warn" label={words.advisedShort} />}
          <span className="outlook-more">{words.binds[back.binds]}</span>
        </>
      )}
      {advised === null || back.at === null ? null : (
        <span className="outlook-more outlook-advised">
          {advised.at === null ? (
            words.advisedPast[advised.binds]
          ) : (
            <>
              {words.advised} <BothClocks instant={advised.at} {...zones} lang={lang} size="sm" />:{' '}
              {words.advisedWhy[advised.binds]}
            </>
          )}
        </span>
      )}
    </Fact>
  )
}

/** What would bind next, and where the way back is shut in between. */
function Beyond({ back }: { back: TurnBack }) {
  const { lang, called, length } = useDesk()
  const words = allWords[lang]
  const gaps = back.islands
    .slice(1)
    .map((island, i) => ({ from: back.islands[i]?.end ?? 0, to: island.start }))
  const { next } = back
  if (back.at === null || back.binds === null) return null
  return (
    <p className="outlook-beyond">
      <strong>{words.turnBack}</strong> {called.time(back.at)}, {words.binds[back.binds]}.{' '}
      {gaps.map((g) => `${words.between(called.time(g.from), called.time(g.to))} `)}
      {words.lasts(length(back.lasts))}{' '}
      {next === null || next.binds === null || next.at <= back.at
        ? null
        : words.next(called.time(next.at), words.binds[next.binds])}
    </p>
  )
}
