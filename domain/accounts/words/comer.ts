import { bilingual } from '../../messages/lang.ts'

/** What whoever comes in is asked, and the way on. */
export const comer = bilingual(
  {
    name: 'Your name',
    nameHint: 'Others see it beside everything you say and do.',
    language: 'Language',
    languages: { en: 'English', 'zh-TW': '中文（台灣）' },
    home: 'To the upgrades',
  },
  {
    name: '你的姓名',
    nameHint: '其他人會在你說的話、做的事旁邊看到。',
    language: '語言',
    languages: { en: 'English', 'zh-TW': '中文（台灣）' },
    home: '前往升級清單',
  },
)
