import { bilingual } from '../../messages/lang.ts'

/** One’s own account, where it is signed in, and signing out. */
export const meWords = bilingual(
  {
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
  {
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
)
