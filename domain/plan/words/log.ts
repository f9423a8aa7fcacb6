import { bilingual } from '../../messages/lang.ts'
import type { EventNames, Lines } from '../../messages/log-names.ts'
import type { ThingKind } from '../plan.ts'
import type { PlanEvents } from '../rules.ts'
import { fieldName, things } from './fields.ts'

/** By name where the plan still has it, else by its id. */
const called = (kind: ThingKind, id: string, n: EventNames) => (kind === 'hands' ? id : n[kind](id))

export const planLines = bilingual<Lines<PlanEvents>>(
  {
    'plan.imported': ({ plan }) => `imported the plan “${plan.head.title}”, ${plan.steps.length} steps`,
    'plan.head-set': ({ field }) => `changed the plan: ${fieldName(field, 'en')}`,
    'plan.set': ({ kind, id, field }, n) =>
      `changed the ${things.en[kind]} “${called(kind, id, n)}”: ${fieldName(field, 'en')}`,
    'plan.added': ({ kind, value }, n) =>
      `added a ${things.en[kind]} to the plan: ${called(kind, value.id, n)}`,
    'plan.removed': ({ kind, id }, n) => `removed a ${things.en[kind]} from the plan: ${called(kind, id, n)}`,
  },
  {
    'plan.imported': ({ plan }) => `匯入計畫「${plan.head.title}」，共 ${plan.steps.length} 個步驟`,
    'plan.head-set': ({ field }) => `修改計畫：${fieldName(field, 'zh-TW')}`,
    'plan.set': ({ kind, id, field }, n) =>
      `修改${things['zh-TW'][kind]}「${called(kind, id, n)}」：${fieldName(field, 'zh-TW')}`,
    'plan.added': ({ kind, value }, n) =>
      `在計畫中加入${things['zh-TW'][kind]}：${called(kind, value.id, n)}`,
    'plan.removed': ({ kind, id }, n) => `從計畫中移除${things['zh-TW'][kind]}：${called(kind, id, n)}`,
  },
)
