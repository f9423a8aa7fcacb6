/** What can be asked of who is on site. */
export const requestKinds = [
  'stand-by',
  'reset',
  'power-cycle',
  'power-off',
  'power-on',
  'move-cable',
  'swap-part',
  'press-key',
  'read-screen',
  'look',
  'take-photo',
  'other',
] as const
export type RequestKind = (typeof requestKinds)[number]
