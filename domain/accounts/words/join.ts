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

/** Coming in by an invitation. */
export const joinWords = bilingual(
  {
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
  {
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
)
