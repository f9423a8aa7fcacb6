'use client'
import { type ReactNode, useState } from 'react'
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
import { StateMark, type Tone } from '../ui/marks.tsx'
import { Meter } from '../ui/meter.tsx'
import { showStep } from '../work/show-step.ts'
import { FindingsList, findingLook, type Sleeper } from './findings-list.tsx'
import { useOutlook } from './use-outlook.ts'

const big = 'font-heading tabular-nums text-(color:--tone,var(--ink))'
/** What there is no room for while only the figures are shown, in one line. */
const more = 'text-xs text-ink-soft in-data-folded:hidden'
const beyond = 'max-w-[90ch] border-t border-line px-3.5 py-2 text-sm text-ink-soft'

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
    <section
      className={`outlook overflow-clip rounded-lg border border-line bg-panel [grid-area:outlook] ${open ? '' : 'flex items-center'}`}
      data-folded={!open || undefined}
      aria-label={words.title}
    >
      <dl
        className={`group/figures ${open ? 'grid grid-cols-[repeat(auto-fit,minmax(min(100%,14rem),1fr))]' : 'flex min-w-0 flex-1 flex-wrap items-center gap-x-4 ps-3 text-sm min-[56.25rem]:max-h-8.5 min-[56.25rem]:overflow-hidden'}`}
        aria-busy={told !== null && told.seq < state.seq}
        title={told === null ? undefined : words.asOf(told.seq)}
      >
        <End end={end} />
        <Back />
        <Chance />
        <Figure
          name={words.findings}
          tone={gravest === 'stop' ? 'bad' : gravest === 'warn' ? 'warn' : 'plain'}
        >
          {groups.length === 0 ? (
            <span className={big}>{words.none}</span>
          ) : (
            <span className={`${big} inline-flex gap-3`} title={counts}>
              <span className="sr-only">{counts}</span>
              {severities.map((s) =>
                of(s) === 0 ? null : (
                  <span
                    key={s}
                    className={`inline-flex items-center gap-1 tone-${findingLook[s].tone} ${s === 'note' ? 'text-ink-soft [--tone:var(--ink-soft)]' : 'text-tone'}`}
                    aria-hidden="true"
                  >
                    <StateMark {...findingLook[s]} /> {of(s)}
                  </span>
                ),
              )}
            </span>
          )}
        </Figure>
        <Awake sleeper={sleeper} />
      </dl>
      <Button
        kind="quiet"
        size="sm"
        className="outlook-turn m-1"
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
    <p className={beyond}>
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

/** One figure. While it still stands for an earlier line of the log, a sign says so: paler, it could not be read. */
function Figure(props: {
  name: string
  tone?: Tone
  mild?: boolean
  className?: string
  children: ReactNode
}) {
  const { name, tone = 'plain', mild = false, className = '', children } = props
  return (
    <div
      className={`outlook-figure min-w-0 px-3.5 pt-2 pb-2.25 shadow-[1px_0_0_var(--line),0_1px_0_var(--line)] in-data-folded:min-h-8.5 in-data-folded:items-center in-data-folded:gap-1.5 in-data-folded:p-0 in-data-folded:shadow-none ${mild ? 'in-data-folded:hidden' : 'in-data-folded:flex'} tone-${tone} ${className}`}
    >
      <dt className="text-xs font-semibold text-ink-soft group-aria-busy/figures:after:content-['_…']">
        {name}
      </dt>
      <dd className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-0.5 in-data-folded:mt-0 min-[56.25rem]:in-data-folded:flex-nowrap min-[56.25rem]:in-data-folded:whitespace-nowrap [&>progress]:max-w-36 [&>progress]:flex-[1_1_5rem] in-data-folded:[&>progress]:hidden">
        {children}
      </dd>
    </div>
  )
}

function End({ end }: { end: LikelyEnd | null }) {
  const { lang } = useDesk()
  const words = allWords[lang]
  return (
    <Figure name={words.ends}>
      {end === null ? <span className={big}>{words.nothing}</span> : <EndClocks end={end} small />}
    </Figure>
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
      <span className={small ? big : 'block'}>
        <BothClocks instant={end.at} {...sides} lang={lang} size={size} date={!small} />
      </span>
      {end.sureBy === null ? null : (
        <span className={small ? more : `${more} block`}>
          {words.fourInFive} <BothClocks instant={end.sureBy} {...sides} lang={lang} size="sm" />
        </span>
      )}
      {end.fromNow ? <span className={more}>{words.fromNow}</span> : null}
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
    <Figure className="outlook-chance" name={words.inWindow} tone={tone}>
      {percent === null || state.head.window === null ? (
        <span className="text-xs text-ink-soft">{words.noWindow}</span>
      ) : (
        <>
          <span className={big}>{percent} %</span>
          <Meter done={percent} of={100} label={words.inWindowOf(percent)} tone={tone} />
        </>
      )}
    </Figure>
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
    <Figure
      name={words.title(length(limitsOf(state.head).awakeRed * MINUTE))}
      tone={tone}
      mild={tone === 'plain'}
    >
      <span className={big}>{percent} %</span>
      <span className={more}>{sleeper?.own === true && !sleeper.shared ? words.own : words.of}</span>
    </Figure>
  )
}

function Back() {
  const { lang, view, zones } = useDesk()
  const words = allWords[lang]
  const back = view.told?.turnBack ?? null
  if (back === null) return null
  const advised = view.told?.own?.advised ?? back.advised
  return (
    <Figure
      name={back.at === null ? words.tooLate : words.turnBack}
      tone={back.at === null ? 'bad' : 'plain'}
    >
      {back.at === null ? (
        <span className={more}>{back.binds === null ? '' : words.why[back.binds]}</span>
      ) : back.binds === null ? (
        <span className={big}>{words.noLimit}</span>
      ) : (
        <>
          <span className={big}>
            <BothClocks instant={back.at} {...zones} lang={lang} size="sm" />
          </span>
          {advised === null ? null : <StateMark mark="bang" tone="warn" label={words.advisedShort} />}
          <span className={more}>{words.binds[back.binds]}</span>
        </>
      )}
      {advised === null || back.at === null ? null : (
        <span className={more}>
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
    </Figure>
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
    <p className={beyond}>
      <strong>{words.turnBack}</strong> {called.time(back.at)}, {words.binds[back.binds]}.{' '}
      {gaps.map((g) => `${words.between(called.time(g.from), called.time(g.to))} `)}
      {words.lasts(length(back.lasts))}{' '}
      {next === null || next.binds === null || next.at <= back.at
        ? null
        : words.next(called.time(next.at), words.binds[next.binds])}
    </p>
  )
}
