import { bilingual } from '../../messages/lang.ts'
import type { InApp, System } from '../in-app.ts'

/** What an app's menu calls the way to a browser. Their makers change such words: steps, copying and links stand beside each other. */
interface MenuWords {
  line: string
  wechat: string
  /** Facebook, Messenger, Instagram, Threads. */
  meta: (browser: string) => string
  other: (browser: string) => string
}

/** Words for who has a page open in the browser of an app, and for the move to one's own. */
export interface InAppWords {
  /** `app` null: it gives no name. */
  title: (app: string | null) => string
  limits: string
  first: string
  open: { safari: string; browser: string }
  /** Before the steps, where there is a button too. */
  orMenu: string
  menu: MenuWords
  orCopy: string
  copyOnly: string
  link: string
  copy: string
  copied: string
  joinHere: string
  strip: { told: (app: string | null) => string; do: string }
  move: {
    title: string
    lead: string
    make: string
    another: string
    left: string
    secret: string
    /** Taps that lie in this browser, and would not be sent from another. */
    unsent: (n: number | '#') => string
    back: string
    settings: string
    settingsLead: string
    /** What the old page says afterwards. */
    moved: { title: string; text: string; unsent: (n: number | '#') => string }
  }
  goOn: {
    title: (name: string) => string
    lead: string
    do: (name: string) => string
    instead: (name: string) => string
    here: string
    over: { used: string; expired: string; ended: string; unknown: string }
    why: { used: string; expired: string; ended: string; unknown: string }
    now: { used: string; expired: string; ended: string; unknown: string }
  }
}

export const inAppWords = bilingual<InAppWords>(
  {
    title: (app) => (app === null ? 'You opened this inside an app' : `You opened this inside ${app}`),
    limits:
      'In here no alert reaches you once the page is closed, and without a network the page may not open.',
    first: 'Open it in your own browser first. Looking at the link uses nothing up.',
    open: { safari: 'Open in Safari', browser: 'Open in your browser' },
    orMenu: 'If the button does nothing:',
    menu: {
      line: 'tap ⋮ or the share sign, then “Open in default browser”.',
      wechat: 'tap ⋯ at the top right, then “Open in browser” or “Open in Safari”.',
      meta: (browser) => `tap ⋯ or ⋮ in the corner, then “Open in external browser” or “Open in ${browser}”.`,
      other: (browser) => `tap ⋯, ⋮ or the share sign, then “Open in browser” or “Open in ${browser}”.`,
    },
    orCopy: 'Or copy the link and paste it into your browser:',
    copyOnly: 'Copy the link and open it in the other browser:',
    link: 'The link',
    copy: 'Copy the link',
    copied: 'Copied',
    joinHere: 'Join here anyway',
    strip: {
      told: (app) =>
        app === null ? 'No alert can reach you inside an app.' : `No alert can reach you inside ${app}.`,
      do: 'Move to your browser',
    },
    move: {
      title: 'Move to your own browser',
      lead: 'A link takes you there as the same person, with the same seats. It works once, for ten minutes. This browser is then signed out.',
      make: 'Create the link',
      another: 'Create another link',
      left: 'Works once, for another',
      secret: 'Whoever opens it can act as you: send it to nobody.',
      unsent: (n) =>
        n === 1
          ? '1 tap is not sent yet. Go back and wait until it is: it stays in this browser.'
          : `${n} taps are not sent yet. Go back and wait until they are: they stay in this browser.`,
      back: 'Back',
      settings: 'Move there by a link',
      settingsLead: 'Or leave this browser altogether: a link signs you in there, and out here.',
      moved: {
        title: 'You went on in another browser',
        text: 'You are signed out here. Close this page.',
        unsent: (n) =>
          n === 1
            ? '1 tap made here was never sent. Tell the upgrader what it was.'
            : `${n} taps made here were never sent. Tell the upgrader what they were.`,
      },
    },
    goOn: {
      title: (name) => (name === '' ? 'Continue in this browser' : `Continue as ${name} in this browser`),
      lead: 'You keep your seats. The browser that you come from is signed out.',
      do: (name) => (name === '' ? 'Continue here' : `Continue as ${name}`),
      instead: (name) =>
        `You are signed in here as ${name}. You would be signed out of that, and what this browser keeps of it is deleted.`,
      here: 'Continue here anyway',
      over: {
        used: 'This link has been used',
        expired: 'This link has expired',
        ended: 'This link no longer works',
        unknown: 'This link is not known here',
      },
      why: {
        used: 'It works once, and a browser has been signed in by it.',
        expired: 'It was valid for ten minutes, and that is over.',
        ended: 'The browser that it came from has been signed out since.',
        unknown: 'It is incomplete, or for another installation.',
      },
      now: {
        used: 'Was it you? Then continue in that browser. Was it not? Tell the upgrader at once, and ask for a new invitation.',
        expired: 'Go back to where you created it: you are still signed in there. Create another.',
        ended: 'Continue where you are signed in, or enter a code from there.',
        unknown: 'Copy it again exactly as it was shown, to the last letter.',
      },
    },
  },
  {
    title: (app) => (app === null ? '你是在 App 裡開啟的' : `你是在${app}裡開啟的`),
    limits: '在這裡，頁面關掉後收不到通知，沒有網路時頁面也可能打不開。',
    first: '請先用你自己的瀏覽器開啟。只是開啟連結，不會把它用掉。',
    open: { safari: '用 Safari 開啟', browser: '用你的瀏覽器開啟' },
    orMenu: '如果按了沒有反應：',
    menu: {
      line: '點「⋮」或分享圖示，再選「以預設瀏覽器開啟」。',
      wechat: '點右上角的「⋯」，再選「在瀏覽器中開啟」或「在 Safari 中開啟」。',
      meta: (browser) => `點角落的「⋯」或「⋮」，再選「在外部瀏覽器開啟」或「用 ${browser} 開啟」。`,
      other: (browser) => `點「⋯」、「⋮」或分享圖示，再選「在瀏覽器中開啟」或「用 ${browser} 開啟」。`,
    },
    orCopy: '也可以複製連結，貼到你的瀏覽器：',
    copyOnly: '複製連結，在另一個瀏覽器開啟：',
    link: '連結',
    copy: '複製連結',
    copied: '已複製',
    joinHere: '仍要在這裡加入',
    strip: {
      told: (app) => (app === null ? '在 App 裡收不到通知。' : `在${app}裡收不到通知。`),
      do: '改用你的瀏覽器',
    },
    move: {
      title: '改用你自己的瀏覽器',
      lead: '用連結過去，身分和席位都不變。連結只能用一次，十分鐘內有效；之後這個瀏覽器會登出。',
      make: '建立連結',
      another: '再建立一個連結',
      left: '只能用一次，有效時間還有',
      secret: '開啟它的人可以用你的身分操作：請勿傳給任何人。',
      unsent: (n) => `還有 ${n} 次點按沒有送出。請先回去等它送出，否則會留在這個瀏覽器裡。`,
      back: '返回',
      settings: '用連結移過去',
      settingsLead: '也可以完全離開這個瀏覽器：用連結在那裡登入，這裡就會登出。',
      moved: {
        title: '你已改用另一個瀏覽器',
        text: '這裡已登出，請關閉這一頁。',
        unsent: (n) => `在這裡按的 ${n} 次點按一直沒有送出，請告訴遠端工程師內容。`,
      },
    },
    goOn: {
      title: (name) => (name === '' ? '在這個瀏覽器繼續' : `以「${name}」的身分在這個瀏覽器繼續`),
      lead: '你的席位不變。你原本使用的瀏覽器會登出。',
      do: (name) => (name === '' ? '在這裡繼續' : `以「${name}」的身分繼續`),
      instead: (name) =>
        `你在這裡目前以「${name}」登入，繼續的話會登出那個身分，並刪除這個瀏覽器裡它的資料。`,
      here: '仍要在這裡繼續',
      over: {
        used: '這個連結已經用過了',
        expired: '這個連結已過期',
        ended: '這個連結已經不能用了',
        unknown: '這裡不認得這個連結',
      },
      why: {
        used: '連結只能用一次，已經有瀏覽器用它登入了。',
        expired: '它只在十分鐘內有效，現在已經超過了。',
        ended: '建立連結的那個瀏覽器已經登出。',
        unknown: '連結不完整，或不屬於這台伺服器。',
      },
      now: {
        used: '是你用的嗎？請在那個瀏覽器繼續。不是你的話，請立刻告訴遠端工程師，並索取新的邀請。',
        expired: '請回到建立連結的地方，你在那裡仍是登入的，再建立一個。',
        ended: '請在已登入的地方繼續，或輸入那裡的代碼。',
        unknown: '請照畫面上的樣子，一字不漏地再複製一次。',
      },
    },
  },
)

/** What to tap in the app's own menu to get out of it. */
export function menuSteps(menu: MenuWords, app: InApp, system: System): string {
  const browser = system === 'ios' ? 'Safari' : 'Chrome'
  switch (app) {
    case 'line':
      return menu.line
    case 'wechat':
    case 'wecom':
      return menu.wechat
    case 'facebook':
    case 'messenger':
    case 'instagram':
    case 'threads':
      return menu.meta(browser)
    default:
      return menu.other(browser)
  }
}
