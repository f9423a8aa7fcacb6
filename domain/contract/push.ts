/** What the worker on a phone is given by Web Push: all of it, so that it need ask nobody. */
export interface PushPayload {
  kind: 'request' | 'card' | 'answered' | 'drill' | 'break'
  /** Of this message: a tap on its buttons is one command, however often it is tapped. */
  nid: string
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
}
