import type { ReactNode } from 'react'
import { mayDo } from '../../domain/access/table.ts'
import type { Me } from '../../domain/contract/wire.ts'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import type { Card, UpgradeState } from '../../domain/log/state.ts'
import { actorName } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { movesByKey } from '../../domain/moves/beside.ts'
import type { Move } from '../../domain/moves/move.ts'
import { isTheirs } from '../../domain/people/seats.ts'
import { phonePage, phoneSaid } from '../../domain/phone/words.ts'
import { DueInShort, StandingCards, StopCard } from '../cards/dead-man-card.tsx'
import { headline } from '../hands/headline.ts'
import { OverCard } from '../hands/over-card.tsx'
import {
  choose,
  isTimeToGo,
  mustStop,
  type OtherTask,
  overCards,
  overOf,
  saidOf,
  standingCards,
  type Task,
  tasksNow,
} from '../hands/what-now.ts'
import type { Offline } from '../kept/offline.ts'
import type { LiveEvent } from '../live/history.ts'
import type { Awake } from '../notices/use-ring.ts'
import { BatonLine } from '../presence/baton-line.tsx'
import { PresencePanel } from '../presence/presence-panel.tsx'
import type { PendingLine } from '../talk/phone-talk.tsx'
import { PhoneWarnings } from '../warnings/phone-warnings.tsx'
import { Later, type Lower } from './later.tsx'
import { column, strip } from './look.tsx'
import { type Held, type Said, SaidLines, UndoDock } from './said.tsx'
import { IdleCard, TaskCard } from './tasks.tsx'
import { HandsProvider, type HandsTools } from './tools.tsx'
import { Top } from './top.tsx'

export interface HandsScreenProps {
  state: UpgradeState
  me: Me
  lang: Lang
  /** The upgrade's clock, ms. */
  now: number
  /** The newest lines of talk, oldest first. */
  lines: readonly LiveEvent[]
  idFor(form: string): string
  /** What `tasksNow` says, where it has been asked already. */
  tasks?: readonly Task[]
  /** The key of the task to show before the others. */
  focus: string | null
  said: readonly Said[]
  /** How the page is kept up: a line of words at the top. */
  status: ReactNode
  /** Above everything: what must be told once. */
  notices?: ReactNode
  /** What stands below; null: its code has not come to this phone yet, and what the server drew of it stays. */
  lower: Lower | null
  /** What only a live page has. */
  live?: {
    /** Past its first rendering, which has to be the server's own. */
    alive: boolean
    connected: boolean
    submit: NonNullable<HandsTools['submit']>
    settling: string | null
    show: (key: string) => void
    onType: (text: string) => void
    typing: readonly { account: string; text: string }[]
    pending: readonly PendingLine[]
    seenBy: (seq: number) => string
    /** The tap that can still be taken back. */
    held: Held | null
    /** Taps and pictures that live in this page alone, and don't get away just now. */
    onlyHere: number
    undo: (id: string) => void
    drafts: HandsTools['drafts']
    photos: HandsTools['photos']
    /** How this page stands without a network; null: it is not meant to be kept. */
    offline: Offline | null
    /** Whether the screen stays on while it must. */
    awake: Awake
    /** The server's clock minus this phone's own as last known, ms. */
    skew: number
  }
}

const below = 'py-3.5'

/** The Hands screen: one card that says what is asked now, then talk, then where the reader is. */
export function HandsScreen(props: HandsScreenProps) {
  const { state, me, now, live } = props
  const tools = toolsOf(props)
  const { lang } = tools
  const words = phonePage[lang]
  const all = props.tasks ?? tasksNow(state, now, me.person)
  const [first] = choose(all, props.focus)
  const over = overOf(state, all, props.focus)
  const orders = all.flatMap((t) => (t.kind === 'card' && t !== first ? [t.card] : []))
  const stops = overCards(state, now).filter((c) => mustStop(c, state.people[me.person ?? '']))
  const standing = standingCards(state, now)
  const going = goingNow(standing, now)
  // What was not done must be read before what is asked next.
  const toldFirst = first === undefined || props.said.some((s) => s.now === 'refused' || s.now === 'unknown')
  // Whose move it is says nothing to who must not move.
  const stop =
    first?.kind === 'stopped' ||
    first?.kind === 'no-go' ||
    first?.kind === 'gate' ||
    (first?.kind === 'request' && first.request.readBack?.state === 'stopped')
  return (
    <HandsProvider value={tools}>
      <a
        className="absolute -left-396 focus:left-2 focus:top-2 focus:z-1 focus:p-3 focus:bg-panel"
        href="#main"
      >
        {words.skip}
      </a>
      <Top status={props.status} />
      <main
        id="main"
        tabIndex={-1}
        className={`${column} ${(live?.held ?? null) === null && !live?.onlyHere ? '' : 'docked pb-20'}`}
      >
        {stop ? null : <BatonLine asked={going.length > 0 || all.some((t) => isAct.includes(t.kind))} />}
        {/* What came of the last tap, and what is only to be known, stands below what is asked: it must not push that off. */}
        {first === undefined ? props.notices : null}
        {toldFirst ? <SaidLines said={props.said} /> : null}
        <p className="sr-only" role="alert">
          {first === undefined ? '' : headline(first, tools)}
        </p>
        {first !== undefined && (state.status === 'rolling-back' || state.status === 'suspended') ? (
          <p className={strip('warn')}>
            {state.status === 'rolling-back'
              ? phoneIdle[lang].status['rolling-back']
              : phoneIdle[lang].status[standing.length > 0 ? 'suspendedButCard' : 'suspendedBut']}
          </p>
        ) : null}
        {first === undefined ? <PhoneWarnings /> : null}
        {stops.map((c) => (
          <StopCard key={c.id} card={c} />
        ))}
        {over === undefined ? null : <OverCard request={over} />}
        <StandingCards cards={first === undefined ? standing : going} {...standingOf(live)} />
        {orders.map((c) => (
          <DueInShort key={c.id} card={c} show={live?.show ?? null} />
        ))}
        {first !== undefined ? (
          <>
            <TaskCard key={first.key} task={first} />
            {toldFirst ? null : <SaidLines said={props.said} />}
            {props.notices}
            <PhoneWarnings />
          </>
        ) : going.length > 0 ? null : (
          <IdleCard waiting={waitingFor(all, me.person)} />
        )}
        {first === undefined && isBackWanted(state, me.person, now, all) ? <PresencePanel asked /> : null}
        <Later of="Looks" {...props} tasks={all} />
        {live === undefined ? null : <UndoDock held={live.held} undo={live.undo} onlyHere={live.onlyHere} />}
        <Later of="Below" {...props} tasks={all} />
      </main>
      {live?.alive === true ? <Later of="OnPaper" {...props} tasks={all} /> : null}
      <footer className={`${column} flex flex-wrap justify-between gap-x-5 pb-8`}>
        <a className={below} href={`/u/${state.id}/calendar`}>
          {words.calendar}
        </a>
        <a className={below} href="/">
          {words.upgrades}
        </a>
        <a className={below} href="/me">
          {words.me}
        </a>
      </footer>
    </HandsProvider>
  )
}

/** What the parts of the screen work with, as its props have it. */
export function toolsOf({ state, me, lang, now, live, idFor }: HandsScreenProps): HandsTools {
  const who = { kind: 'account', account: me.account, owner: me.owner, device: me.device } as const
  const seat = state.people[me.person ?? '']
  let moves: ReadonlyMap<string, Move> | null = null
  return {
    state,
    me,
    lang,
    names: names[lang],
    now,
    can: (command) => mayDo(state, who, command),
    offered(kind, of, id) {
      moves ??= movesByKey(state, me.person, now)
      return moves.get(`${of}:${id}:${kind}`) ?? null
    },
    nameOf: (account) =>
      account === me.account || isTheirs(seat, account)
        ? phoneSaid[lang].you
        : actorName(state, account, lang),
    idFor,
    online: live?.alive === true && live.connected,
    settling: live?.settling ?? null,
    submit: live?.submit ?? null,
    drafts: live?.drafts ?? {},
    photos: live?.photos ?? null,
  }
}

/** The cards whose reader has to go now: they must not read of anything else first. */
export function goingNow(cards: readonly Card[], now: number): readonly Card[] {
  return cards.filter((c) => isTimeToGo(c, now))
}

/** A page without script keeps no screen awake. */
export function standingOf(live: HandsScreenProps['live']): { awake: Awake; skew: number } {
  return live?.alive === true ? { awake: live.awake, skew: live.skew } : { awake: 'not-held', skew: 0 }
}

/** What waits for this reader to be on site. */
function waitingFor(tasks: readonly Task[], person: string | null): OtherTask | undefined {
  for (const t of tasks)
    if (t.kind === 'for-other' && t.from !== null && t.whose.includes(person ?? '')) return t
  return undefined
}

/** Whether to say that they are there is all there is to press: they are not, or something waits for it. */
export function isBackWanted(
  state: UpgradeState,
  person: string | null,
  now: number,
  tasks: readonly Task[],
): boolean {
  if (person === null) return false
  const said = saidOf(state, person, now)?.state
  return said === 'away' || said === 'left' || waitingFor(tasks, person) !== undefined
}

/** What is asked of them as their work: beside a question, too, nobody is told to wait. */
const isAct: readonly Task['kind'][] = ['card', 'request', 'step', 'question']
