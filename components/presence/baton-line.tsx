import { eitherOf } from '../../domain/hands/words/addressee.ts'
import { onDuty } from '../../domain/people/on-duty.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { presenceWords } from '../../domain/presence/words/presence.ts'
import { answers, Fold, soft } from '../phone/look.tsx'
import { Act, Press, useHands, When } from '../phone/tools.tsx'
import { batonLine, batonShown, batonSide } from './baton-words.ts'

/**
 * Who acts now, in one line with the colour of their side. `asked`: something is asked of the hands, so that they must not
 * read "wait" above it.
 */
export function BatonLine({ asked }: { asked: boolean }) {
  const { state, me, lang, now } = useHands()
  if (!batonShown(state.status) || me.person === null) return null
  const words = presenceWords[lang].baton
  const held = batonNow(state, now)
  const mine = state.people[me.person]?.role === 'sentinel' ? 'hands' : 'keyboard'
  // With nobody in particular, it is with who is there.
  const duty = onDuty(state, now)
  const own =
    held.to === mine &&
    (held.by === null
      ? mine === 'keyboard' || duty.length === 0 || duty.includes(me.person)
      : held.by === me.person)
  const whose =
    held.by !== null
      ? state.people[held.by]?.name || held.by
      : held.to === 'hands' && duty.length > 0
        ? eitherOf(
            duty.map((id) => state.people[id]?.name || id),
            lang,
          )
        : words[held.to === 'hands' ? 'somebody' : 'nobody']
  if (asked && mine === 'hands' && held.to !== mine) return null
  return (
    <p
      className={`baton ${batonSide(held)} my-2 px-3 py-1.5 border-0 border-l-6 bg-sunken ${held.to === 'link' ? 'border-dashed border-line-strong' : 'border-side'}`}
    >
      <strong>{held.to === 'link' ? words.wait : own ? words.yours : words.theirs(whose)}</strong>
    </p>
  )
}

/** Who has the baton, on one line; opened, since when, and the tap that takes it or passes it on. */
export function BatonPanel() {
  const { state, me, lang, can, now } = useHands()
  if (!batonShown(state.status) || me.person === null || !can('baton.take')) return null
  const words = presenceWords[lang].baton
  const held = batonNow(state, now)
  const mine = state.people[me.person]?.role === 'sentinel' ? 'hands' : 'keyboard'
  const other = mine === 'hands' ? 'keyboard' : 'hands'
  const form = `baton:${held.to}:${held.since ?? 0}`
  return (
    <Fold title={words.title} note={batonLine(held, me.person, (id) => state.people[id]?.name ?? id, lang)}>
      {held.since === null ? null : (
        <p className={soft}>
          {words.since} <When at={held.since} />
        </p>
      )}
      <div className={answers}>
        {held.to === mine ? (
          <Act form={`${form}/give`} type="baton.give" fixed={{ to: other }}>
            <Press>{words.give[other]}</Press>
          </Act>
        ) : (
          <Act form={`${form}/take`} type="baton.take">
            <Press>{words.take}</Press>
          </Act>
        )}
      </div>
    </Fold>
  )
}
