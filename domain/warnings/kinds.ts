/** The last moment that can be named anywhere (epoch ms): the end of the year 9999. */
export const LAST_MOMENT = 253_402_300_799_999

/** What both sides are warned of, once. */
export const warningKinds = ['hands-leave', 'low-window', 'turn-back'] as const
export type WarningKind = (typeof warningKinds)[number]
