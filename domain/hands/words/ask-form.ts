import { bilingual } from '../../messages/lang.ts'

/** Words for planning on a step what is asked of the hands. */
export const askForm = bilingual(
  {
    title: 'Request for hands',
    none: 'None is planned. When the step comes, its title is asked.',
    noHands: 'It is kept for when the step needs hands; it does not need any now.',
    add: 'Plan a request',
    remove: 'Remove the request',
    removed: 'The request is removed.',
    /** By the title of its step. */
    kindHint: 'The phone’s heading says this: choose what can be followed as it stands.',
    text: 'What to do, in their words',
    minutes: 'Minutes until it is late',
    minutesHint: 'From when it is seen.',
    preview: 'The phone will say',
    to: (who: string) => `Asked of ${who}.`,
    toDuty: 'Asked of whoever is on duty.',
    noBox: 'No machine: choose one above, so that the phone names its sticker.',
    readBack: 'The box is read back first, as this can’t be undone.',
    expect: 'You should see',
  },
  {
    title: '請求現場協助',
    none: '尚未規劃。輪到這個步驟時，會以步驟標題請現場協助。',
    noHands: '先保留著；這個步驟目前不需要人手。',
    add: '規劃請求',
    remove: '移除請求',
    removed: '已移除請求。',
    kindHint: '手機標題就是這句，請選看了就能照做的。',
    text: '要做什麼，寫給現場的人看',
    minutes: '幾分鐘後算逾時',
    minutesHint: '從現場人員看到時起算。',
    preview: '手機會顯示',
    to: (who) => `請${who}處理。`,
    toDuty: '請值班的人處理。',
    noBox: '沒有指定機器：請在上面選一台，手機才會顯示標籤。',
    readBack: '這件事無法復原，動手前會先核對機器。',
    expect: '應該看到',
  },
)
