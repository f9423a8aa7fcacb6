/** Why somebody can't do what was asked, from the list on the phone: each reader reads it in their own language. */
export const cannotCodes = [
  'no-such-box',
  'no-way-in',
  'other-label',
  'in-the-way',
  'no-reaction',
  'not-sure-call-me',
] as const
export type CannotCode = (typeof cannotCodes)[number]

/** Why somebody is away, from the list on the phone. */
export const awayCodes = ['meal', 'smoke', 'meeting', 'other-box', 'home'] as const
export type AwayCode = (typeof awayCodes)[number]
