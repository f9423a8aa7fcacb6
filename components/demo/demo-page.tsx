'use client'
import { useCallback, useEffect, useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import { chapters, LINE_DEAD } from '../../domain/demo/chapters.ts'
import { isPlayed, isTakenOver, VISITOR } from '../../domain/demo/demo.ts'
import { paceAt } from '../../domain/demo/pace.ts'
import { demoCaptions } from '../../domain/demo/words/captions.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { namesake } from '../../domain/people/namesake.ts'
import { isOver } from '../../domain/work/status.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { listenToKeys } from '../ui/keys.ts'
import { caption, captionTitle, tool } from './looks.ts'
import { Opening } from './opening.tsx'
import { PauseMark, PlayDemo, PlayMark } from './play-demo.tsx'
import { Stage } from './stage.tsx'
import { CaptionText, Told } from './told.tsx'
import { useStage } from './use-stage.ts'

interface Props {
  me: Me
  lang: Lang
  state: UpgradeState
  /** Server's real clock, ms. */
  now: number
  /** Goes on by itself if it stands at its first minute. */
  play: boolean
  /** What it opens with, while that is not told yet. */
  opening: { me: Me; state: UpgradeState } | null
}

type Part = 'start' | 'playing' | 'paused' | 'yours' | 'over'

/**
 * The weekend on one page: the desk and the phone as they are, side by side, and the story above them. Before it begins, its
 * most telling minutes; then it is told from Friday on.
 */
export function DemoPage(props: Props) {
  const { lang, me } = props
  const [opens, setOpens] = useState(props.opening)
  const [wanted, want] = useState(props.play)
  const endOpening = useCallback((play: boolean) => {
    if (play) want(true)
    setOpens(null)
  }, [])
  const live = useStage(props)
  const { state, outbox } = useLive(live)
  const now = useNow(live, 200)
  const words = demo[lang]
  const part = partOf(state, now)
  const pace = paceAt(chapters, now)
  const setClock = (rate: number) =>
    live.send({ type: 'clock.set', own: { at: Math.floor(live.now()), rate } })
  const toggle = () => setClock(part === 'playing' ? 0 : (paceAt(chapters, live.now())?.rate ?? 1))
  const takeOver = () => {
    const own = { person: VISITOR, account: me.account }
    // Whoever is called as somebody of the story would be taken for them.
    const name = me.name === '' || namesake(state, me.name, own) !== undefined ? words.visitor : me.name
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
  const opening = part === 'start' ? opens : null
  useFirstPlay(wanted && part === 'start' && opening === null, toggle)
  useSpace(opening === null && (part === 'playing' || part === 'paused' || part === 'start'), toggle)

  if (opening !== null) return <Opening {...opening} lang={lang} now={props.now} onEnd={endOpening} />
  const mayPause = part === 'playing' || part === 'paused'
  return (
    <Stage
      state={state}
      now={now}
      lang={lang}
      caption={<Words part={part} state={state} now={now} lang={lang} />}
      buttons={
        <>
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
          {mayPause ? (
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
        </>
      }
      told={
        part === 'yours' ? null : (
          <Told stretches={chapters} now={pace === null ? Number.POSITIVE_INFINITY : now} words={words} />
        )
      }
      watching={part !== 'yours'}
      dark={isPlayed(state) && now >= LINE_DEAD.from && now < LINE_DEAD.to}
    />
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
      <div className={caption}>
        <h2 className={captionTitle}>{words.title}</h2>
        <p>{words.lead}</p>
        <p className={tool}>{words.facts.join(' ')}</p>
      </div>
    )
  if (part === 'yours' || part === 'over' || pace === null)
    return (
      <div className={caption} aria-live="polite">
        <h2 className={captionTitle}>{part === 'yours' ? words.yours : words.over}</h2>
        {part === 'yours' ? <p>{words.yoursText}</p> : null}
        {part === 'yours' ? null : state.status === 'cancelled' ? (
          <p>{words.replaced}</p>
        ) : (
          <>
            <p>{words.night}</p>
            <p className="text-sm text-ink-soft">{words.overText}</p>
          </>
        )}
      </div>
    )
  const count = words.chapterOf(pace.index + 1, chapters.length)
  return (
    <CaptionText
      caption={demoCaptions[lang][pace.chapter.id]}
      words={words}
      count={part === 'paused' ? `${count} · ${words.paused}` : count}
    />
  )
}

/** Plays once when it is wanted. The wish is taken out of the address: a reload must not say it again. */
function useFirstPlay(wanted: boolean, play: () => void): void {
  const [asked] = useState(() => ({ done: false }))
  useEffect(() => {
    if (!wanted || asked.done) return
    asked.done = true
    play()
  })
  useEffect(() => {
    if (location.search !== '') history.replaceState(history.state, '', location.pathname)
  }, [])
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
    return listenToKeys(document, press)
  })
}
