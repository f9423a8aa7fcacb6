'use client'
import { useEffect, useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import { chapters, LINE_DEAD } from '../../domain/demo/chapters.ts'
import { isPlayed, isTakenOver, VISITOR } from '../../domain/demo/demo.ts'
import { paceAt } from '../../domain/demo/pace.ts'
import { isOver } from '../../domain/log/decide-plan.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { demo } from '../../domain/messages/demo.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { LiveUpgrade } from '../live/live-upgrade.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { SideClock } from '../time/side-clock.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { DeskFrame, PhoneFrame } from './frames.tsx'
import { PauseMark, PlayDemo, PlayMark } from './play-demo.tsx'
import { CaptionText, Told } from './told.tsx'

interface Props {
  me: Me
  lang: Lang
  state: UpgradeState
  /** Server's real clock, ms. */
  now: number
  /** Goes on by itself if it stands at its first minute. */
  play: boolean
}

type Part = 'start' | 'playing' | 'paused' | 'yours' | 'over'

/** The weekend on one page: the desk and the phone as they are, side by side, and the story above them. */
export function DemoPage(props: Props) {
  const { lang, me } = props
  const [live] = useState(
    () =>
      new LiveUpgrade({
        upgrade: props.state.id,
        me,
        state: props.state,
        events: [],
        now: props.now,
        storage: null,
      }),
  )
  const { state, outbox } = useLive(live)
  const now = useNow(live, 200)
  const [shown, show] = useState<'desk' | 'phone'>('desk')
  const words = demo[lang]
  const part = partOf(state, now)
  const pace = paceAt(chapters, now)
  const setClock = (rate: number) =>
    live.send({ type: 'clock.set', own: { at: Math.floor(live.now()), rate } })
  const toggle = () => setClock(part === 'playing' ? 0 : (paceAt(chapters, live.now())?.rate ?? 1))
  const takeOver = () => {
    const name = me.name || words.visitor
    const { zone } = live.view().state.head.home
    const seat = { id: VISITOR, name, role: 'upgrader', zone, lead: false }
    live.send({ type: 'plan.add', kind: 'person', value: seat })
    live.send({ type: 'seat.take', person: VISITOR, name })
  }
  // The story went on by a line while the answer was on its way: what was meant is still meant.
  const late = outbox.find((e) => e.answer?.ok === false && e.answer.refusal.code === 'clock-backwards')
  useEffect(() => {
    if (late?.command.type !== 'clock.set' || late.command.own == null) return
    live.dismiss(late.id)
    live.send({ type: 'clock.set', own: { at: Math.floor(live.now()), rate: late.command.own.rate } })
  }, [late, live])
  useFirstPlay(props.play && part === 'start', toggle)
  useSpace(part === 'playing' || part === 'paused' || part === 'start', toggle)

  const { site, home } = state.head
  const name = (seat: string) => state.people[seat]?.name ?? ''
  return (
    <main id="main" className="demo">
      <section className="demo-story" aria-label={words.title}>
        <div className="demo-words">
          <Words part={part} state={state} now={now} lang={lang} />
          <div className="demo-buttons">
            {part === 'start' || part === 'paused' ? (
              <Button kind="primary" onClick={toggle}>
                <PlayMark />
                {part === 'start' ? words.play : words.goOn}
              </Button>
            ) : null}
            {part === 'playing' ? (
              <Button onClick={toggle}>
                <PauseMark />
                {words.pause}
              </Button>
            ) : null}
            {part === 'playing' || part === 'paused' ? (
              <Button
                kind={part === 'paused' ? 'plain' : 'quiet'}
                onClick={takeOver}
                title={words.takeOverHint}
              >
                {words.takeOver}
              </Button>
            ) : null}
            {part === 'over' ? (
              <LinkButton kind="primary" href="/">
                {words.own}
              </LinkButton>
            ) : null}
            {part === 'start' ? null : <PlayDemo lang={lang} again kind="quiet" />}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are two clocks. */}
        <div className="demo-clocks" role="group" aria-label={words.clocks}>
          {(['home', 'site'] as const).map((side) => (
            <div key={side} className={`demo-clock side-${side}`}>
              <span className="demo-clock-name" aria-hidden="true">
                {side === 'home' ? home.name : site.name}
              </span>
              <SideClock
                instant={now}
                zone={side === 'home' ? home.zone : site.zone}
                side={side}
                lang={lang}
                size="lg"
                date
                {...(side === 'home' ? { refInstant: now } : { refZone: home.zone })}
                name={side === 'home' ? home.name : site.name}
              />
            </div>
          ))}
        </div>
        {part === 'yours' ? null : (
          <Told now={pace === null ? Number.POSITIVE_INFINITY : now} words={words} />
        )}
      </section>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons that choose a view, not a form. */}
      <div className="demo-tabs" role="group" aria-label={words.views}>
        {(['desk', 'phone'] as const).map((which) => (
          <button key={which} type="button" aria-pressed={shown === which} onClick={() => show(which)}>
            {which === 'desk' ? words.deskOf(name('upgrader')) : words.phoneOf(name('sentinel'))}
          </button>
        ))}
      </div>
      <div className={`demo-frames demo-shows-${shown}`}>
        <DeskFrame upgrade={state.id} title={words.deskOf(name('upgrader'))} watching={part !== 'yours'} />
        <PhoneFrame
          upgrade={state.id}
          title={words.phoneOf(name('sentinel'))}
          dark={isPlayed(state) && now >= LINE_DEAD.from && now < LINE_DEAD.to}
          words={words}
        />
      </div>
    </main>
  )
}

function partOf(state: UpgradeState, now: number): Part {
  if (isTakenOver(state)) return 'yours'
  if (isOver(state) || paceAt(chapters, now) === null) return 'over'
  if (state.clock.kind !== 'own' || state.clock.rate > 0) return 'playing'
  return now <= (chapters[0]?.from ?? 0) ? 'start' : 'paused'
}

function Words({ part, state, now, lang }: { part: Part; state: UpgradeState; now: number; lang: Lang }) {
  const words = demo[lang]
  const pace = paceAt(chapters, now)
  if (part === 'start')
    return (
      <div className="demo-caption">
        <h2 className="demo-caption-title">{words.title}</h2>
        <p>{words.lead}</p>
        <p className="demo-tool">{words.facts.join(' ')}</p>
      </div>
    )
  if (part === 'yours' || part === 'over' || pace === null)
    return (
      <div className="demo-caption" aria-live="polite">
        <h2 className="demo-caption-title">{part === 'yours' ? words.yours : words.over}</h2>
        <p>
          {part === 'yours'
            ? words.yoursText
            : state.status === 'cancelled'
              ? words.replaced
              : words.overText}
        </p>
      </div>
    )
  const count = words.chapterOf(pace.index + 1, chapters.length)
  return (
    <CaptionText
      caption={words.captions[pace.chapter.id]}
      words={words}
      count={part === 'paused' ? `${count} · ${words.paused}` : count}
    />
  )
}

/** Plays once when the page is there, and takes the wish out of the address: a reload must not say it again. */
function useFirstPlay(wanted: boolean, play: () => void): void {
  const [asked] = useState(() => ({ done: !wanted }))
  useEffect(() => {
    if (asked.done) return
    asked.done = true
    history.replaceState(null, '', location.pathname)
    play()
  })
}

/** The space bar, where it means nothing else. */
function useSpace(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return
    const press = (e: KeyboardEvent) => {
      if (e.key !== ' ' || e.target !== document.body) return
      e.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}
