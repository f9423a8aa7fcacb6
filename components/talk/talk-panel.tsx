'use client'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { useDesk } from '../desk/desk-context.tsx'
import type { LiveEvent } from '../live/history.ts'
import { historyOf } from '../live/history.ts'
import { Button } from '../ui/button.tsx'
import { panelLook } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { Composer } from './composer.tsx'
import { type Row, type Shown, timeline } from './timeline.ts'
import { TimelineRow } from './timeline-row.tsx'

/** How many earlier lines are fetched at a time. */
const PAGE = 200

/** How many lines stand in the page while its end is looked at: a browser lays out what nobody sees as well. */
const NEWEST = 40
/** The oldest of them leave together: each that left alone would move all the others. */
const LEAVE = 40

const quiet = 'pt-1 pb-2 text-center text-sm text-ink-faint'

/** Talk and log in one column, newest at the end, and the line to say something. */
export function TalkPanel() {
  const { live, view, state, me, lang } = useDesk()
  const words = deskTalk[lang]
  const { events, outbox } = view
  const [shown, setShown] = useState<Shown>('all')
  const [earlier, setEarlier] = useState<readonly LiveEvent[]>([])
  const [loading, setLoading] = useState(false)
  const reads = useReads()
  const all = useMemo(() => [...earlier, ...events], [earlier, events])
  const rows = useMemo(() => timeline(all, outbox, shown), [all, outbox, shown])
  const first = all[0]?.seq ?? state.seq + 1
  const { list, atEnd, toEnd } = useEnd(rows.length)
  const [top, moveTop] = useTop(rows, atEnd)

  // Shown at the end of the list of a visible page: read.
  useEffect(() => {
    const tell = () => {
      if (atEnd && document.visibilityState === 'visible') live.read(state.seq)
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [live, state.seq, atEnd])

  // Another history, or lines skipped: what was fetched before does not join on.
  const joins =
    earlier.length === 0 || events.length === 0 || earlier.at(-1)?.seq === (events[0]?.seq ?? 0) - 1
  useEffect(() => {
    if (!joins) setEarlier([])
  }, [joins])

  async function fetchEarlier() {
    if (top > 0) return moveTop(Math.max(0, top - PAGE))
    setLoading(true)
    const after = Math.max(0, first - 1 - PAGE)
    try {
      const answer = await fetch(`/api/upgrades/${state.id}/events?after=${after}&limit=${first - 1 - after}`)
      const { stretch } = (await answer.json()) as { stretch: Stretch }
      const logged = fromStretch(state.id, stretch)
      if (logged !== null) {
        const page = historyOf(state, logged).events.filter((e) => e.seq < first)
        setEarlier((was) => [...page, ...was])
      }
    } catch {
      // The button stays: it may be pressed again.
    }
    setLoading(false)
  }

  return (
    <section
      className={`${panelLook.box} talk relative flex h-[min(32rem,80dvh)] flex-col still:h-full still:rounded-none still:border-0`}
      aria-labelledby="talk-title"
    >
      <div className={panelLook.head}>
        <h2 id="talk-title" className={panelLook.title}>
          {words.title}
        </h2>
        <Segments
          label={words.filter}
          choices={[
            { value: 'all', label: words.all },
            { value: 'talk', label: words.onlyTalk },
          ]}
          value={shown}
          onChoose={setShown}
        />
      </div>
      {/* `relative` holds what is laid out apart for screen readers, which would lengthen the page behind it. */}
      <section
        className="talk-scroll relative min-h-0 flex-1 overflow-y-auto px-3.5 py-2 contain-strict focus-visible:-outline-offset-2"
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={words.lines}
      >
        {first <= 1 && top === 0 ? null : (
          <p className={quiet}>
            <Button size="sm" kind="quiet" busy={loading} onClick={fetchEarlier}>
              {loading ? words.loading : words.earlier}
            </Button>
          </p>
        )}
        {rows.length === 0 ? <p className={quiet}>{words.none}</p> : null}
        <ol className="talk-rows">
          {rows.slice(top).map((row, i) => (
            <TimelineRow
              key={row.key}
              row={row}
              before={i === 0 ? undefined : rows[top + i - 1]}
              reads={reads}
            />
          ))}
        </ol>
      </section>
      {atEnd ? null : (
        <div className="absolute right-4 bottom-22 rounded-md shadow-lift">
          <Button size="sm" onClick={toEnd}>
            {words.newest}
          </Button>
        </div>
      )}
      <Arrivals events={events} me={me.account} />
      <Typing />
      <Composer />
    </section>
  )
}

/** How far everybody has read, as far as this page has heard: who left has still read what they had. */
function useReads(): ReadonlyMap<string, number> {
  const { view } = useDesk()
  const [reads, setReads] = useState<ReadonlyMap<string, number>>(new Map())
  useEffect(() => {
    setReads((was) => {
      const news = view.present.filter((p) => p.read > (was.get(p.account) ?? 0))
      if (news.length === 0) return was
      const next = new Map(was)
      for (const p of news) next.set(p.account, Math.max(p.read, next.get(p.account) ?? 0))
      return next
    })
  }, [view.present])
  return reads
}

/**
 * Where the lines that stand in the page begin. At the end it goes along with the newest; away from it, it stays at its
 * line, so that nothing moves under the eyes of whoever reads.
 */
function useTop(rows: readonly Row[], atEnd: boolean): [number, (to: number) => void] {
  const [held, setHeld] = useState<string | null>(null)
  const newest = Math.floor(Math.max(0, rows.length - NEWEST) / LEAVE) * LEAVE
  const key = rows[newest]?.key ?? null
  const [was, setWas] = useState(atEnd)
  if (was !== atEnd) {
    setWas(atEnd)
    setHeld(atEnd ? null : (held ?? key))
  }
  const at = held === null ? -1 : rows.findIndex((row) => row.key === held)
  return [at === -1 ? newest : Math.min(at, newest), (to) => setHeld(rows[to]?.key ?? null)]
}

/** Keeps a list at its end while it is there, and says whether it is. */
function useEnd(length: number) {
  const list = useRef<HTMLElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const stick = useRef(true)
  useEffect(() => {
    const box = list.current
    if (box === null) return
    const look = () => {
      stick.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24
      setAtEnd(stick.current)
    }
    // A box that changes its size keeps its end in sight as well.
    const sized = new ResizeObserver(() => {
      if (stick.current) box.scrollTop = box.scrollHeight
    })
    sized.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => {
      box.removeEventListener('scroll', look)
      sized.disconnect()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new rows that move the end.
  useLayoutEffect(() => {
    const box = list.current
    if (box !== null && stick.current) box.scrollTop = box.scrollHeight
  }, [length])
  const toEnd = () => {
    const box = list.current
    if (box !== null) box.scrollTop = box.scrollHeight
  }
  return { list, atEnd, toEnd }
}

/** What others are typing, whole, right above the reader's own line: it pushes the talk up and covers none of it. */
function Typing() {
  const { view, actor, me, lang } = useDesk()
  const others = view.typing.filter((t) => t.account !== me.account)
  return others.map((t) => (
    <p
      key={t.account}
      className="max-h-[30%] flex-none overflow-y-auto border-t border-line px-3.5 py-1.5 text-sm wrap-anywhere whitespace-pre-wrap"
    >
      <bdi className="text-ink-faint">{deskTalk[lang].typing(actor(t.account))}</bdi> <bdi>{t.text}</bdi>
      <span
        className="ms-px inline-block h-[1.05em] w-[0.5em] animate-[caret_1.1s_steps(2,jump-none)_infinite] bg-ink-soft align-text-bottom"
        aria-hidden="true"
      />
    </p>
  ))
}

/** Reads out what others say and answer, and nothing else: a screen reader in a busy night hears what matters. */
function Arrivals({ events, me }: { events: readonly LiveEvent[]; me: string }) {
  const { actor, called, lang } = useDesk()
  const words = deskTalk[lang]
  const [from] = useState(() => events.at(-1)?.seq ?? 0)
  const last = events.findLast((e) => e.seq > from && e.actor !== me && e.body !== null && isSpoken(e))
  const text =
    last === undefined || last.body === null
      ? ''
      : last.type === 'talk.said'
        ? words.arrived(actor(last.actor), last.body.text)
        : words.arrived(called.who(last), called.line(last))
  return (
    <p className="sr-only" aria-live="polite">
      {text}
    </p>
  )
}

function isSpoken(e: LiveEvent): boolean {
  return (
    e.type === 'talk.said' ||
    e.type === 'go.answered' ||
    e.type.startsWith('presence.') ||
    e.type.startsWith('card.') ||
    e.type.startsWith('step.') ||
    (e.type.startsWith('request.') && e.type !== 'request.rung')
  )
}
