'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { rolesOf } from '../../domain/access/table.ts'
import type { Me } from '../../domain/contract/wire.ts'
import type { Damage } from '../../domain/log/damage.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { damageLines, damageWords } from '../../domain/log/words/damage.ts'
import { log as logWords } from '../../domain/log/words/log.ts'
import { eventNames } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Role } from '../../domain/plan/plan.ts'
import { type Replay, replay } from '../../domain/replay/replay.ts'
import { Desk } from '../desk/desk.tsx'
import type { LiveEvent } from '../live/history.ts'
import { Below, Looks, OnPaper } from '../phone/below.tsx'
import { HandsScreen } from '../phone/screen.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Lead } from '../ui/page.tsx'
import { Segments } from '../ui/segments.tsx'
import { Frame } from './frame.tsx'
import { PastUpgrade } from './past-source.ts'
import { Player, type Playhead } from './player.tsx'
import { ReplaySkeleton } from './replay-skeleton.tsx'
import { CopyMoment, Timeline } from './timeline.tsx'
import { useLog } from './use-log.ts'

/** How many lines of talk the phone shows, as its page does. */
const PHONE_LINES = 30

const screen = 'grid min-w-0 gap-1.5'
const caption = 'text-sm font-semibold text-ink-soft'

/** Log & replay: the whole timeline, and desk and phone as they were at any moment of it. */
export function LogPage(props: {
  state: UpgradeState
  lang: Lang
  /** Where the log breaks; the lines before it are there. */
  damage: Damage | null
  at: number | null
  phoneCss: string
}) {
  const { state, lang } = props
  const words = logWords[lang]
  const fetched = useLog(state.id)
  const { events } = fetched
  const damage = fetched.damage ?? props.damage
  const log = useMemo(() => replay(state.id, events), [state.id, events])
  const newest = useMemo(
    () => (events.length === 0 ? state : log.stateAt(events.length)),
    [log, events, state],
  )
  const called = useMemo(() => eventNames(newest, lang), [newest, lang])
  const [moved, setMoved] = useState<Playhead | null>(null)
  const asked = props.at === null ? undefined : events[props.at - 1]
  const last = asked ?? events.at(-1)
  const head = moved ?? { now: last?.at ?? state.at, seq: last?.seq ?? 0 }
  const top = useRef<HTMLDivElement>(null)

  // A link to a line is there before the line is.
  const whole = fetched.state === 'whole'
  useEffect(() => {
    if (whole && /^#line-\d+$/.test(location.hash))
      document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [whole])

  const show = (seq: number) => {
    setMoved({ now: events[seq - 1]?.at ?? head.now, seq })
    top.current?.scrollIntoView({ block: 'start' })
    top.current?.focus({ preventScroll: true })
  }
  return (
    <div className="grid min-w-0 gap-5">
      <Lead>
        {words.lead} <a href={`/u/${state.id}`}>{words.desk}</a>
      </Lead>
      {damage === null ? null : (
        <Notice tone="bad" title={damageWords[lang].title}>
          {damageLines(damageWords[lang], damage).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {fetched.state === 'mismatch' || (fetched.state === 'failed' && damage === null) ? (
        <Notice tone="bad" live action={<Button onClick={fetched.fetchOn}>{words.again}</Button>}>
          {fetched.state === 'failed' ? words.failed : words.mismatch}
        </Notice>
      ) : null}
      {events.length === 0 ? (
        fetched.state === 'loading' ? (
          <ReplaySkeleton label={words.loading} />
        ) : null
      ) : (
        <>
          <section
            ref={top}
            tabIndex={-1}
            className="grid min-w-0 gap-3.5 rounded-lg border border-now/45 bg-panel p-4"
            aria-label={words.replay}
          >
            <Player log={log} state={newest} lang={lang} called={called} head={head} onMove={setMoved} />
            <Then log={log} head={head} lang={lang} newest={newest} phoneCss={props.phoneCss} />
            <div className="flex flex-wrap justify-between gap-2">
              <CopyMoment upgrade={state.id} seq={head.seq} lang={lang} />
              <Button size="sm" kind="quiet" busy={fetched.state === 'loading'} onClick={fetched.fetchOn}>
                {words.newer}
              </Button>
            </div>
          </section>
          <Timeline state={newest} events={events} lang={lang} called={called} at={head.seq} onShow={show} />
        </>
      )}
    </div>
  )
}

/** Desk and phone at the playhead, as their people saw them; nothing on them can be pressed. */
function Then(props: {
  log: Replay<LiveEvent>
  head: Playhead
  lang: Lang
  newest: UpgradeState
  phoneCss: string
}) {
  const { log, head, lang, newest } = props
  const words = logWords[lang]
  const [view, setView] = useState<'desk' | 'phone'>('desk')
  const upgrader = useMemo(() => meAs(newest, 'upgrader'), [newest])
  const [past] = useState(() => new PastUpgrade(upgrader, log, head.now, head.seq))
  useEffect(() => past.move(log, head.now, head.seq), [past, log, head.now, head.seq])
  const then = log.stateAt(head.seq)
  const clock: UpgradeState['clock'] = { kind: 'own', at: head.now, realAt: head.now, rate: 0 }
  const lines = log.events.slice(0, head.seq).filter((e) => e.type === 'talk.said')
  return (
    <>
      <Segments
        className="[@media(width>62rem)]:hidden"
        label={words.views}
        choices={[
          { value: 'desk', label: words.viewDesk },
          { value: 'phone', label: words.viewPhone },
        ]}
        value={view}
        onChoose={setView}
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_22.5rem] items-start gap-5 max-[62rem]:grid-cols-1">
        <figure className={view === 'desk' ? screen : `${screen} max-[62rem]:hidden`}>
          <figcaption className={caption}>{words.deskThen}</figcaption>
          <Frame title={words.deskThen} width={1280} height={860} least={390} lang={lang}>
            <Desk
              me={upgrader}
              lang={lang}
              state={past.view().state}
              events={[]}
              now={head.now}
              past={past}
            />
          </Frame>
        </figure>
        <figure className={view === 'phone' ? screen : `${screen} max-[62rem]:hidden`}>
          <figcaption className={caption}>{words.phoneThen}</figcaption>
          <Frame
            title={words.phoneThen}
            width={360}
            height={700}
            css={props.phoneCss}
            lang={lang}
            still
            edge="rounded-[1.5rem] border-6 border-line-strong max-[32rem]:mx-auto"
          >
            <HandsScreen
              state={{ ...then, clock }}
              me={meAs(newest, 'sentinel')}
              lang={lang}
              now={head.now}
              lines={lines.slice(-PHONE_LINES)}
              idFor={(form) => form}
              focus={null}
              said={[]}
              lower={{ Looks, Below, OnPaper }}
              status={
                <SideClock instant={head.now} zone={then.head.site.zone} side="site" size="sm" lang={lang} />
              }
            />
          </Frame>
        </figure>
      </div>
    </>
  )
}

/** Whoever last held the seat of a role: a past screen is seen with their eyes. */
function meAs(state: UpgradeState, role: Role): Me {
  const people = Object.values(state.people).filter((p) => p.role === role)
  const person =
    people.find((p) => p.account !== null && !p.revoked) ?? people.find((p) => p.account !== null)
  const account = person?.account ?? ''
  const who = { kind: 'account', account, owner: false, device: '' } as const
  return {
    account,
    device: '',
    owner: false,
    name: person?.name ?? '',
    person: person?.id ?? null,
    roles: rolesOf(state, who),
  }
}
