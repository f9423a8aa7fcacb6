import { bilingual, type Lang } from '../../messages/lang.ts'
import type {
  HandsWindow,
  PlanHead,
  PlanMachine,
  PlanPerson,
  PlanPhase,
  PlanStep,
  ThingKind,
} from '../plan.ts'

type Field = Exclude<
  | keyof PlanHead
  | keyof PlanStep
  | keyof PlanPhase
  | keyof PlanMachine
  | keyof PlanPerson
  | keyof HandsWindow,
  'id'
>

/** What the fields of a plan are called where a change of one is told. */
const fieldNames = bilingual<Record<Field, string>>(
  {
    title: 'title',
    note: 'note',
    site: 'site',
    home: 'home',
    start: 'start',
    window: 'change window',
    observersTalk: 'whether observers may talk',
    photosForbidden: 'whether photos are allowed',
    limits: 'fatigue limits',
    phase: 'phase',
    order: 'order',
    by: 'who does it',
    person: 'who, by name',
    machine: 'machine',
    minutes: 'minutes',
    startAt: 'fixed start',
    needs: 'what it needs',
    cutsLink: 'whether it cuts the link',
    irreversible: 'whether it can be undone',
    endsWhenUp: 'whether it is done when its machine reports up',
    after: 'what it waits for',
    run: 'what to run',
    expect: 'what you should see',
    undo: 'undo',
    ask: 'request for hands',
    card: 'dead-man card',
    gate: 'go/no-go',
    symptoms: 'symptom table',
    texts: 'words in another language',
    name: 'name',
    role: 'role',
    zone: 'time zone',
    lead: 'who leads',
    sticker: 'sticker',
    place: 'place',
    addresses: 'addresses',
    signs: 'what can be seen',
    days: 'days',
    from: 'first hour',
    to: 'last hour',
    breaks: 'breaks',
    except: 'days that differ',
    once: 'shift by date',
  },
  {
    title: '標題',
    note: '說明',
    site: '現場',
    home: '遠端',
    start: '開始時間',
    window: '維護時段',
    observersTalk: '觀察者能否發言',
    photosForbidden: '能否拍照',
    limits: '疲勞上限',
    phase: '階段',
    order: '順序',
    by: '執行者',
    person: '指定誰',
    machine: '機器',
    minutes: '分鐘',
    startAt: '固定開始時間',
    needs: '需求',
    cutsLink: '是否切斷連線',
    irreversible: '能否復原',
    endsWhenUp: '機器回報開機是否就算完成',
    after: '接在哪些步驟之後',
    run: '要執行的指令',
    expect: '應該看到的結果',
    undo: '復原方法',
    ask: '人手請求',
    card: '應變卡',
    gate: 'Go／No-go',
    symptoms: '症狀表',
    texts: '其他語言的文字',
    name: '名稱',
    role: '角色',
    zone: '時區',
    lead: '由誰主導',
    sticker: '標籤',
    place: '位置',
    addresses: '位址',
    signs: '看得到的狀態',
    days: '星期',
    from: '開始的時刻',
    to: '結束的時刻',
    breaks: '休息',
    except: '例外日期',
    once: '指定日期的到場',
  },
)

/** A field of the plan in words; one of a newer server as it is. */
export function fieldName(field: string, lang: Lang): string {
  const words: Record<string, string> = fieldNames[lang]
  return Object.hasOwn(words, field) ? (words[field] as string) : field
}

/** What the kinds of things in a plan are called within a sentence. */
export const things = bilingual<Record<ThingKind, string>>(
  { person: 'person', machine: 'machine', phase: 'phase', step: 'step', hands: 'hands window' },
  { person: '人員', machine: '機器', phase: '階段', step: '步驟', hands: '現場時段' },
)
