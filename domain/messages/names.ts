import type { ActorRole } from '../access/table.ts'
import type { RequestKind } from '../hands/kinds.ts'
import type { Condition, Presence, RequestState, Status, StepState } from '../log/state.ts'
import type { Need } from '../plan/plan.ts'
import { bilingual, type Lang, langs } from './lang.ts'

/** What the closed sets of the domain are called on every screen, in pushes and in the terminal. */
export interface Names {
  status: Record<Status, string>
  role: Record<ActorRole, string>
  step: Record<StepState, string>
  request: Record<RequestState, string>
  kind: Record<RequestKind, string>
  condition: Record<Condition['state'], string>
  presence: Record<Presence['state'], string>
  need: Record<Need, string>
}

/** In all languages for every reader: by them it is told whether somebody's name is only that of a role. */
const roleNames: Record<Lang, Record<ActorRole, string>> = {
  en: {
    owner: 'Owner',
    upgrader: 'Upgrader',
    sentinel: 'Sentinel',
    observer: 'Observer',
    script: 'Script',
    clock: 'Clock',
  },
  'zh-TW': {
    owner: '擁有者',
    upgrader: '遠端工程師',
    sentinel: '現場人員',
    observer: '觀察者',
    script: '指令稿',
    clock: '時鐘',
  },
}

export const names = bilingual<Names>(
  {
    status: {
      draft: 'Draft',
      ready: 'Ready',
      running: 'Running',
      suspended: 'Suspended',
      'rolling-back': 'Rolling back',
      closed: 'Closed',
      cancelled: 'Cancelled',
    },
    role: roleNames.en,
    step: {
      todo: 'To do',
      running: 'Running',
      done: 'Done',
      failed: 'Failed',
      skipped: 'Skipped',
      undone: 'Undone',
    },
    request: {
      queued: 'Waiting for hands',
      asked: 'Asked',
      seen: 'Acknowledged',
      'on-my-way': 'On the way',
      done: 'Done',
      cannot: 'Cannot',
      withdrawn: 'Withdrawn',
      expired: 'Expired',
    },
    kind: {
      'stand-by': 'Stand by',
      reset: 'Press reset',
      'power-cycle': 'Power off and on',
      'power-off': 'Power off',
      'power-on': 'Power on',
      'move-cable': 'Move a cable',
      'swap-part': 'Swap a part',
      'press-key': 'Press a key',
      'read-screen': 'Read the screen',
      look: 'Look at the lights',
      'take-photo': 'Take a photo',
      other: 'Something else',
    },
    condition: { up: 'Up', rebooting: 'Rebooting', dark: 'Dark', unknown: 'Unknown' },
    presence: { 'on-site': 'On site', away: 'Away', left: 'Left', unknown: 'Not reported' },
    need: { hands: 'needs hands', link: 'needs the link' },
  },
  {
    status: {
      draft: '草稿',
      ready: '就緒',
      running: '進行中',
      suspended: '暫停中',
      'rolling-back': '復原中',
      closed: '已結束',
      cancelled: '已取消',
    },
    role: roleNames['zh-TW'],
    step: {
      todo: '待辦',
      running: '進行中',
      done: '完成',
      failed: '失敗',
      skipped: '略過',
      undone: '已復原',
    },
    request: {
      queued: '等候人手',
      asked: '已送出',
      seen: '已收到',
      'on-my-way': '前往中',
      done: '完成',
      cannot: '無法執行',
      withdrawn: '已撤回',
      expired: '已逾時',
    },
    kind: {
      'stand-by': '在旁待命',
      reset: '按重設鍵',
      'power-cycle': '關機再開機',
      'power-off': '關閉電源',
      'power-on': '開啟電源',
      'move-cable': '換接線路',
      'swap-part': '更換零件',
      'press-key': '按鍵',
      'read-screen': '讀出畫面',
      look: '查看燈號',
      'take-photo': '拍照',
      other: '其他',
    },
    condition: { up: '運作中', rebooting: '重新開機中', dark: '無回應', unknown: '不明' },
    presence: { 'on-site': '在現場', away: '暫離', left: '已離開', unknown: '未回報' },
    need: { hands: '需要人手', link: '需要連線' },
  },
)

/** What a seat's bearer is called by the plan; '' where it only says the role, in any language. */
export function ownNameOf(name: string): string {
  return langs.some((lang) => Object.values(roleNames[lang]).includes(name)) ? '' : name
}
