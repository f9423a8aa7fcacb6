import { bilingual } from '../../messages/lang.ts'

/** What is said when a browser is left: what it had not delivered, what becomes of that, and that nothing is left. */
export interface LeavingWords {
  /** What was said, by the first part of the command's type, where hands has no word for it. */
  things: Record<string, string>
  other: string
  of: (what: string, upgrade: string) => string
  unsent: {
    title: (n: number) => string
    lead: string
    onlyHere: string
    delivered: string
    send: string
    sending: string
    sent: string
    /** Before the server's own words. */
    refused: string
    later: string
    allSent: string
    someone: string
    list: string
  }
  /** What this browser keeps can't be read; what was not sent may be in it. */
  unread: {
    title: string
    text: string
    again: string
    /** Where a session has ended: it was left for now. */
    stays: string
    do: string
    ask: string
    askText: string
  }
  out: { empties: string; drop: string; unseen: string; left: string }
  /** A code of another account, where somebody is signed in. */
  another: (name: string) => string
  ended: { title: string; text: string }
  closed: { title: string; text: string }
  dropped: string
  kept: { title: string; text: string; do: string; ask: string; askText: string; cancel: string }
  gone: Record<'revoked' | 'signed-out' | 'no-such-upgrade' | 'moved', { title: string; text: string }>
  goneActs: { code: string; upgrades: string }
}

const seat = {
  en: {
    title: 'You no longer have a seat in this upgrade',
    text: 'Nothing of it is shown here any more, and what this browser kept of it is deleted. For a seat, ask for a new invitation.',
  },
  'zh-TW': {
    title: '你在這次升級中已經沒有席位',
    text: '這裡不再顯示這次升級的內容，瀏覽器存下的資料也已刪除。需要席位的話，請索取新的邀請。',
  },
}

export const leaving = bilingual<LeavingWords>(
  {
    things: {
      plan: 'A change of the plan',
      request: 'A request',
      card: 'A dead-man card',
      step: 'A step',
      go: 'A Go/no-go',
      presence: 'Where you are',
      upgrade: 'Something about the whole upgrade',
      seat: 'A seat',
      invite: 'An invitation',
    },
    other: 'Something you did',
    of: (what, upgrade) => `${what} (${upgrade})`,
    unsent: {
      title: (n) =>
        n === 1 ? '1 thing has not reached the server' : `${n} things have not reached the server`,
      lead: 'They are only in this browser. If you sign out now, they are deleted.',
      onlyHere: 'They are only in this browser.',
      delivered: 'Everything is sent.',
      send: 'Send them first',
      sending: 'Sending',
      sent: 'Sent',
      refused: 'Refused:',
      later: 'Not sent: the server does not answer. Try again.',
      allSent: 'Everything is sent. You can sign out now.',
      someone: 'From somebody who was signed in here before. Only they can send it.',
      list: 'Not sent yet',
    },
    unread: {
      title: 'This browser’s storage does not answer',
      text: 'Taps and photos that were not sent may be in it. Nobody can see them just now, and signing out deletes them.',
      again: 'Look again',
      stays:
        'Taps and photos that were not sent may be in it, so it is left as it is. Reload this page to look again.',
      do: 'Delete it unseen',
      ask: 'Delete what nobody can look at?',
      askText: 'If something in it was not sent, nobody will ever receive it.',
    },
    out: {
      empties:
        'Signing out deletes all pages, photos and taps that this browser keeps, and turns its alerts off.',
      drop: 'Sign out and delete them',
      unseen: 'Sign out and delete it unseen',
      left: 'Signing out and deleting',
    },
    another: (name) =>
      `You are signed in here as ${name}. A code from somebody else’s device signs you out and deletes what this browser keeps of yours.`,
    ended: {
      title: 'This browser was signed out',
      text: 'In another tab of it, or from another device. All that it kept is deleted.',
    },
    closed: {
      title: 'You no longer have a seat in an upgrade',
      text: 'What this browser kept of it is deleted.',
    },
    dropped: 'Never delivered, and deleted here. Tell the upgrader:',
    kept: {
      title: 'Not sent yet',
      text: 'You are signed out. These are sent once whoever tapped them signs in here again:',
      do: 'Delete them',
      ask: 'Delete what was not sent?',
      askText: 'It is only in this browser. Nobody has received it.',
      cancel: 'Cancel',
    },
    gone: {
      'signed-out': {
        title: 'You are signed out',
        text: 'Nothing of this upgrade is shown in this browser any more. To come back, enter a code from another device, or open an invitation.',
      },
      moved: {
        title: 'You went on in another browser',
        text: 'This browser is signed out, and shows nothing of this upgrade any more.',
      },
      revoked: seat.en,
      'no-such-upgrade': seat.en,
    },
    goneActs: { code: 'Enter a code', upgrades: 'Your upgrades' },
  },
  {
    things: {
      plan: '計畫的變更',
      request: '請求',
      card: '應變卡',
      step: '步驟',
      go: 'Go／No-go',
      presence: '你的所在',
      upgrade: '整個升級作業的變更',
      seat: '席位',
      invite: '邀請',
    },
    other: '你做的一項變更',
    of: (what, upgrade) => `${what}（${upgrade}）`,
    unsent: {
      title: (n) => `還有 ${n} 項沒有送到伺服器`,
      lead: '這些只存在這個瀏覽器裡，現在登出就會刪除。',
      onlyHere: '這些只存在這個瀏覽器裡。',
      delivered: '全部送出了。',
      send: '先送出',
      sending: '送出中',
      sent: '已送出',
      refused: '伺服器拒絕：',
      later: '沒有送出：伺服器沒有回應，請再試一次。',
      allSent: '全部送出了，現在可以登出。',
      someone: '這是先前在這裡登入的人留下的，只有那個人能送出。',
      list: '還沒有送出的內容',
    },
    unread: {
      title: '這個瀏覽器的儲存空間沒有回應',
      text: '裡面可能還有沒送出的點按和照片，現在看不到；登出就會刪除。',
      again: '再看一次',
      stays: '裡面可能還有沒送出的點按和照片，所以先原樣保留。重新載入這個頁面，會再看一次。',
      do: '不看內容就刪除',
      ask: '要刪除看不到的內容嗎？',
      askText: '裡面如果有還沒送出的東西，就再也不會有人收到。',
    },
    out: {
      empties: '登出會刪除這個瀏覽器存下的頁面、照片與點按，並關閉它的通知。',
      drop: '登出並刪除',
      unseen: '不看內容，登出並刪除',
      left: '正在登出並刪除',
    },
    another: (name) =>
      `你在這裡以「${name}」登入。輸入別人裝置上的代碼，會把你登出，並刪除這個瀏覽器裡你的資料。`,
    ended: {
      title: '這個瀏覽器已登出',
      text: '是在這個瀏覽器的另一個分頁，或從另一台裝置登出的。存下的資料已全部刪除。',
    },
    closed: {
      title: '你在一次升級中已經沒有席位',
      text: '這個瀏覽器存下的那次升級的資料已刪除。',
    },
    dropped: '以下沒有送達，這裡也已刪除。請告訴遠端工程師：',
    kept: {
      title: '還沒有送出',
      text: '你已登出。以下內容等當初點按的人在這裡重新登入後就會送出：',
      do: '刪除',
      ask: '要刪除還沒送出的內容嗎？',
      askText: '這些只存在這個瀏覽器裡，還沒有人收到。',
      cancel: '取消',
    },
    gone: {
      'signed-out': {
        title: '你已登出',
        text: '這個瀏覽器不再顯示這次升級的內容。要再回來，請輸入其他裝置的代碼，或打開邀請連結。',
      },
      moved: {
        title: '你已改用另一個瀏覽器',
        text: '這個瀏覽器已登出，不再顯示這次升級的內容。',
      },
      revoked: seat['zh-TW'],
      'no-such-upgrade': seat['zh-TW'],
    },
    goneActs: { code: '輸入代碼', upgrades: '你的升級作業' },
  },
)
