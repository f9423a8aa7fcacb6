import { type Tries, together } from '../log/capability.ts'
import * as edit from './edit-rules.ts'
import * as imported from './import-rules.ts'

export interface PlanEvents extends imported.ImportEvents, edit.EditEvents {}

export interface PlanRefusals extends imported.ImportRefusals, edit.EditRefusals {}

export const planShapes = () => ({ ...imported.importShapes(), ...edit.editShapes() })

export const planTries: Tries<typeof planShapes> = (of) => ({
  ...imported.importTries(of),
  ...edit.editTries(of),
})

export const planRows = /* @__PURE__ */ together(imported.importRows, edit.editRows)

export const planVerbs = /* @__PURE__ */ together(imported.importVerbs, edit.editVerbs)

export const planApplies = /* @__PURE__ */ together(imported.importApplies, edit.editApplies)
