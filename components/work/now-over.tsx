'use client'
import { useCallback, useState } from 'react'
import { shell } from '../../domain/messages/shell.ts'
import { nowWords } from '../../domain/work/words/now.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { Thing } from '../desk/now-thing.tsx'
import { Do, Outcome } from '../moves/do.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { controlLook, fieldLook } from '../ui/field.tsx'
import { StateMark } from '../ui/marks.tsx'

/** A closed or cancelled upgrade: when it ended, and what was left for later. */
export function Over() {
  const { state, zones, lang, can } = useDesk()
  const now = nowWords[lang]
  return (
    <Thing
      title={state.status === 'closed' ? now.closed : now.cancelled}
      text={state.status === 'cancelled' ? state.endReason : ''}
    >
      {state.endedAt === null ? null : (
        <p className="text-sm">
          {now.endedAt} <BothClocks instant={state.endedAt} {...zones} lang={lang} date="year" />
        </p>
      )}
      {state.status === 'closed' ? (
        <div className="follow-ups w-full text-sm">
          <p className={fieldLook.label}>{upgradeWords[lang].followUps}</p>
          {state.followUps.length === 0 ? <p className="text-ink-faint">{now.noFollowUps}</p> : null}
          <ul>
            {state.followUps.map((f) => (
              <li key={f.id} className="flex min-h-8 flex-wrap items-center gap-2">
                <StateMark
                  mark={f.done ? 'check' : 'ring'}
                  tone={f.done ? 'good' : 'plain'}
                  label={f.done ? now.followUpDone : ''}
                />
                <span
                  className={`max-w-[calc(100%-2rem)] min-w-0 ${f.done ? 'text-ink-faint line-through' : ''}`}
                >
                  {f.text}
                </span>
                {!f.done && can('follow-up.done') ? (
                  <Do size="sm" kind="quiet" command={() => ({ type: 'follow-up.done', id: f.id })}>
                    {now.followUpDone}
                  </Do>
                ) : null}
              </li>
            ))}
          </ul>
          {can('follow-up.add') ? <AddFollowUp /> : null}
        </div>
      ) : null}
    </Thing>
  )
}

/** What somebody thinks of once it is closed. It stays in its field until it is stored. */
function AddFollowUp() {
  const { lang } = useDesk()
  const [id, setId] = useState(() => newId('f'))
  const [text, setText] = useState('')
  const [sent, setSent] = useState('')
  const sending = useCommand(
    useCallback(() => {
      setId(newId('f'))
      // What was typed meanwhile is the next one.
      setText((now) => (now === sent ? '' : now))
    }, [sent]),
  )
  return (
    <>
      <form
        className="flex items-center gap-2 pt-2"
        onSubmit={(e) => {
          e.preventDefault()
          if (text.trim() === '' || sending.busy) return
          setSent(text)
          sending.send({ type: 'follow-up.add', id, text })
        }}
      >
        <input
          className={controlLook({ className: 'min-w-0 flex-1' })}
          aria-label={upgradeWords[lang].followUps}
          value={text}
          maxLength={500}
          autoComplete="off"
          onChange={(e) => setText(e.target.value)}
        />
        <Button type="submit" busy={sending.busy}>
          {shell[lang].add}
        </Button>
      </form>
      <Outcome sending={sending} />
    </>
  )
}
