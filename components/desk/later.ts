import { later } from '../drawn/later.ts'
import { pictures } from '../people/qr.tsx'

/** Every dialog, and the palette. */
export const dialogs = later(() => import('./desk-dialog.tsx'))

/** Fetches all that the Desk's first look has no need of. */
export function bringAll(): void {
  dialogs.bring()
  pictures.bring()
}
