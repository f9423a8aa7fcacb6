import { bilingual } from './lang.ts'

/** Words around every screen. */
export const shell = bilingual(
  {
    farhand: 'Farhand',
    tagline: 'Run an upgrade with hands half a world away.',
    skip: 'Skip to the content',
    upgrades: 'Your upgrades',
    me: 'You',
    otherLanguage: '中文',
    otherLanguageLabel: '改用中文',
    toLight: 'Light',
    toDark: 'Dark',
    close: 'Close',
    add: 'Add',
    back: 'Back to the upgrades',
    loading: 'Still loading: this is taking longer than usual',
    notFound: {
      title: 'Page not found',
      lead: 'The page does not exist, or you have no seat in that upgrade.',
      now: 'If somebody invited you, open the link they sent again. If you were removed, ask them for a new one.',
    },
    error: {
      title: 'This page failed',
      lead: 'Nothing that was stored is lost: everything acknowledged is on disk.',
      now: 'Try again. If it keeps failing, the server’s output says why.',
      again: 'Try again',
    },
  },
  {
    farhand: 'Farhand',
    tagline: '人手在地球另一端，也能完成升級。',
    skip: '跳到主要內容',
    upgrades: '升級作業',
    me: '我的帳號',
    otherLanguage: 'English',
    otherLanguageLabel: 'Switch to English',
    toLight: '淺色',
    toDark: '深色',
    close: '關閉',
    add: '新增',
    back: '回到升級清單',
    loading: '還在讀取，比平常久',
    notFound: {
      title: '找不到這個頁面',
      lead: '這個頁面不存在，或你在那次升級中沒有席位。',
      now: '如果有人邀請你，請再開啟一次收到的連結。若你已被移除，請索取新的連結。',
    },
    error: {
      title: '這個頁面出錯了',
      lead: '已儲存的資料不會遺失：回報「已儲存」的都已寫入磁碟。',
      now: '請再試一次；若仍如此，原因會在伺服器的輸出中。',
      again: '再試一次',
    },
  },
)
