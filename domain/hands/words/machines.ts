import { bilingual } from '../../messages/lang.ts'

/** The boxes, as the Desk lists them. */
export const machineWords = bilingual(
  {
    title: 'Boxes',
    none: 'No boxes in the plan',
    nowNamed: (sticker: string, name: string) => `sticker ${sticker}, now named ${name}`,
    named: (name: string) => `now named ${name}`,
    was: (name: string) => `was ${name}`,
    report: 'Report',
    place: 'Place',
    swap: 'Swap names',
    saidBy: (who: string) => `reported by ${who}`,
    neverSaid: 'not reported yet',
    which: 'On which box',
    noMachine: 'none in particular',
  },
  {
    title: '機器',
    none: '計畫中沒有機器',
    nowNamed: (sticker, called) => `標籤 ${sticker}，現名 ${called}`,
    named: (called) => `現名 ${called}`,
    was: (called) => `原名 ${called}`,
    report: '回報',
    place: '位置',
    swap: '對調名稱',
    saidBy: (who) => `${who}回報`,
    neverSaid: '還沒有人回報',
    which: '哪一台機器',
    noMachine: '不限',
  },
)

/** What the Desk’s dialogs about a box say. */
export const machineDialogs = bilingual(
  {
    report: (machine: string) => `How is ${machine}?`,
    condition: 'Condition',
    reportNote: 'What was seen (optional)',
    reportDo: 'Save',
    place: (machine: string) => `Where is ${machine} now?`,
    placeField: 'Place',
    placeLead: 'The phone shows it at once, and people on site go by it.',
    placeDo: 'Save the place',
    swap: 'Swap names and addresses',
    swapLead:
      'The two boxes swap names and addresses. The stickers don’t change, so the sentinel is asked to replace them.',
    swapA: 'This box',
    swapB: 'and this one',
    swapSame: 'Choose two different boxes.',
    swapDo: 'Swap',
  },
  {
    report: (machine) => `${machine} 的狀況如何？`,
    condition: '狀況',
    reportNote: '看到什麼（可留空）',
    reportDo: '儲存',
    place: (machine) => `${machine} 現在放在哪裡？`,
    placeField: '位置',
    placeLead: '手機會立刻顯示新的位置，現場人員會照著去找。',
    placeDo: '儲存位置',
    swap: '對調名稱與位址',
    swapLead: '兩台機器互換名稱與位址。標籤不會變，因此會請現場人員重貼。',
    swapA: '這一台',
    swapB: '和這一台',
    swapSame: '請選兩台不同的機器。',
    swapDo: '對調',
  },
)
