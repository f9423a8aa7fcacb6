import { type Tries, together } from '../log/capability.ts'
import * as answer from './answer-rules.ts'
import * as ask from './ask-rules.ts'
import * as box from './box-rules.ts'
import * as call from './call-rules.ts'
import * as due from './due-rules.ts'
import * as machine from './machine-rules.ts'

export interface HandsEvents
  extends ask.AskEvents,
    due.DueEvents,
    answer.AnswerEvents,
    box.BoxEvents,
    machine.MachineEvents,
    call.CallEvents {}

export interface HandsRefusals extends ask.AskRefusals, answer.AnswerRefusals, box.BoxRefusals {}

export const handsShapes = () => ({
  ...ask.askShapes(),
  ...due.dueShapes(),
  ...answer.answerShapes(),
  ...box.boxShapes(),
  ...machine.machineShapes(),
  ...call.callShapes(),
})

export const handsTries: Tries<typeof handsShapes> = (of) => ({
  ...ask.askTries(of),
  ...due.dueTries(of),
  ...answer.answerTries(of),
  ...box.boxTries(of),
  ...machine.machineTries(of),
  ...call.callTries(of),
})

export const handsRows = /* @__PURE__ */ together(
  ask.askRows,
  due.dueRows,
  answer.answerRows,
  box.boxRows,
  machine.machineRows,
  call.callRows,
)

export const handsVerbs = /* @__PURE__ */ together(
  ask.askVerbs,
  due.dueVerbs,
  answer.answerVerbs,
  box.boxVerbs,
  machine.machineVerbs,
  call.callVerbs,
)

export const handsApplies = /* @__PURE__ */ together(
  ask.askApplies,
  due.dueApplies,
  answer.answerApplies,
  box.boxApplies,
  machine.machineApplies,
  call.callApplies,
)

export const handsTimers = due.dueTimers
