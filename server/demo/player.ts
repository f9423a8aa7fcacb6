import { realMsUntil } from '../../domain/clock/clock.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import { chapters, LINE_DEAD, opening, type Stretch } from '../../domain/demo/chapters.ts'
import { demoId, demoOf, isOpening, isPlayed, isTakenOver } from '../../domain/demo/demo.ts'
import { paceAt } from '../../domain/demo/pace.ts'
import { demo } from '../../domain/demo/words/demo.ts'
import { actorOf } from '../../domain/log/decide.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { isOver } from '../../domain/work/status.ts'
import { newCommandId } from '../accounts/secrets.ts'
import type { Clock } from '../clock/clock.ts'
import { LogDamaged, unlessDamaged } from '../relay/read-log.ts'
import type { Relay } from '../relay/relay.ts'
import type { LogStore } from '../store/types.ts'
import { type Cue, loadStory, stagehand } from './story.ts'

export interface Player {
  /**
   * Sets a new demo up, paused at its first minute, and ends whichever was under way; with what it opens with, paused
   * before that. Its id.
   */
  start(lang: Lang, options?: { opens: boolean }): Promise<string>
  /** Goes on with the demos that a stop of the server interrupted. */
  resume(): Promise<void>
  /** Whether the line to the phone is dead now, as the story has it. */
  isDark(upgrade: string): boolean
  /** Called when the line to a phone goes dead. Returns what stops it. */
  onDark(listener: (upgrade: string) => void): () => void
  /** Pauses what is under way, so that the next start finds it where it stood. */
  close(): Promise<void>
}

interface Stage {
  id: string
  told: readonly Stretch[]
  /** Where its clock stands before it is played: all that is said before that is said on the way there, each at its time. */
  opensAt: number
  cues: readonly Cue[]
  /** The next cue. */
  next: number
  /** The chapter whose pace the clock was last given. */
  paced: number | null
  dark: boolean
  wake: () => void
  /** One run at a time; what happens meanwhile asks for another. */
  running: Promise<void> | null
  again: boolean
}

/** How soon to try again what could not be stored, ms. */
const AGAIN = 1000

/**
 * Plays the recorded weekend into the relay: each line as the person who said it, when the upgrade's own clock has come
 * to it. All it knows is in the log (which commands have receipts, who sits in the upgrader's seat), so that it goes on
 * after a restart, and stops for good once a visitor takes the seat.
 */
export function createPlayer(deps: { relay: Relay; log: LogStore; clock: Clock }): Player {
  const { relay, log, clock } = deps
  const stages = new Map<string, Stage>()
  const listeners = new Set<(upgrade: string) => void>()
  let stories: Partial<Record<Lang, Promise<Cue[]>>> = {}
  let closed = false

  function storyOf(lang: Lang): Promise<Cue[]> {
    stories = { [lang]: loadStory(lang), ...stories }
    return stories[lang] as Promise<Cue[]>
  }

  async function put(id: string): Promise<Stage> {
    const story = await storyOf(demoOf(id)?.lang ?? 'en')
    const told = isOpening(id) ? opening : chapters
    const cues = story.filter((c) => c.at < (told.at(-1)?.to ?? 0))
    const receipts = await log.receipts(
      cues.map((c) => ({ upgrade: id, actor: actorOf(c.who), commandId: c.id })),
    )
    // What was refused has a receipt as well; what came after the last that has one is still to be said.
    const next = receipts.findLastIndex((r) => r !== null) + 1
    const stage: Stage = {
      id,
      told,
      opensAt: told[0]?.from ?? 0,
      cues,
      next,
      paced: null,
      dark: false,
      wake: () => {},
      running: null,
      again: false,
    }
    stages.set(id, stage)
    return stage
  }

  function poke(stage: Stage): Promise<void> {
    stage.again = true
    stage.running ??= run(stage).finally(() => {
      stage.running = null
    })
    return stage.running
  }

  async function run(stage: Stage): Promise<void> {
    while (stage.again && !closed) {
      stage.again = false
      stage.wake()
      const wait = await goOn(stage).catch((error: unknown) =>
        error instanceof LogDamaged ? Number.POSITIVE_INFINITY : AGAIN,
      )
      if (!stages.has(stage.id) || wait === Number.POSITIVE_INFINITY || closed) continue
      stage.wake = clock.after(wait, () => void poke(stage))
    }
  }

  /** Says all that is due. How long until more is, real ms; Infinity: not before somebody sets the clock. */
  async function goOn(stage: Stage): Promise<number> {
    for (;;) {
      if (closed) return Number.POSITIVE_INFINITY
      const state = await relay.state(stage.id)
      const begun = state !== null && state.people['upgrader']?.account != null
      if (state !== null && begun && !isPlayed(state)) {
        await leave(stage, state)
        return Number.POSITIVE_INFINITY
      }
      const cue = stage.cues[stage.next]
      const now = state === null ? (cue?.at ?? 0) : relay.now(state)
      if (cue !== undefined && cue.at <= now) {
        if (!isStored(await say(stage.id, cue, state))) return AGAIN
        stage.next++
        continue
      }
      if (state === null || state.clock.kind !== 'own') return Number.POSITIVE_INFINITY
      if (now < stage.opensAt) {
        const answer = await setClock(stage.id, Math.min(cue?.at ?? stage.opensAt, stage.opensAt), 0)
        if (!answer.ok) return AGAIN
        continue
      }
      const pace = paceAt(stage.told, now)
      darken(stage, now >= LINE_DEAD.from && now < LINE_DEAD.to)
      if (state.clock.rate === 0) return Number.POSITIVE_INFINITY
      if (pace === null && isOpening(stage.id)) {
        if (!isStored(await setClock(stage.id, now, 0))) return AGAIN
        return Number.POSITIVE_INFINITY
      }
      if (pace !== null && pace.index !== stage.paced) {
        const asItIs = state.clock.rate === pace.rate && pace.at === now
        if (!asItIs && !isStored(await setClock(stage.id, pace.at, pace.rate))) return AGAIN
        stage.paced = pace.index
        continue
      }
      const marks = [cue?.at, pace?.chapter.to, LINE_DEAD.from, LINE_DEAD.to]
      const until = Math.min(...marks.flatMap((at) => (at === undefined || at <= now ? [] : [at])))
      return Math.ceil(realMsUntil(state.clock, until, clock.now()))
    }
  }

  function say(upgrade: string, cue: Cue, state: UpgradeState | null): Promise<Answer> {
    const { id, who, command, invited, tapped } = cue
    const realNow = clock.now()
    const rate = state?.clock.kind === 'own' ? state.clock.rate : 0
    // The phone's own clock, as if it had been carried through the minutes at the pace of the story.
    const saidAt = tapped === undefined || rate === 0 ? realNow : realNow - (cue.at - tapped) / rate
    return relay.submit({
      upgrade,
      id,
      command:
        command.type === 'clock.set' && state !== null
          ? { type: 'clock.set', own: { at: relay.now(state), rate: 0 } }
          : command,
      who,
      ...(tapped === undefined ? {} : { said: { saidAt: Math.round(saidAt), sentAt: realNow } }),
      ...(invited === undefined ? {} : { invited }),
    })
  }

  function setClock(upgrade: string, at: number, rate: number): Promise<Answer> {
    const command = { type: 'clock.set', own: { at, rate } }
    return relay.submit({ upgrade, id: newCommandId(), command, who: stagehand })
  }

  function darken(stage: Stage, dark: boolean): void {
    if (dark && !stage.dark) for (const tell of listeners) tell(stage.id)
    stage.dark = dark
  }

  /** Somebody took the seat, or it is over: the player has no more part in it. */
  async function leave(stage: Stage, state: UpgradeState): Promise<void> {
    stage.wake()
    stages.delete(stage.id)
    if (isTakenOver(state) && !isOver(state) && state.clock.kind === 'own' && state.clock.rate !== 1)
      await setClock(stage.id, relay.now(state), 1)
  }

  const stop = relay.onBatch(({ upgrade, events }) => {
    const stage = stages.get(upgrade)
    if (stage === undefined) return
    if (
      events.some((e) =>
        ['clock.set', 'person.joined', 'person.revoked', 'upgrade.cancelled'].includes(e.type),
      )
    )
      void poke(stage)
  })

  return {
    async start(lang, { opens } = { opens: true }) {
      const there = (await relay.upgrades()).filter((id) => demoOf(id) !== null)
      for (const id of there) {
        // A damaged one is nobody's any more.
        const state = await unlessDamaged(relay.state(id))
        if (state === null || isOver(state)) continue
        const reason = demo[lang].replaced
        await relay.submit({
          upgrade: id,
          id: newCommandId(),
          command: { type: 'upgrade.cancel', reason, cards: 'stand-down' },
          who: stagehand,
        })
      }
      const n = Math.max(0, ...there.map((id) => demoOf(id)?.n ?? 0)) + 1
      const id = demoId(n, lang)
      await poke(await put(id))
      if (opens) await poke(await put(demoId(n, lang, 'opening')))
      return id
    },

    async resume() {
      for (const id of await relay.upgrades()) {
        if (demoOf(id) === null) continue
        const state = await relay.state(id).catch(() => null)
        // A start that was cut off before everybody sat down is finished; one that a visitor has is left alone.
        if (state === null || isOver(state) || isTakenOver(state)) continue
        void poke(await put(id))
      }
    },

    isDark: (upgrade) => stages.get(upgrade)?.dark === true,

    onDark(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async close() {
      closed = true
      stop()
      for (const stage of stages.values()) {
        stage.wake()
        await stage.running
        const state = await unlessDamaged(relay.state(stage.id))
        if (state !== null && isPlayed(state) && state.clock.kind === 'own' && state.clock.rate !== 0)
          await setClock(stage.id, relay.now(state), 0)
      }
      stages.clear()
    },
  }
}

/** Refused is an answer too: a visitor may have done it first, and the story goes on. */
function isStored(answer: Answer): boolean {
  return answer.ok || answer.refusal.code !== 'not-stored'
}
