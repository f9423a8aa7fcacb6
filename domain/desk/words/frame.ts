import { bilingual } from '../../messages/lang.ts'

/** Words of the Desk’s frame: its top line, what becomes of what is sent, and what every dialog says. */
export const desk = bilingual(
  {
    top: {
      clocks: 'Both clocks, now',
      connection: {
        connecting: 'Connecting',
        live: 'Live',
        lost: 'Link down: what you do is kept here and sent when it is back',
        gone: 'Signed out',
      },
      lost: 'Link down',
      heard: (age: string) => `last heard ${age}`,
      people: 'People',
      hands: 'Phone view',
      keys: 'Keys',
      more: 'More',
    },
    send: {
      held: 'Kept here. It is sent when the link is back.',
      onlyHere: (n: number) =>
        n === 1
          ? 'Not saved in this browser: it is only in this open page. Leave the page open until it is sent.'
          : `Not saved in this browser: ${n} changes are only in this open page. Leave the page open until they are sent.`,
      noAnswer: 'No answer yet, trying again.',
      notDone: 'Not done',
      dismiss: 'Dismiss',
      kept: 'That didn’t go through',
      written: 'You wrote',
    },
    notices: {
      otherHistory: 'The server was restored from an older backup. This page now shows what it has.',
      goneLines: 'These lines had been stored and are gone now:',
      skipped: 'You were away for a long time. The lines in between are not shown here; they are in the log.',
      newer: 'The server is newer than this page. Reload it.',
      reload: 'Reload',
      signedOut: 'You are signed out here, or you were removed. What you did before is stored.',
      signIn: 'Sign in',
    },
    close: 'Close',
    cancel: 'Back',
    reason: 'Reason',
    reasonHint: 'One line. It goes into the log.',
    badTime: 'Enter one time, or leave it empty.',
    whole: (min: number, max: number) => `A whole number from ${min} to ${max}.`,
    needed: 'This can’t be empty.',
  },
  {
    top: {
      clocks: '兩地現在時間',
      connection: {
        connecting: '連線中',
        live: '已連線',
        lost: '連線中斷：你的操作先保留在這裡，恢復後送出',
        gone: '已登出',
      },
      lost: '連線中斷',
      heard: (age) => `最後收到訊號：${age}`,
      people: '人員',
      hands: '手機畫面',
      keys: '快速鍵',
      more: '更多',
    },
    send: {
      held: '先保留在這裡，連線恢復後送出。',
      onlyHere: (n) => `瀏覽器沒能存下來：有 ${n} 項操作只留在這個開著的頁面裡。送出之前，請不要關閉頁面。`,
      noAnswer: '還沒有回應，正在重試。',
      notDone: '沒有執行',
      dismiss: '知道了',
      kept: '剛才的操作沒有成功',
      written: '你寫的是',
    },
    notices: {
      otherHistory: '伺服器已還原到較舊的備份，這裡顯示的是它現有的內容。',
      goneLines: '下列內容曾經儲存，現已不在：',
      skipped: '你離開了很久，中間的內容沒有顯示在這裡，紀錄中都查得到。',
      newer: '伺服器的版本較新，請重新載入這個頁面。',
      reload: '重新載入',
      signedOut: '你已登出，或已被移出這次升級。先前的操作都已儲存。',
      signIn: '登入',
    },
    close: '關閉',
    cancel: '返回',
    reason: '原因',
    reasonHint: '一行即可，會寫入紀錄。',
    badTime: '請寫出一個時刻，或留空。',
    whole: (min, max) => `請填 ${min} 到 ${max} 的整數。`,
    needed: '不能留空。',
  },
)
