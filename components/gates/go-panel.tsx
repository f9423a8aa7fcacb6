'use client'
import { isPast, type Signer, signersOf } from '../../domain/gates/gate.ts'
import { deskGates } from '../../domain/gates/words/desk.ts'
import { figuresText } from '../../domain/gates/words/figures.ts'
import { gates } from '../../domain/gates/words/gates.ts'
import type { GoNoGo } from '../../domain/log/state.ts'
import { leadOf } from '../../domain/presence/baton.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { aboutLine } from '../desk/looks.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Badge, type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { Panel } from '../ui/panel.tsx'
import { GoButtons, goQuestion, useAboutTitle } from './go-now.tsx'

const resultLook: Record<GoNoGo['result'], { tone: Tone; mark: Mark }> = {
  open: { tone: 'now', mark: 'dots' },
  go: { tone: 'good', mark: 'check' },
  'no-go': { tone: 'bad', mark: 'cross' },
  expired: { tone: 'warn', mark: 'dash' },
}

const signerRow = 'flex flex-wrap items-center gap-x-2 gap-y-0.5'
const note = "before:content-['_·_']"

/** The questions that are open, or else the newest that still says something: who has answered what, and until when. */
export function GoPanel() {
  const { state } = useDesk()
  const all = Object.values(state.goNoGo).sort((a, b) => a.askedAt - b.askedAt)
  const open = all.filter((q) => q.result === 'open')
  const shown = open.length > 0 ? open : all.filter((q) => !isPast(state, q)).slice(-1)
  return shown.map((q) => <Asked key={q.id} question={q} />)
}

function Asked({ question: q }: { question: GoNoGo }) {
  const { state, zones, lang, called, actor } = useDesk()
  const words = deskGates[lang]
  const w = gates[lang]
  const about = useAboutTitle()(q)
  const figures = figuresText(q.figures, lang)
  return (
    <Panel title={words.title} tools={<Badge {...resultLook[q.result]}>{words.result[q.result]}</Badge>}>
      <div className={fieldLook.form}>
        <p className={goQuestion}>{q.question}</p>
        {about === null ? null : (
          <p className={aboutLine}>
            {w.before} <strong>{about}</strong>
          </p>
        )}
        {figures === '' ? null : <p className={aboutLine}>{figures}</p>}
        <ul className="signers grid gap-1 text-sm">
          {signersOf(q, state).map((s) => (
            <SignerRow key={s.key} question={q} signer={s} />
          ))}
          {q.replaced?.map((r) => (
            <li key={r.person} className={`text-ink-faint ${signerRow}`}>
              <StateMark mark="dash" tone="plain" />
              <span>
                {r.by === null
                  ? w.without(called.person(r.person))
                  : w.replaced(called.person(r.person), called.person(r.by))}
                <span className={note}>{r.reason}</span> {actor(r.who)}{' '}
                <BothClocks instant={r.at} {...zones} lang={lang} size="sm" />
              </span>
            </li>
          ))}
        </ul>
        {q.result === 'open' ? (
          <>
            <p className={aboutLine}>
              {words.expires} <BothClocks instant={q.expiresAt} {...zones} lang={lang} size="sm" />
            </p>
            <div className={fieldLook.actions}>
              <GoButtons question={q.id} />
            </div>
          </>
        ) : null}
      </div>
    </Panel>
  )
}

function SignerRow({ question: q, signer }: { question: GoNoGo; signer: Signer }) {
  const { state, me, names, zones, lang, actor, can, open } = useDesk()
  const w = gates[lang]
  const { answer, person } = signer
  const name =
    person !== null
      ? person.name || person.id
      : q.people === undefined
        ? w.anyOf(names.role[signer.role])
        : signer.key
  const mayReplace =
    q.result === 'open' &&
    answer === null &&
    q.people !== undefined &&
    can('go.replace') &&
    me.person !== null &&
    me.person === leadOf(state)
  return (
    <li className={`${signer.role === 'sentinel' ? 'side-site' : 'side-home'} ${signerRow}`}>
      <StateMark
        mark={answer === null ? 'ring' : answer.answer === 'go' ? 'check' : 'cross'}
        tone={answer === null ? 'plain' : answer.answer === 'go' ? 'good' : 'bad'}
      />
      <span className="text-xs font-semibold text-side">{name}</span>
      {answer === null ? (
        <span className="text-ink-faint">
          {person !== null && (person.account === null || person.revoked)
            ? deskGates[lang].notSeated
            : w.state.waits}
        </span>
      ) : (
        <span>
          {w.state[answer.answer]}{' '}
          {person === null ? <span className="text-ink-faint">{actor(answer.by)} </span> : null}
          <BothClocks instant={answer.at} {...zones} lang={lang} size="sm" />
          {answer.note === '' ? null : <span className={note}>{answer.note}</span>}
        </span>
      )}
      {mayReplace ? (
        <Button
          size="sm"
          kind="quiet"
          aria-label={`${deskGates[lang].replace}: ${name}`}
          onClick={() => open({ dialog: 'replace', question: q.id, person: signer.key })}
        >
          {deskGates[lang].replace}
        </Button>
      ) : null}
    </li>
  )
}
