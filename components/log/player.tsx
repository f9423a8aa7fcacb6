'use client'
import { useEffect, useRef, useState } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import { log as logWords } from '../../domain/log/words/log.ts'
import type { EventNames } from '../../domain/messages/events.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { density, type Replay } from '../../domain/replay/replay.ts'
import { MINUTE } from '../../domain/time/civil.ts'
import { deviceClock } from '../live/clock.ts'
import type { LiveEvent } from '../live/history.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/segments.tsx'

export const SPEEDS = [1, 10, 60, 300, 600] as const
const BINS = 120
const TICK = 100

/** Where four of them must stand in one line. */
const tight = 'max-[32rem]:px-0.5 max-[32rem]:leading-[1.15]'

export interface Playhead {
  /** The upgrade's clock, ms. */
  now: number
  /** The newest line then. */
  seq: number
}

/** The slider over the whole night, and what plays it. Moves in minutes by the arrow keys, in lines by the buttons. */
export function Player(props: {
  log: Replay<LiveEvent>
  state: UpgradeState
  lang: Lang
  called: EventNames
  head: Playhead
  onMove(to: Playhead): void
}) {
  const { log, state, lang, called, head, onMove } = props
  const words = logWords[lang]
  const [playing, setPlaying] = useState(false)
  const [speed, setSpeed] = useState<number>(60)
  const from = log.events[0]?.at ?? 0
  const to = log.events.at(-1)?.at ?? from
  const moved = useRef(props)
  moved.current = props
  const at = (now: number): Playhead => {
    const within = Math.min(to, Math.max(from, now))
    return { now: within, seq: log.seqAt(within) }
  }
  const turn = () => {
    if (!playing && head.now >= to) onMove(at(from))
    setPlaying(!playing)
  }
  const line = (by: 1 | -1) => {
    const seq = Math.min(log.events.length, Math.max(1, head.seq + by))
    onMove({ now: log.events[seq - 1]?.at ?? from, seq })
  }

  useEffect(() => {
    if (!playing) return
    let cancel = () => {}
    let last = deviceClock.now()
    const tick = () => {
      const real = deviceClock.now()
      const { head: here, log: whole, onMove: move } = moved.current
      const end = whole.events.at(-1)?.at ?? 0
      const now = Math.min(end, here.now + (real - last) * speed)
      last = real
      move({ now, seq: whole.seqAt(now) })
      if (now >= end) setPlaying(false)
      else cancel = deviceClock.after(TICK, tick)
    }
    cancel = deviceClock.after(TICK, tick)
    return () => cancel()
  }, [playing, speed])

  const zones = {
    siteZone: state.head.site.zone,
    homeZone: state.head.home.zone,
    order: 'home-first' as const,
  }
  const counts = density(log.events, from, to, BINS)
  const most = Math.max(1, ...counts)
  return (
    <div className="grid min-w-0 gap-2">
      <p className="text-lg max-[32rem]:text-base" aria-live="off">
        <span className="rounded-sm bg-now-soft px-2 py-0.5 text-sm font-bold text-now">{words.notLive}</span>{' '}
        {words.asOf} <BothClocks instant={head.now} {...zones} lang={lang} date="year" />
        <span className="ms-2 inline-block text-sm text-ink-faint max-[32rem]:ms-0 max-[32rem]:block">
          {words.line(head.seq, log.events.length)}
        </span>
      </p>
      <div className="relative pt-7">
        <svg
          className="absolute inset-x-2 top-0 h-7 w-[calc(100%-1rem)] fill-line-strong"
          viewBox={`0 0 ${BINS} 10`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d={counts.map((n, i) => bar(i, n / most)).join('')} />
        </svg>
        <input
          type="range"
          className="block h-7 w-full cursor-pointer accent-now"
          aria-label={words.at}
          aria-valuetext={called.time(head.now)}
          min={from}
          max={Math.max(to, from + 1)}
          step={MINUTE}
          value={head.now}
          onChange={(e) => onMove(at(Number(e.target.value)))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button kind="primary" onClick={turn}>
          {playing ? words.pause : words.play}
        </Button>
        <Segments
          label={words.speed}
          choices={SPEEDS.map((s) => ({ value: String(s), label: `${s}×` }))}
          value={String(speed)}
          onChoose={(s) => setSpeed(Number(s))}
        />
        <span className="ms-auto flex flex-wrap gap-1.5 max-[32rem]:grid max-[32rem]:w-full max-[32rem]:grid-cols-[repeat(4,1fr)]">
          <Button size="sm" className={tight} onClick={() => onMove(at(from))}>
            {words.start}
          </Button>
          <Button size="sm" className={tight} onClick={() => line(-1)}>
            {words.back}
          </Button>
          <Button size="sm" className={tight} onClick={() => line(1)}>
            {words.on}
          </Button>
          <Button size="sm" className={tight} onClick={() => onMove(at(to))}>
            {words.end}
          </Button>
        </span>
      </div>
    </div>
  )
}

/** A bar of the density, from below; nothing for a stretch in which nothing happened. */
function bar(place: number, share: number): string {
  if (share === 0) return ''
  const height = 2 + 8 * share
  return `M${place + 0.15} 10v${-height}h0.7v${height}z`
}
