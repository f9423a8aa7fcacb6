import { type Tries, together } from '../log/capability.ts'
import * as begin from './begin-rules.ts'
import * as end from './end-rules.ts'
import * as progress from './progress-rules.ts'
import * as rollBack from './roll-back-rules.ts'
import * as upgrade from './upgrade-rules.ts'

export interface WorkEvents
  extends upgrade.UpgradeEvents,
    begin.BeginEvents,
    end.EndEvents,
    progress.ProgressEvents,
    rollBack.RollBackEvents {}

export interface WorkRefusals
  extends upgrade.UpgradeRefusals,
    begin.BeginRefusals,
    progress.ProgressRefusals,
    rollBack.RollBackRefusals {}

export const workShapes = () => ({
  ...upgrade.upgradeShapes(),
  ...begin.beginShapes(),
  ...end.endShapes(),
  ...progress.progressShapes(),
  ...rollBack.rollBackShapes(),
})

export const workTries: Tries<typeof workShapes> = (of) => ({
  ...upgrade.upgradeTries(of),
  ...begin.beginTries(of),
  ...end.endTries(of),
  ...progress.progressTries(of),
  ...rollBack.rollBackTries(of),
})

export const workRows = /* @__PURE__ */ together(
  upgrade.upgradeRows,
  begin.beginRows,
  end.endRows,
  progress.progressRows,
  rollBack.rollBackRows,
)

export const workVerbs = /* @__PURE__ */ together(
  upgrade.upgradeVerbs,
  begin.beginVerbs,
  end.endVerbs,
  progress.progressVerbs,
  rollBack.rollBackVerbs,
)

export const workApplies = /* @__PURE__ */ together(
  upgrade.upgradeApplies,
  begin.beginApplies,
  end.endApplies,
  progress.progressApplies,
  rollBack.rollBackApplies,
)
