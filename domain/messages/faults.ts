import { bilingual } from './lang.ts'

/** What the server answers that is no refusal of a command. */
export const faultWords = bilingual(
  {
    'signed-out': 'You are not signed in. Open your link again, or enter a code from another device.',
    'bad-token': 'This token is not known here, or was revoked. Ask the upgrader for a new one.',
    'foreign-origin':
      'This did not come from a page of Farhand, so nothing was done. Open the page here and try again.',
    'not-there': 'There is nothing at this address.',
    'other-method': 'This address does not take that method.',
    'too-large': 'That is too large. Nothing was stored.',
    flooded:
      'This account is sending far too much, so nothing more of it is read for a while. Close what sends it, wait, and try again.',
    'too-many-tries': 'Too many tries from here. Wait ten minutes and try again.',
    'bad-form': 'This form was incomplete. Open the page again and send it again.',
    'has-started': 'This upgrade has started: there is no start to choose any more.',
    busy: 'The server is busy calculating. Try again in a few seconds.',
    'busy-yours': 'Four of your own calculations are not done yet. Wait for them, then try again.',
    'owner-only': 'Only the owner of this installation can create upgrades.',
    'other-history':
      'The log on this server is not the one you have: it was restored from a backup. Reload it.',
    'plan-faults': 'The plan file has errors; nothing was created.',
    'empty-plan': 'The plan file is missing. Choose a file, or send its text.',
  },
  {
    'signed-out': '你尚未登入，或登入已失效。請再開啟一次你的連結，或輸入其他裝置的代碼。',
    'bad-token': '這裡不認得這個權杖，或它已被撤銷。請向遠端工程師索取新的。',
    'foreign-origin': '這不是從 Farhand 的頁面送出的，因此沒有執行。請開啟這裡的頁面再試一次。',
    'not-there': '這個網址沒有內容。',
    'other-method': '這個網址不接受這種方法。',
    'too-large': '內容太大，沒有儲存。',
    flooded: '這個帳號一次送來太多資料，伺服器暫時不再接收。請關閉大量傳送的程式，等一下再試。',
    'too-many-tries': '嘗試次數過多，請等十分鐘再試。',
    'bad-form': '表單不完整。請重新開啟頁面，再送一次。',
    'has-started': '這次升級已經開始，不必再找最佳開始時間。',
    busy: '目前計算工作太多，請幾秒後再試。',
    'busy-yours': '你還有四項計算尚未完成，請等它們完成後再試。',
    'owner-only': '只有這台伺服器的擁有者能建立升級作業。',
    'other-history': '這裡的紀錄和你手上的不同：它是從備份還原的。請重新載入。',
    'plan-faults': '計畫檔有錯誤，沒有建立任何東西。',
    'empty-plan': '缺少計畫檔。請選擇檔案，或送出它的內容。',
  },
)

/** The page that says it, where there is no script. */
export const faultPage = bilingual(
  {
    notDone: 'Not done',
    back: 'Back',
  },
  {
    notDone: '沒有執行',
    back: '返回',
  },
)

export type Fault = keyof (typeof faultWords)['en']
