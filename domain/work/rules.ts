import { type Tries, together } from '../log/capability.ts'
import {
  type BeginEvents,
  type BeginRefusals,
  beginApplies,
  beginRows,
  beginShapes,
  beginTries,
  beginVerbs,
} from './begin-rules.ts'
import { type EndEvents, endApplies, endRows, endShapes, endTries, endVerbs } from './end-rules.ts'
import {
  type ProgressEvents,
  type ProgressRefusals,
  progressApplies,
  progressRows,
  progressShapes,
  progressTries,
  progressVerbs,
} from './progress-rules.ts'
import {
  type RollBackEvents,
  type RollBackRefusals,
  rollBackApplies,
  rollBackRows,
  rollBackShapes,
  rollBackTries,
  rollBackVerbs,
} from './roll-back-rules.ts'
import {
  type UpgradeEvents,
  type UpgradeRefusals,
  upgradeApplies,
  upgradeRows,
  upgradeShapes,
  upgradeTries,
  upgradeVerbs,
} from './upgrade-rules.ts'

export interface WorkEvents extends UpgradeEvents, BeginEvents, EndEvents, ProgressEvents, RollBackEvents {}

export interface WorkRefusals extends UpgradeRefusals, BeginRefusals, ProgressRefusals, RollBackRefusals {}

export const workShapes = () => ({
  ...upgradeShapes(),
  ...beginShapes(),
  ...endShapes(),
  ...progressShapes(),
  ...rollBackShapes(),
})

export const workTries: Tries<typeof workShapes> = (of) => ({
  ...upgradeTries(of),
  ...beginTries(of),
  ...endTries(of),
  ...progressTries(of),
  ...rollBackTries(of),
})

export const workRows = /* @__PURE__ */ together(upgradeRows, beginRows, endRows, progressRows, rollBackRows)

export const workVerbs = /* @__PURE__ */ together(
  upgradeVerbs,
  beginVerbs,
  endVerbs,
  progressVerbs,
  rollBackVerbs,
)

export const workApplies = /* @__PURE__ */ together(
  upgradeApplies,
  beginApplies,
  endApplies,
  progressApplies,
  rollBackApplies,
)
