'use client'
import { useEffect, useState } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import { LINE_DEAD, opening } from '../../domain/demo/chapters.ts'
import { paceAt } from '../../domain/demo/pace.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import { demoOpening } from '../../domain/demo/words/opening.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { deviceClock } from '../live/clock.ts'
import { useLive, useNow } from '../live/use-live.ts'
import { Button } from '../ui/button.tsx'
import { caption, captionTitle } from './looks.ts'
import { PauseMark, PlayMark } from './play-demo.tsx'
import { Stage } from './stage.tsx'
import { CaptionText, Told } from './told.tsx'
import { useStage } from './use-stage.ts'

/** Real ms: until both screens have drawn what they loaded; the longest that is waited for them; and to read the last words. */
const SETTLE = 900
const LONGEST = 8000
const READ = 4500

/**
 * The weekend's most telling minutes, before it is told from the start: played at once, on an upgrade of their own, and said to
 * be out of their turn. `onEnd(play)`: the story's turn; `play` where somebody asked for it to go on.
 */
export function Opening(props: {
  me: Me
  state: UpgradeState
  lang: Lang
  /** Server's real clock, ms. */
  now: number
  onEnd: (play: boolean) => void
}) {
  const { lang, onEnd } = props
  const live = useStage(props)
  const { state } = useLive(live)
  const now = useNow(live, 200)
  const words = demo[lang]
  const pace = paceAt(opening, now)
  const runs = state.clock.kind === 'own' && state.clock.rate > 0
  const setClock = (rate: number) =>
    live.send({ type: 'clock.set', own: { at: Math.floor(live.now()), rate } })
  const toggle = () => setClock(runs ? 0 : (paceAt(opening, live.now())?.rate ?? 0))
  const [shown, setShown] = useState({ desk: false, phone: false })
  const [begun, setBegun] = useState(false)
  const ready = shown.desk && shown.phone

  useEffect(() => {
    if (begun) return
    return deviceClock.after(ready ? SETTLE : LONGEST, () => {
      setBegun(true)
      // Whoever wants things still starts it themselves.
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
      live.send({
        type: 'clock.set',
        own: { at: Math.floor(live.now()), rate: paceAt(opening, live.now())?.rate ?? 0 },
      })
    })
  }, [ready, begun, live])
  const over = pace === null
  useEffect(() => {
    if (over) return deviceClock.after(READ, () => onEnd(false))
  }, [over, onEnd])

  return (
    <Stage
      state={state}
      now={now}
      lang={lang}
      caption={
        pace === null ? (
          <div className={caption} aria-live="polite">
            <h2 className={captionTitle}>{demoOpening[lang].then.title}</h2>
            <p>{demoOpening[lang].then.text}</p>
          </div>
        ) : (
          <CaptionText
            caption={demoOpening[lang].beats[pace.chapter.id]}
            words={words}
            count={begun ? demoOpening[lang].label : demoOpening[lang].wait}
          />
        )
      }
      buttons={
        <>
          {begun && pace !== null ? (
            <Button onClick={toggle}>
              {runs ? <PauseMark /> : <PlayMark />}
              {runs ? words.pause : words.goOn}
            </Button>
          ) : null}
          <Button kind="primary" onClick={() => onEnd(true)}>
            <PlayMark />
            {words.play}
          </Button>
        </>
      }
      told={<Told stretches={opening} now={now} words={words} />}
      watching
      first="phone"
      dark={now >= LINE_DEAD.from}
      onDesk={() => setShown((s) => ({ ...s, desk: true }))}
      onPhone={() => setShown((s) => ({ ...s, phone: true }))}
    />
  )
}
