/** What the worker on a phone is given by Web Push: all of it, so that it need ask nobody. */
export interface PushPayload {
  kind: 'request' | 'card' | 'answered' | 'drill' | 'break'
  /** Of this message: a tap on its buttons is one command, however often it is tapped. */
  nid: string
  /** Which subscription it went to, told back by a tap; an older server does not say. */
  to?: string
  upgrade: string
  id: string
  /** Whose phone it is for: a tap made without a network is kept under their name. */
  account: string
  tag: string
  title: string
  body: string
  url: string
  lang: string
  actions: { action: 'seen' | 'way'; title: string }[]
}

/** What is told of devices beside the log. */
export interface Devices {
  /** What they are called, by the id that stands in events. */
  devices: Record<string, string>
  /** By person: how many browsers take push, and whether a tap has proven one of them in the last 24 hours. */
  push: Record<string, { devices: number; proven: boolean }>
  /** Whether this server pushes to anybody; an older one does not say. */
  offered?: boolean
}

/**
 * Why nothing was handed over to a browser's push service.
 * `gone`: it knows that browser no more (404, 410).
 * `refused`: not from this server, or not with this contact (400, 401, 403). Either way nobody is ever reached by that
 * subscription again; its browser needs a new one.
 * `too-large`: even shortened (413). `unusable`: it answered something else that another try won't change, or nothing can
 * be sealed for the browser's keys. Both end that message alone.
 * `busy`: it said later (408, 425, 429, 5xx). `timeout`, `unreachable`: it did not answer.
 * `not-allowed`: this server sends nothing to where it lies.
 * `not-offered`: this server pushes to nobody, for want of a contact.
 * `lost`: the browser's page said that it has no subscription any more.
 */
export const pushNos = [
  'gone',
  'refused',
  'too-large',
  'unusable',
  'busy',
  'timeout',
  'unreachable',
  'not-allowed',
  'not-offered',
  'lost',
] as const
export type PushNo = (typeof pushNos)[number]
