import { memo } from 'react'
import { phonePage } from '../../domain/phone/words.ts'
import { FineCard, StandingCards } from '../cards/dead-man-card.tsx'
import { ForOthers } from '../hands/for-other.tsx'
import { LatelyPanel } from '../hands/over-card.tsx'
import { choose, mustStop, overCards, saidOf, standingCards, tasksNow } from '../hands/what-now.ts'
import { BatonPanel } from '../presence/baton-line.tsx'
import { PresencePanel } from '../presence/presence-panel.tsx'
import { LooksPanel } from '../signs/looks-panel.tsx'
import { TalkPanel } from '../talk/phone-talk.tsx'
import { soft } from './look.tsx'
import { Paper } from './paper.tsx'
import { PhonePanel, PlanPanel } from './phone-panel.tsx'
import { goingNow, type HandsScreenProps, isBackWanted, standingOf, toolsOf } from './screen.tsx'
import { Others } from './tasks.tsx'
import { HandsProvider } from './tools.tsx'

/** What there is to see while hands are at it. */
export const Looks = memo(function Looks(props: HandsScreenProps) {
  return (
    <HandsProvider value={toolsOf(props)}>
      <LooksPanel />
    </HandsProvider>
  )
})

/** All below what is asked. */
export const Below = memo(function Below(props: HandsScreenProps) {
  const { state, me, lang, now, live } = props
  const tools = toolsOf(props)
  const all = props.tasks ?? tasksNow(state, now, me.person)
  const [first, others] = choose(all, props.focus)
  const standing = standingCards(state, now)
  const going = goingNow(standing, now)
  // The way back stands before all that can wait; the card that asks has the same taps.
  const away = me.person !== null && saidOf(state, me.person, now)?.state !== 'on-site'
  // It stands above then, where it is seen.
  const above = first === undefined && isBackWanted(state, me.person, now, all)
  const late = first?.kind === 'overdue'
  return (
    <HandsProvider value={tools}>
      {first === undefined ? null : (
        <StandingCards cards={standing.filter((c) => !going.includes(c))} {...standingOf(live)} />
      )}
      {overCards(state, now)
        .filter((c) => !mustStop(c, state.people[me.person ?? '']))
        .map((c) => (
          <FineCard key={c.id} card={c} />
        ))}
      {/* The cards among them stand above, in short. */}
      <Others
        tasks={others.filter((t) => t.kind !== 'card' && t.kind !== 'for-other')}
        show={live?.show ?? null}
      />
      <ForOthers tasks={others.filter((t) => t.kind === 'for-other')} />
      <LatelyPanel />
      {tools.can('talk.say') || tools.can('request.seen') ? null : (
        <p className={soft}>{phonePage[lang].reader}</p>
      )}
      {away && !late && !above ? <PresencePanel asked={false} /> : null}
      <TalkPanel
        lines={props.lines}
        pending={live?.pending ?? []}
        typing={live?.typing ?? []}
        {...(live === undefined ? {} : { seenBy: live.seenBy, onType: live.onType })}
      />
      {away || above ? null : <PresencePanel asked={false} />}
      <BatonPanel />
      {live?.alive === true ? <PlanPanel /> : null}
      {live?.offline == null ? null : <PhonePanel offline={live.offline} lang={lang} />}
    </HandsProvider>
  )
})

/** The page for the printer, on no screen. */
export const OnPaper = memo(function OnPaper(props: HandsScreenProps) {
  return (
    <HandsProvider value={toolsOf(props)}>
      <Paper />
    </HandsProvider>
  )
})
