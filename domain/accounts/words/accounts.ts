import { bilingual } from '../../messages/lang.ts'
import type { Role } from '../../plan/plan.ts'

const enRoles: Record<Role, { you: string; does: string }> = {
  upgrader: {
    you: 'as upgrader',
    does: 'You work at the keyboard: run the steps, ask for hands, decide with the site.',
  },
  sentinel: {
    you: 'as sentinel',
    does: 'You are the hands and eyes on site: press, plug, look, and say what you see. A phone is all you need.',
  },
  observer: {
    you: 'as observer',
    does: 'You watch how it goes. Nothing you tap can change anything.',
  },
}
const zhRoles: Record<Role, { you: string; does: string }> = {
  upgrader: { you: '擔任遠端工程師', does: '你在鍵盤前工作：執行步驟、請求人手，並與現場一起決定。' },
  sentinel: {
    you: '擔任現場人員',
    does: '你是現場的手和眼：按鍵、接線、查看，並說出你看到的。只需要一支手機。',
  },
  observer: { you: '擔任觀察者', does: '你可以觀看進度，不會因為誤按而改變任何事。' },
}

/** Words of the ways in, and of one's own page. */
export const accounts = bilingual(
  {
    name: 'Your name',
    nameHint: 'Others see it beside everything you say and do.',
    language: 'Language',
    languages: { en: 'English', 'zh-TW': '中文（台灣）' },
    home: 'To the upgrades',

    owner: {
      title: 'Open Farhand as its owner',
      lead: 'The owner creates upgrades, invites people and may erase. The link works once, so open it on the device you will use.',
      do: 'Open Farhand as owner',
      signedIn: (name: string) => `You are signed in as ${name}. This account becomes the owner’s.`,
      over: {
        used: 'This owner link has been used',
        expired: 'This owner link has expired',
        unknown: 'This owner link is for another installation',
      },
      again: 'Create a new one on the server, in Farhand’s folder:',
      copy: 'Copy the command',
      copied: 'Copied',
    },

    join: {
      title: (upgrade: string, name: string) =>
        name === '' ? `You are invited: ${upgrade}` : `${name}, you are invited: ${upgrade}`,
      over: {
        used: 'This invitation has been used',
        revoked: 'This invitation was revoked',
        expired: 'This invitation has expired',
        taken: 'This seat is taken',
        ended: 'This upgrade has ended',
        unknown: 'This invitation is not known here',
      },
      roles: enRoles,
      invitedYou: (by: string, role: Role) =>
        by === '' ? `You are invited ${enRoles[role].you}.` : `${by} invites you ${enRoles[role].you}.`,
      facts: {
        where: 'Where',
        when: 'When',
        hours: 'Your hours on site',
        noStart: 'The start is not set yet.',
        through: 'planned until',
        to: 'to',
        calendar: 'Add it to your calendar',
      },
      until: 'Valid for another',
      before: (name: string) =>
        `The seat was ${name}’s. Are you ${name}? Then join: what is asked of you appears on this phone at once.`,
      do: 'Join',
      signedIn: (name: string) => `You are signed in as ${name}.`,
      already: 'You already have a seat in this upgrade.',
      open: 'Open the upgrade',
      why: {
        used: 'It works for one person, and somebody has used it.',
        revoked: 'Whoever sent it has revoked it.',
        expired: 'It was valid for a limited time, and that is over.',
        taken: 'Somebody has already taken this seat.',
        ended: 'The work is over, so nobody can join it any more.',
        unknown: 'The link is incomplete, or for another installation.',
      },
      now: {
        used: (by: string) =>
          `Was it you? Then open Farhand where you did, or enter a code from there. Was it not? Tell ${by || 'whoever sent it'}, and ask for a new link.`,
        revoked: (by: string) => `Ask ${by || 'whoever sent it'} for a new link.`,
        expired: (by: string) => `Ask ${by || 'whoever sent it'} for a new link.`,
        taken: (by: string) =>
          `Was it you? Then open Farhand on the device where you joined. Was it not? Ask ${by || 'whoever sent it'} for another seat.`,
        ended: (by: string) => `If you want to read what happened, ask ${by || 'whoever sent it'}.`,
        unknown: () => 'Open it again exactly as it was sent, to the last letter; or ask for a new one.',
      },
      askCopy: 'Copy a message that asks for one',
      askCopied: 'Copied',
      ask: 'The invitation link to Farhand that you sent me does not work any more. Please send me a new one.',
      enterCode: 'Enter a code',
      noName: 'Enter your name, so that others know who is speaking.',
    },

    code: {
      title: 'Enter your code',
      lead: 'Where you are signed in, open Settings (your name, at the top) and create a code. Or ask the upgrader for one. It works for ten minutes.',
      label: 'Six digits',
      do: 'Sign in here',
      wrong:
        'This code does not work: mistyped, used, or older than ten minutes. Create a new one where you are signed in.',
      tooMany: 'Too many tries from here. Wait ten minutes, then create a new code.',
    },

    me: {
      title: 'You',
      lead: (name: string) => `Signed in as ${name}.`,
      leadNoName: 'Signed in.',
      owner: 'You own this installation.',
      screens: 'For your screens and messages',
      save: 'Save',
      move: {
        title: 'Another browser or phone',
        lead: 'A code signs you in there as the same person. Nobody else should see it.',
        make: 'Create a code',
        another: 'Create another code',
        there: 'Enter it there, at',
        good: 'Works once, for another',
      },
      sessions: {
        title: 'Where you are signed in',
        unknown: 'Unknown device',
        this: 'this one',
        seen: 'last used',
        since: 'since',
        end: 'Sign out there',
        endOf: (label: string) => `Sign out there: ${label}`,
        ended: 'Signed out there. Its screens close at once.',
      },
      out: {
        title: 'Sign out here',
        lead: 'You keep your seats. Come back with a code from another device or a new invitation; the owner also with a new owner link.',
        do: 'Sign out here',
      },
    },

    faults: {
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
    page: { notDone: 'Not done', back: 'Back' },

    script: {
      refused: (words: string) => `refused: ${words}`,
      progress: (seq: number, step: string, progress: string) => `ok ${seq}: ${step} ${progress}`,
      note: (seq: number, step: string) => `ok ${seq}: noted on ${step}`,
      same: 'ok: already known',
      empty: 'Send some text: a note, or a progress such as 50% or 1234/5678 bytes.',
      badProgress: 'A percentage goes from 0 to 100, and bytes are whole numbers.',
      tooLong: 'A note has at most 4000 characters.',
      badKey: 'Idempotency-Key must be 8 to 40 letters, digits, - or _.',
    },
    up: {
      up: (seq: number, machine: string, gone: string | null, steps: string[]) =>
        `ok ${seq}: ${machine} is up${gone === null ? '' : `, dark ${gone}`}${steps.map((s) => `; finished ${s}`).join('')}`,
      known: (machine: string) => `ok: ${machine} is known to be up`,
      oldBoot: (machine: string) => `ok: ${machine} is still on the previous boot; waiting for the next one`,
      which: 'Say which machine this is: add ?machine= with its id, or use its own boot line.',
    },
  },
  {
    name: '你的姓名',
    nameHint: '其他人會在你說的話、做的事旁邊看到。',
    language: '語言',
    languages: { en: 'English', 'zh-TW': '中文（台灣）' },
    home: '前往升級清單',

    owner: {
      title: '以擁有者身分開啟 Farhand',
      lead: '擁有者可以建立升級作業、邀請人員，也可以刪除內容。連結只能用一次，請在你要使用的裝置上開啟。',
      do: '以擁有者身分開啟',
      signedIn: (name) => `你目前以「${name}」登入，這個帳號將成為擁有者。`,
      over: {
        used: '這個擁有者連結已經用過了',
        expired: '這個擁有者連結已過期',
        unknown: '這個擁有者連結不屬於這台伺服器',
      },
      again: '請在伺服器的 Farhand 資料夾執行這行，取得新的連結：',
      copy: '複製指令',
      copied: '已複製',
    },

    join: {
      title: (upgrade, name) => (name === '' ? `邀請你參與：${upgrade}` : `${name}，邀請你參與：${upgrade}`),
      over: {
        used: '這份邀請已經用過了',
        revoked: '這份邀請已撤銷',
        expired: '這份邀請已過期',
        taken: '這個席位已經有人了',
        ended: '這次升級已經結束',
        unknown: '這裡不認得這份邀請',
      },
      roles: zhRoles,
      invitedYou: (by, role) =>
        by === '' ? `邀請你${zhRoles[role].you}。` : `${by}邀請你${zhRoles[role].you}。`,
      facts: {
        where: '地點',
        when: '時間',
        hours: '你的到場時段',
        noStart: '開始時間尚未確定。',
        through: '預計到',
        to: '到',
        calendar: '加入你的行事曆',
      },
      until: '有效時間還有',
      before: (name) =>
        `這個席位原本是${name}的。你就是${name}嗎？加入後，要請你做的事會立刻出現在這支手機上。`,
      do: '加入',
      signedIn: (name) => `你目前以「${name}」登入。`,
      already: '你在這次升級中已經有席位。',
      open: '開啟升級作業',
      why: {
        used: '一份邀請只供一人使用，已經有人用它進來了。',
        revoked: '傳連結的人已經撤銷它了。',
        expired: '它只在一段時間內有效，現在已經超過了。',
        taken: '已經有人加入這個席位。',
        ended: '工作已經結束，無法再加入。',
        unknown: '連結不完整，或不屬於這台伺服器。',
      },
      now: {
        used: (by) =>
          `是你用的嗎？請在當時的裝置開啟 Farhand，或輸入那裡的代碼。不是你的話，請告訴${by || '傳連結給你的人'}，並索取新的連結。`,
        revoked: (by) => `請向${by || '傳連結給你的人'}索取新的連結。`,
        expired: (by) => `請向${by || '傳連結給你的人'}索取新的連結。`,
        taken: (by) =>
          `是你加入的嗎？請在當時的裝置開啟 Farhand。不是你的話，請向${by || '傳連結給你的人'}詢問其他席位。`,
        ended: (by) => `想看過程紀錄，請詢問${by || '傳連結給你的人'}。`,
        unknown: () => '請照原樣、一字不漏地再開啟一次，或索取新的連結。',
      },
      askCopy: '複製一則索取連結的訊息',
      askCopied: '已複製',
      ask: '你傳給我的 Farhand 邀請連結已經不能用了，請再傳一個新的給我。',
      enterCode: '輸入代碼',
      noName: '請填寫姓名，讓其他人知道是誰在說話。',
    },

    code: {
      title: '輸入代碼',
      lead: '請在已登入的裝置上開啟「設定」（畫面上方你的姓名），取得代碼；也可以請遠端工程師給你一組。代碼十分鐘內有效。',
      label: '六位數字',
      do: '在這裡登入',
      wrong: '代碼無效：輸入有誤、已經用過，或超過十分鐘。請在已登入的裝置上重新取得。',
      tooMany: '嘗試次數過多。請等十分鐘，再取得新的代碼。',
    },

    me: {
      title: '我的帳號',
      lead: (name) => `目前以「${name}」登入。`,
      leadNoName: '已登入。',
      owner: '你是這台伺服器的擁有者。',
      screens: '畫面與訊息使用的語言',
      save: '儲存',
      move: {
        title: '在其他瀏覽器或手機登入',
        lead: '在那裡輸入代碼，就會以同一個身分登入。請勿讓其他人看到代碼。',
        make: '取得代碼',
        another: '再取得一組代碼',
        there: '請到這裡輸入',
        good: '只能用一次，有效時間還有',
      },
      sessions: {
        title: '已登入的裝置',
        unknown: '不明裝置',
        this: '這台裝置',
        seen: '上次使用',
        since: '登入於',
        end: '登出那台裝置',
        endOf: (label) => `登出那台裝置：${label}`,
        ended: '已登出，那台裝置的畫面會立刻關閉。',
      },
      out: {
        title: '在這台裝置登出',
        lead: '你的席位仍然保留。之後可用其他裝置的代碼或新的邀請回來；擁有者也可用新的擁有者連結。',
        do: '在這台裝置登出',
      },
    },

    faults: {
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
    page: { notDone: '沒有執行', back: '返回' },

    script: {
      refused: (words) => `拒絕：${words}`,
      progress: (seq, step, progress) => `ok ${seq}：${step} ${progress}`,
      note: (seq, step) => `ok ${seq}：已記在「${step}」`,
      same: 'ok：內容相同，無須更新',
      empty: '請送出一些文字：備註，或進度，例如 50% 或 1234/5678 bytes。',
      badProgress: '百分比須在 0 到 100 之間，位元組須為整數。',
      tooLong: '備註最多 4000 個字元。',
      badKey: 'Idempotency-Key 須為 8 到 40 個英文字母、數字、- 或 _。',
    },
    up: {
      up: (seq, machine, gone, steps) =>
        `ok ${seq}：${machine} 運作中${gone === null ? '' : `，先前無回應 ${gone}`}${steps.map((s) => `；完成「${s}」`).join('')}`,
      known: (machine) => `ok：已知 ${machine} 運作中`,
      oldBoot: (machine) => `ok：${machine} 還在上次開機的狀態，正在等下一次開機`,
      which: '請指明是哪一台機器：加上 ?machine= 與它的代號，或改用它自己的開機回報。',
    },
  },
)

export type AccountWords = (typeof accounts)['en']
/** What the server answers that is no refusal of a command. */
export type Fault = keyof AccountWords['faults']
