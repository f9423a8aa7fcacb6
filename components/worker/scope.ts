/**
 * The part of a service worker's world that we use. TypeScript's own description of it can't stand beside the one of
 * pages in the same project.
 */
export interface WorkerScope {
  readonly registration: {
    readonly scope: string
    readonly pushManager: PushManager
    showNotification(title: string, options: NotificationOptions): Promise<void>
  }
  readonly clients: {
    claim(): Promise<void>
    matchAll(of: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly PageClient[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly location: { readonly origin: string }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate' | 'pushsubscriptionchange', heard: (e: Lasting) => void): void
  addEventListener(type: 'fetch', heard: (e: Fetching) => void): void
  addEventListener(type: 'message', heard: (e: Lasting & Posted) => void): void
  addEventListener(
    type: 'push',
    heard: (e: Lasting & { readonly data: { text(): string } | null }) => void,
  ): void
  addEventListener(
    type: 'notificationclick',
    heard: (e: Lasting & { readonly notification: Notification; readonly action: string }) => void,
  ): void
}

/** What a page sent, and where it waits for an answer. */
export interface Posted {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

/** A page of ours that is open. */
export interface PageClient {
  readonly url: string
  focus(): Promise<unknown>
  navigate?(url: string): Promise<unknown>
}

/** An event whose work the browser waits for. */
export interface Lasting {
  waitUntil(work: Promise<unknown>): void
}

export interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

export const scope = globalThis as unknown as WorkerScope
