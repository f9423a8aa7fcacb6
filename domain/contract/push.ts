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
