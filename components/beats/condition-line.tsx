'use client'
import { beats } from '../../domain/beats/words/beats.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import type { Machine } from '../../domain/log/state.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { While } from '../time/elapsed.tsx'

const lineLook = 'text-xs text-ink-soft'
const after = "before:content-['_·_']"

/** Who said last how a machine is, when by both clocks, and how long it was or has been gone. */
export function ConditionLine({ machine: m }: { machine: Machine }) {
  const { state, zones, lang, actor, live } = useDesk()
  const words = machineWords[lang]
  const { condition, pulse } = m
  const gone = pulse.goneSince
  const now = useNow(live, gone === null ? 30_000 : 1000)
  const said = beats[lang]
  const line = Object.values(state.tokens).find((t) => t.machine === m.id && !t.revoked)
  // Back since it last went, and nobody has said anything newer: then the two belong together.
  const back = condition.state === 'up' && pulse.back?.to === condition.at ? pulse.back : null
  const own = line === undefined ? null : line.every === undefined ? said.hasLine : null
  return (
    <>
      {condition.by === '' ? (
        <p className={lineLook}>{words.neverSaid}</p>
      ) : (
        <p className={lineLook}>
          {words.saidBy(actor(condition.by))}{' '}
          <BothClocks instant={condition.at} {...zones} lang={lang} size="sm" seconds />
          {back === null ? null : (
            <span className={after}>
              <While ms={back.to - back.from} lang={lang} say={said.darkFor} />
            </span>
          )}
          {gone === null ? null : (
            <span className={`${after} tone-bad text-tone`}>
              <While ms={now - gone} lang={lang} say={said.goneFor} />
            </span>
          )}
          {condition.note === '' ? null : <span className={after}>{condition.note}</span>}
        </p>
      )}
      {line === undefined ? null : (
        <p className="text-xs text-ink-faint">
          {own ?? <While ms={(line.every ?? 0) * 1000} lang={lang} say={said.hasBeat} />}
        </p>
      )}
    </>
  )
}
