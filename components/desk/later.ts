import { later } from '../live/later.ts'

/** Every dialog, and the palette. */
export const dialogs = later(() => import('./desk-dialog.tsx'))

/** Fetches all that the Desk's first look has no need of. */
export function bringAll(): void {
  dialogs.bring()
}
