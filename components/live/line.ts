import type {
  Answer,
  ClientEvents,
  CommandFrame,
  HelloAnswer,
  ServerEvents,
} from '../../domain/contract/wire.ts'

type Payload<T extends keyof ServerEvents> = Parameters<ServerEvents[T]>[0]
type Said<T extends keyof ClientEvents> = Parameters<ClientEvents[T]>[0]

/** What a line tells its user. */
export interface LineEvents {
  /** Connected: time to say hello. */
  up(): void
  /** Cut; it tries again by itself. */
  down(): void
  /** The server does not know this browser: no use in trying again. `moved`: its person went on in another. */
  signedOut(moved: boolean): void
  /** Anything at all came from the server, its pings included. */
  heard(): void
  /** The network or the page came back: a good moment to try. */
  woke(): void
  batch(m: Payload<'batch'>): void
  typing(m: Payload<'typing'>): void
  present(m: Payload<'present'>): void
  told(m: Payload<'told'>): void
  damaged(m: Payload<'damaged'>): void
  clock(m: Payload<'clock'>): void
  gone(m: Payload<'gone'>): void
}

/**
 * A connection to the relay that comes and goes: at most once, in order, while it is up. What must arrive is the
 * user's care (`LiveUpgrade`). Answers may never come; one that belongs to a connection since cut may come or not.
 */
export interface Line {
  start(on: LineEvents): void
  hello(m: Said<'hello'>, answer: (a: HelloAnswer) => void): void
  command(m: CommandFrame, answer: (a: Answer) => void): void
  time(m: Said<'time'>, answer: (a: { sent: number; now: number }) => void): void
  typing(m: Said<'typing'>): void
  read(m: Said<'read'>): void
  /** Tries now instead of waiting for the next turn. Nothing when it is up. */
  hurry(): void
  /** Drops a connection that looks up but answers nothing, and makes a new one. */
  restart(): void
  stop(): void
}
