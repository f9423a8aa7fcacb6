'use client'
import { useState } from 'react'
import type { EventNames } from '../../domain/messages/events.ts'
import { findings as allWords, type FindingWords } from '../../domain/messages/findings.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type {
  Finding,
  FindingCode,
  FindingFigures,
  Repair,
  Severity,
} from '../../domain/schedule/findings/finding.ts'
import { formatDuration } from '../../domain/time/format.ts'
import { type Mark, StateMark, type Tone } from '../ui/marks.tsx'

/** How grave a finding is, to the eye. */
export const findingLook: Record<Severity, { tone: Tone; mark: Mark }> = {
  stop: { tone: 'bad', mark: 'stop' },
  warn: { tone: 'warn', mark: 'bang' },
  note: { tone: 'plain', mark: 'eye' },
}

/** Whose hours of sleep some findings follow from. */
export type Sleeper = { own: true; shared: boolean } | { own: false; name: string }

export interface FindingsListProps {
  findings: readonly Finding[]
  lang: Lang
  called: Pick<EventNames, 'step' | 'time'>
  /** Whose sleep is known, for what follows from it; the reader's own, kept, if not said. */
  sleeper?: Sleeper | undefined
  onStep?: ((step: string) => void) | undefined
  /** What sends a repair; nothing where the reader may not. */
  repair?: ((repair: Repair, words: string) => React.ReactNode) | undefined
}

/** The findings, the gravest first: what it is, where, why, the rule behind it, and what would mend it. */
export function FindingsList({ findings, lang, ...tools }: FindingsListProps) {
  const words = allWords[lang]
  if (findings.length === 0)
    return (
      <p className="findings-none">
        <StateMark mark="check" tone="good" /> <strong>{words.none}</strong> {words.noneText}
      </p>
    )
  return (
    <ul className="findings">
      {findings.map((f) => (
        <li
          key={`${f.code} ${f.steps.join(' ')} ${f.at}`}
          className={`finding tone-${findingLook[f.severity].tone}`}
        >
          <One finding={f} lang={lang} {...tools} />
        </li>
      ))}
    </ul>
  )
}

/** Of many steps, so many are named. */
const NAMED = 3

function One({
  finding,
  lang,
  called,
  sleeper,
  onStep,
  repair,
}: { finding: Finding } & Omit<FindingsListProps, 'findings'>) {
  const words = allWords[lang]
  const [all, setAll] = useState(false)
  const { tone, mark } = findingLook[finding.severity]
  const names = { time: called.time, length: (ms: number) => formatDuration(ms / 60_000, lang) }
  const shown = all ? finding.steps : finding.steps.slice(0, NAMED)
  const rest = finding.steps.length - shown.length
  const source = finding.source === null ? null : words.source[finding.source]
  return (
    <>
      <StateMark mark={mark} tone={tone} label={words.severity[finding.severity]} />
      <div className="finding-body">
        <p className="finding-head">
          <strong className="finding-name">{words.name[finding.code]}</strong>
          {shown.map((id) =>
            onStep === undefined ? (
              <span key={id} className="finding-step">
                {called.step(id)}
              </span>
            ) : (
              <button key={id} type="button" className="finding-step" onClick={() => onStep(id)}>
                {called.step(id)}
              </button>
            ),
          )}
          {rest > 0 ? (
            <button type="button" className="finding-step" onClick={() => setAll(true)}>
              +{rest}
            </button>
          ) : null}
        </p>
        <p className="finding-why">{say(finding, names, lang)}</p>
        {finding.personal ? <p className="finding-aside">{asideOf(words, sleeper)}</p> : null}
        {source === null ? null : (
          <details className="finding-source">
            <summary>{words.sourceTitle}</summary>
            <p>
              {source.rule} <cite>{source.from}</cite>
            </p>
          </details>
        )}
        {repair === undefined || finding.repairs.length === 0 ? null : (
          <div className="finding-repairs">
            {finding.repairs.map((r) => (
              <span key={`${r.code} ${r.at}`} className="finding-repair">
                {repair(r, words.repair[r.code](r, names))}
                {r.needsYes ? <span className="finding-aside">{words.needsYes}</span> : null}
              </span>
            ))}
          </div>
        )}
      </div>
    </>
  )
}

function say(
  finding: Finding,
  names: { time(at: number): string; length(ms: number): string },
  lang: Lang,
): string {
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
