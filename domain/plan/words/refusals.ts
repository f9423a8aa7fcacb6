import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { PlanRefusals } from '../rules.ts'

export const planRefusals = bilingual<Says<PlanRefusals>>(
  {
    'has-run': ({ step }, n) =>
      `“${n.step(step)}” has already run, so it stays as it was done. Add a new step instead.`,
    'in-use': ({ kind, by }, n) => `This ${n.kind(kind)} is still needed by “${by}”. Change that first.`,
    'plan-fault': ({ fault, id, in: where }, n) =>
      fault === 'doubled'
        ? `The id “${id}” is used twice. Give one of the two another.`
        : fault === 'missing'
          ? `“${where}” refers to “${id}”, which is not in the plan. Add it, or refer to another.`
          : `“${n.step(id)}” would wait for itself in a circle. Change what one of the steps waits for.`,
  },
  {
    'has-run': ({ step }, n) => `「${n.step(step)}」已經執行過，只能維持原樣。請另外新增步驟。`,
    'in-use': ({ kind, by }, n) => `「${by}」還需要這個${n.kind(kind)}。請先修改那一項。`,
    'plan-fault': ({ fault, id, in: where }, n) =>
      fault === 'doubled'
        ? `代號「${id}」重複了。請替其中一個換掉。`
        : fault === 'missing'
          ? `「${where}」提到「${id}」，但計畫中沒有。請補上，或改用別的。`
          : `「${n.step(id)}」會繞成一圈等待自己。請修改其中一個步驟的先後。`,
  },
)
