import { bilingual } from '../../messages/lang.ts'
import type { ThingKind } from '../plan.ts'

/** What the kinds of things in a plan are called within a sentence. */
export const things = bilingual<Record<ThingKind, string>>(
  { person: 'person', machine: 'machine', phase: 'phase', step: 'step', hands: 'hands window' },
  { person: '人員', machine: '機器', phase: '階段', step: '步驟', hands: '現場時段' },
)
