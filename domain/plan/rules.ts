import { type Tries, together } from '../log/capability.ts'
import {
  type EditEvents,
  type EditRefusals,
  editApplies,
  editRows,
  editShapes,
  editTries,
  editVerbs,
} from './edit-rules.ts'
import {
  type ImportEvents,
  type ImportRefusals,
  importApplies,
  importRows,
  importShapes,
  importTries,
  importVerbs,
} from './import-rules.ts'

export interface PlanEvents extends ImportEvents, EditEvents {}

export interface PlanRefusals extends ImportRefusals, EditRefusals {}

export const planShapes = () => ({ ...importShapes(), ...editShapes() })

export const planTries: Tries<typeof planShapes> = (of) => ({ ...importTries(of), ...editTries(of) })

export const planRows = /* @__PURE__ */ together(importRows, editRows)

export const planVerbs = /* @__PURE__ */ together(importVerbs, editVerbs)

export const planApplies = /* @__PURE__ */ together(importApplies, editApplies)
