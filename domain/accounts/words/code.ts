import { bilingual } from '../../messages/lang.ts'

/** Coming in by a six-digit code. */
export const codeWords = bilingual(
  {
    title: 'Enter your code',
    lead: 'Where you are signed in, open Settings (your name, at the top) and create a code. Or ask the upgrader for one. It works for ten minutes.',
    label: 'Six digits',
    do: 'Sign in here',
    wrong:
      'This code does not work: mistyped, used, or older than ten minutes. Create a new one where you are signed in.',
    tooMany: 'Too many tries from here. Wait ten minutes, then create a new code.',
  },
  {
    title: '輸入代碼',
    lead: '請在已登入的裝置上開啟「設定」（畫面上方你的姓名），取得代碼；也可以請遠端工程師給你一組。代碼十分鐘內有效。',
    label: '六位數字',
    do: '在這裡登入',
    wrong: '代碼無效：輸入有誤、已經用過，或超過十分鐘。請在已登入的裝置上重新取得。',
    tooMany: '嘗試次數過多。請等十分鐘，再取得新的代碼。',
  },
)
