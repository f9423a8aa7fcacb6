import { bilingual } from '../../messages/lang.ts'

/** Words in the place of a notification whose button was tapped, which the worker must have by itself. */
export interface PushTappedWords {
  kept: string
  notKept: string
}

export const pushTapped = bilingual<PushTappedWords>(
  {
    kept: 'Kept on this phone; sent when there is a network.',
    notKept: 'Not sent, and not kept on this phone. Tap here to open the page, and tap there.',
  },
  {
    kept: '已存在手機裡，有網路時會送出。',
    notKept: '沒有送出，手機也存不下來。請點這裡打開頁面，在頁面上再按一次。',
  },
)
