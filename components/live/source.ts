import type { LiveUpgrade } from './live-upgrade.ts'

/** What a screen needs of an upgrade, be it live or a past moment of it. */
export type UpgradeSource = Pick<
  LiveUpgrade,
  | 'upgrade'
  | 'firstNow'
  | 'view'
  | 'subscribe'
  | 'now'
  | 'realNow'
  | 'send'
  | 'undo'
  | 'release'
  | 'heldFor'
  | 'dismiss'
  | 'dismissNotice'
  | 'type'
  | 'read'
>
