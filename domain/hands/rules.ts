import { type Tries, together } from '../log/capability.ts'
import {
  type AnswerEvents,
  type AnswerRefusals,
  answerApplies,
  answerRows,
  answerShapes,
  answerTries,
  answerVerbs,
} from './answer-rules.ts'
import {
  type AskEvents,
  type AskRefusals,
  askApplies,
  askRows,
  askShapes,
  askTries,
  askVerbs,
} from './ask-rules.ts'
import {
  type BoxEvents,
  type BoxRefusals,
  boxApplies,
  boxRows,
  boxShapes,
  boxTries,
  boxVerbs,
} from './box-rules.ts'
import { type CallEvents, callApplies, callRows, callShapes, callTries, callVerbs } from './call-rules.ts'
import { type DueEvents, dueApplies, dueRows, dueShapes, dueTimers, dueTries, dueVerbs } from './due-rules.ts'
import {
  type MachineEvents,
  machineApplies,
  machineRows,
  machineShapes,
  machineTries,
  machineVerbs,
} from './machine-rules.ts'

export interface HandsEvents
  extends AskEvents,
    DueEvents,
    AnswerEvents,
    BoxEvents,
    MachineEvents,
    CallEvents {}

export interface HandsRefusals extends AskRefusals, AnswerRefusals, BoxRefusals {}

export const handsShapes = () => ({
  ...askShapes(),
  ...dueShapes(),
  ...answerShapes(),
  ...boxShapes(),
  ...machineShapes(),
  ...callShapes(),
})

export const handsTries: Tries<typeof handsShapes> = (of) => ({
  ...askTries(of),
  ...dueTries(of),
  ...answerTries(of),
  ...boxTries(of),
  ...machineTries(of),
  ...callTries(of),
})

export const handsRows = /* @__PURE__ */ together(
  askRows,
  dueRows,
  answerRows,
  boxRows,
  machineRows,
  callRows,
)

export const handsVerbs = /* @__PURE__ */ together(
  askVerbs,
  dueVerbs,
  answerVerbs,
  boxVerbs,
  machineVerbs,
  callVerbs,
)

export const handsApplies = /* @__PURE__ */ together(
  askApplies,
  dueApplies,
  answerApplies,
  boxApplies,
  machineApplies,
  callApplies,
)

export const handsTimers = dueTimers
