/** What a person of an upgrade is there as. */
export const roles = ['upgrader', 'sentinel', 'observer'] as const
export type Role = (typeof roles)[number]
