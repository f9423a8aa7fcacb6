import { bilingual } from '../../messages/lang.ts'

/** What the Desk’s keys do, and the list of them. */
export const deskKeys = bilingual(
  {
    title: 'Keys',
    on: 'Keys are on',
    hint: 'Keys work while you are not typing in a field.',
    does: {
      N: 'Do what is next',
      U: 'Undo what was just pressed',
      H: 'Ask for hands for the step',
      X: 'The step failed',
      P: 'Progress of the step',
      W: 'Write a note on the step',
      Y: 'Copy what to run',
      R: 'Show or hide the rails',
      F: 'Find a step, where there are many',
      T: 'Go to the talk field',
      J: 'Next step in the list',
      K: 'Step before it',
      G: 'Ask go / no-go',
      C: 'Dead-man card',
      B: 'Roll back',
      Z: 'Suspend for the night',
      D: 'Dismiss the first warning',
      M: 'While waiting, start what needs no hands',
      '?': 'This list',
    },
  },
  {
    title: '快速鍵',
    on: '啟用快速鍵',
    hint: '不在輸入欄位時有效。',
    does: {
      N: '執行下一步',
      U: '收回剛才按的',
      H: '為這一步請求人手',
      X: '這一步失敗',
      P: '這一步的進度',
      W: '為這一步寫備註',
      Y: '複製要執行的內容',
      R: '顯示或收起雙日軌',
      F: '步驟很多時，尋找步驟',
      T: '到發言欄',
      J: '清單中的下一步',
      K: '清單中的上一步',
      G: '詢問 Go／No-go',
      C: '應變卡',
      B: '復原',
      Z: '今晚先暫停',
      D: '收起第一個提醒',
      M: '等待時，先做不需要人手的步驟',
      '?': '這份清單',
    },
  },
)

export type DeskKey = keyof (typeof deskKeys)['en']['does']
