'use client'
import { useState } from 'react'
import type { EventNames } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Effect } from '../../domain/schedule/findings/effect.ts'
import type {
  Finding,
  FindingCode,
  FindingFigures,
  Repair,
  Severity,
} from '../../domain/schedule/findings/finding.ts'
import type { FindingGroup, Way } from '../../domain/schedule/findings/groups.ts'
import { groupWords, nameOfCause, sayCause, sayEffect } from '../../domain/schedule/words/finding-groups.ts'
import { findings as allWords, type FindingWords } from '../../domain/schedule/words/findings.ts'
import { formatDuration } from '../../domain/time/format.ts'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'

const aside = 'text-xs text-ink-faint'
const stepLook = 'min-h-6 rounded-sm border border-line bg-raised px-1.75 text-start text-xs text-ink'
const stepButton = `${stepLook} cursor-pointer hover:border-line-strong`
const repairsLook = 'mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5'

/** How grave a finding is, to the eye. */
export const findingLook: Record<Severity, { tone: Tone; mark: Mark }> = {
  stop: { tone: 'bad', mark: 'stop' },
  warn: { tone: 'warn', mark: 'bang' },
  note: { tone: 'plain', mark: 'eye' },
}

/** Whose hours of sleep some findings follow from. */
export type Sleeper = { own: true; shared: boolean } | { own: false; name: string }

export interface FindingsListProps {
  groups: readonly FindingGroup[]
  lang: Lang
  called: Pick<EventNames, 'step' | 'time'>
  /** Whose sleep is known, for what follows from it; the reader's own, kept, if not said. */
  sleeper?: Sleeper | undefined
  onStep?: ((step: string) => void) | undefined
  /** What sends a repair; nothing where the reader may not. */
  repair?: ((repair: Repair, words: string) => React.ReactNode) | undefined
  /** What leads to the one field that mends it; not given where it is not on this screen. */
  way?: ((way: Way, words: string) => React.ReactNode) | undefined
  /** What the one repair of several comes to. */
  effect?: ((group: FindingGroup) => Effect | null) | undefined
}

/** The findings, those of one cause as one, the gravest first: what it is, where, why, and what would mend it. */
export function FindingsList({ groups, lang, ...tools }: FindingsListProps) {
  const words = allWords[lang]
  if (groups.length === 0)
    return (
      <p className="flex flex-wrap items-center gap-1.5 px-3.5 py-2.5 text-ink-soft">
        <StateMark mark="check" tone="good" /> <strong>{words.none}</strong> {words.noneText}
      </p>
    )
  return (
    <ul className="findings border-t border-line">
      {groups.map((group) => {
        const [first] = group.findings
        return first === undefined ? null : (
          <li
            key={`${first.code} ${first.steps.join(' ')} ${first.at}`}
            className={`finding grid grid-cols-[auto_minmax(0,1fr)] gap-2.5 px-3.5 py-2.25 not-first:border-t not-first:border-line *:first:mt-0.5 tone-${findingLook[group.severity].tone}`}
          >
            <One group={group} first={first} lang={lang} {...tools} />
          </li>
        )
      })}
    </ul>
  )
}

function One({
  group,
  first,
  ...props
}: { group: FindingGroup; first: Finding } & Omit<FindingsListProps, 'groups'>) {
  const { lang, called, sleeper } = props
  const words = allWords[lang]
  const { cause, findings, severity } = group
  const names = { time: called.time, length: (ms: number) => formatDuration(ms / 60_000, lang) }
  const source = first.source === null ? null : words.source[first.source]
  return (
    <>
      <StateMark {...findingLook[severity]} label={words.severity[severity]} />
      <div>
        <p className="flex flex-wrap items-baseline gap-x-1.75 gap-y-0.75">
          <strong className="finding-name font-heading text-(color:--tone,var(--ink))">
            {cause === null ? words.name[first.code] : nameOfCause(cause, lang)}
          </strong>
          {cause === null ? null : (
            <span className="text-xs text-ink-soft">{groupWords[lang].count(findings.length)}</span>
          )}
          <Steps {...props} steps={group.steps} />
        </p>
        <p className="mt-0.75 max-w-[78ch] text-sm text-pretty text-ink-soft">
          {cause === null ? say(first, names, lang) : sayCause(cause, findings, names, lang)}
        </p>
        {group.personal ? <p className={aside}>{asideOf(words, sleeper)}</p> : null}
        {cause === null ? null : <Each {...props} findings={findings} names={names} />}
        {source === null ? null : (
          <Folded title={words.sourceTitle}>
            <p>
              {source.rule} <cite className="block italic">{source.from}</cite>
            </p>
          </Folded>
        )}
        <Repairs {...props} group={group} names={names} />
      </div>
    </>
  )
}

function Folded({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className="mt-0.5 text-xs text-ink-faint">
      <summary className="min-h-6 w-fit cursor-pointer leading-6">{title}</summary>
      {children}
    </details>
  )
}

/** Of many steps, so many are named. */
const NAMED = 3

function Steps({
  steps,
  called,
  onStep,
}: { steps: string[] } & Pick<FindingsListProps, 'called' | 'onStep'>) {
  const [all, setAll] = useState(false)
  const shown = all ? steps : steps.slice(0, NAMED)
  const rest = steps.length - shown.length
  return (
    <>
      {shown.map((id) =>
        onStep === undefined ? (
          <span key={id} className={stepLook}>
            {called.step(id)}
          </span>
        ) : (
          <button key={id} type="button" className={stepButton} onClick={() => onStep(id)}>
            {called.step(id)}
          </button>
        ),
      )}
      {rest > 0 ? (
        <button type="button" className={stepButton} onClick={() => setAll(true)}>
          +{rest}
        </button>
      ) : null}
    </>
  )
}

type Names = { time(at: number): string; length(ms: number): string }

/** Each finding of a cause by itself, folded away. */
function Each({
  findings,
  names,
  lang,
  called,
}: { findings: readonly Finding[]; names: Names } & Pick<FindingsListProps, 'lang' | 'called'>) {
  const words = allWords[lang]
  return (
    <Folded title={groupWords[lang].each}>
      <ul className="mt-1 grid list-none gap-1.5 p-0">
        {findings.map((f) => (
          <li key={`${f.code} ${f.steps.join(' ')} ${f.at}`}>
            <strong className="font-semibold">
              {words.name[f.code]}
              {f.steps.length === 0 ? '' : ` · ${f.steps.map(called.step).join(', ')}`}
            </strong>{' '}
            {say(f, names, lang)}
          </li>
        ))}
      </ul>
    </Folded>
  )
}

function Repairs({
  group,
  names,
  ...props
}: { group: FindingGroup; names: Names } & Pick<FindingsListProps, 'lang' | 'repair' | 'way' | 'effect'>) {
  const { lang, repair, way } = props
  const words = allWords[lang]
  const { repairs } = group
  if (group.way !== null && way !== undefined)
    return <div className={repairsLook}>{way(group.way, groupWords[lang].way[group.way])}</div>
  if (repair === undefined || repairs.length === 0) return null
  const effect = group.cause === null ? null : (props.effect?.(group) ?? null)
  return (
    <div className={repairsLook}>
      {effect === null ? null : (
        <span className={`${aside} basis-full`}>{sayEffect(effect, group, names, lang)}</span>
      )}
      {repairs.map((r) => (
        <span
          key={`${r.code} ${r.at}`}
          className="finding-repair inline-flex flex-wrap items-center gap-x-2 gap-y-1"
        >
          {repair(r, words.repair[r.code](r, names))}
          {r.needsYes ? <span className={aside}>{words.needsYes}</span> : null}
        </span>
      ))}
    </div>
  )
}

function say(finding: Finding, names: Names, lang: Lang): string {
  // The code and its figures belong together, which a look-up by code can't tell the compiler.
  const one = allWords[lang].say[finding.code] as <C extends FindingCode>(
    f: FindingFigures[C],
    n: typeof names,
  ) => string
  return one(finding.figures, names)
}

function asideOf({ personal }: FindingWords, sleeper: Sleeper | undefined): string {
  if (sleeper?.own === false) return personal.others(sleeper.name)
  return sleeper?.shared === true ? personal.ownShared : personal.own
}
