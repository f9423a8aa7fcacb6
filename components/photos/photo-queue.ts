import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { PhotoAbout } from '../../domain/log/state.ts'
import { type DeviceClock, deviceClock } from '../live/clock.ts'
import { newCommandId } from '../live/command-id.ts'
import type { KeptPhoto, PhotoStore } from './photo-store.ts'
import type { QueuedPhoto } from './queued.ts'

/** What a try came to. `later`: try again, for that reason. */
export type Sent = { now: 'stored' } | { now: 'refused'; why: string } | { now: 'later'; why: string }
export type SendPhoto = (photo: KeptPhoto) => Promise<Sent>

export interface PhotoQueueOptions {
  upgrade: string
  account: string
  /** Null: nothing can be kept here. */
  store: PhotoStore | null
  send: SendPhoto
  clock?: DeviceClock
}

const FIRST_WAIT = 2000
const LONGEST_WAIT = 60_000

/**
 * The pictures taken here and not yet the server's: kept on the device's disk, sent one after the other in the order they
 * were taken, tried again with longer and longer pauses and whenever `flush` says that there may be a line. One that is
 * refused for good stays, with the reason, until its taker throws it away; nothing else is ever let go.
 */
export class PhotoQueue {
  #photos: readonly QueuedPhoto[] = []
  readonly #options: PhotoQueueOptions
  readonly #clock: DeviceClock
  readonly #listeners = new Set<() => void>()
  #sending = false
  #wait = FIRST_WAIT
  #pause: (() => void) | null = null
  /** What an earlier page left behind could not be read yet. */
  #unread = false

  constructor(options: PhotoQueueOptions) {
    this.#options = options
    this.#clock = options.clock ?? deviceClock
  }

  readonly view = (): readonly QueuedPhoto[] => this.#photos

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes up what an earlier page left behind, and sends it. */
  async load(): Promise<void> {
    const kept = await (this.#options.store?.all() ?? Promise.resolve([])).catch(() => null)
    this.#unread = kept === null
    const found = (kept ?? [])
      .filter((k) => !this.#photos.some((p) => p.id === k.id))
      .map(
        (k): QueuedPhoto => ({
          ...k,
          state: k.refused === null ? 'queued' : 'refused',
          kept: true,
          setback: null,
        }),
      )
    this.#set([...found, ...this.#photos].sort((a, b) => a.takenAt - b.takenAt))
    this.flush()
  }

  /**
   * Looks whether what waits is on the device's disk still, and puts it there again where it is not; takes up what could
   * not be read when the page began.
   */
  async keepAgain(): Promise<void> {
    const { store } = this.#options
    const asked = this.#photos.filter((p) => p.state !== 'stored')
    if (store === null || (asked.length === 0 && !this.#unread)) return
    const ids = await store.ids().catch(() => null)
    for (const { id, kept } of asked) {
      const there = ids?.includes(id) ?? false
      // What can't be read can't be told to be there.
      if (kept !== null && kept !== there) this.#change(id, { kept: there })
      const now = this.#photos.find((p) => p.id === id)
      if (ids !== null && !there && now !== undefined && now.state !== 'stored') await this.#keep(now)
    }
    if (ids !== null && this.#unread) await this.load()
  }

  /** A picture just taken. The same of the same thing twice is one. Resolves once it is kept, or can't be. */
  async add(about: PhotoAbout, bytes: ArrayBuffer): Promise<void> {
    const hash = bytesToHex(sha256(new Uint8Array(bytes)))
    const same = (p: QueuedPhoto) => p.hash === hash && p.about.kind === about.kind && p.about.id === about.id
    if (this.#photos.some(same)) return
    const { upgrade, account } = this.#options
    // Of letters and digits first, as every id of a thing is.
    const id = `p${newCommandId()}`
    const photo = { id, upgrade, account, about, takenAt: this.#clock.now(), bytes, hash, refused: null }
    this.#set([...this.#photos, { ...photo, state: 'queued', kept: null, setback: null }])
    this.flush()
    await this.#keep(photo)
  }

  /** There may be a line now: what waits is tried at once. */
  flush(): void {
    this.#pause?.()
    this.#pause = null
    void this.#run()
  }

  /** The server has shown it: it needs to be shown here no more. */
  settle(shown: (id: string) => boolean): void {
    const left = this.#photos.filter((p) => p.state !== 'stored' || !shown(p.id))
    if (left.length !== this.#photos.length) this.#set(left)
  }

  /** What was refused is sent once more, under an id of its own: under the old one the answer stands. */
  async again(id: string): Promise<void> {
    const photo = this.#photos.find((p) => p.id === id && p.state === 'refused')
    if (photo === undefined) return
    await this.drop(id)
    await this.add(photo.about, photo.bytes)
  }

  /** What was refused is thrown away by who took it. */
  async drop(id: string): Promise<void> {
    const photo = this.#photos.find((p) => p.id === id)
    if (photo?.state !== 'refused') return
    this.#set(this.#photos.filter((p) => p.id !== id))
    await this.#forget(id)
  }

  async #run(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (;;) {
        const next = this.#photos.find((p) => p.state === 'queued')
        if (next === undefined) return
        this.#change(next.id, { state: 'sending' })
        const sent = await this.#options.send(next).catch((): Sent => ({ now: 'later', why: '' }))
        if (sent.now === 'later') {
          this.#change(next.id, { state: 'queued', setback: sent.why })
          this.#pause = this.#clock.after(this.#wait, () => this.flush())
          this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2)
          return
        }
        this.#wait = FIRST_WAIT
        if (sent.now === 'stored') {
          this.#change(next.id, { state: 'stored', setback: null })
          await this.#forget(next.id)
          continue
        }
        this.#change(next.id, { state: 'refused', refused: sent.why, setback: null })
        await this.#keep(next, sent.why)
      }
    } finally {
      this.#sending = false
    }
  }

  async #keep(photo: KeptPhoto, refused = photo.refused): Promise<void> {
    const { id, upgrade, account, about, takenAt, bytes, hash } = photo
    const row = { id, upgrade, account, about, takenAt, bytes, hash, refused }
    const kept = await (this.#options.store?.put(row) ?? Promise.reject(new Error('no store'))).then(
      () => true,
      () => false,
    )
    const now = this.#photos.find((p) => p.id === id)
    // Sent, or thrown away, while it was being written.
    if (kept && (now === undefined || now.state === 'stored')) return void (await this.#forget(id))
    if (now !== undefined && now.kept !== kept) this.#change(id, { kept })
  }

  async #forget(id: string): Promise<void> {
    // Left behind, it is sent again after a reload, and answered as before.
    await this.#options.store?.remove(id).catch(() => undefined)
  }

  #change(id: string, change: Partial<QueuedPhoto>): void {
    this.#set(this.#photos.map((p) => (p.id === id ? { ...p, ...change } : p)))
  }

  #set(photos: readonly QueuedPhoto[]): void {
    this.#photos = photos
    for (const tell of this.#listeners) tell()
  }
}
