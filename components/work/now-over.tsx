'use client'
import { nowWords } from '../../domain/work/words/now.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../desk/do.tsx'
import { Thing } from '../desk/now-thing.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
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
        <p className="now-times">
          {now.endedAt} <BothClocks instant={state.endedAt} {...zones} lang={lang} date="year" />
        </p>
      )}
      {state.status === 'closed' ? (
        <div className="follow-ups">
          <p className="field-label">{upgradeWords[lang].followUps}</p>
          {state.followUps.length === 0 ? <p className="faint">{now.noFollowUps}</p> : null}
          <ul>
            {state.followUps.map((f) => (
              <li key={f.id}>
                <StateMark
                  mark={f.done ? 'check' : 'ring'}
                  tone={f.done ? 'good' : 'plain'}
                  label={f.done ? now.followUpDone : ''}
                />
                <span className={f.done ? 'struck' : ''}>{f.text}</span>
                {!f.done && can('follow-up.done') ? (
                  <Do size="sm" kind="quiet" command={() => ({ type: 'follow-up.done', id: f.id })}>
                    {now.followUpDone}
                  </Do>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Thing>
  )
}
