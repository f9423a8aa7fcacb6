import { bilingual } from '../../messages/lang.ts'

/** What the phone says by itself where there is no network and nothing kept of the page that was asked for. */
export interface OfflineWords {
  title: string
  what: string
  kept: string
  nothing: string
  again: string
}

export const offline = bilingual<OfflineWords>(
  {
    title: 'No network',
    what: 'This page can’t be opened without a network.',
    kept: 'Kept on this phone:',
    nothing: 'Nothing is kept on this phone yet. Open the upgrade once while there is a network.',
    again: 'Try again',
  },
  {
    title: '沒有網路',
    what: '沒有網路，打不開這一頁。',
    kept: '手機裡存有：',
    nothing: '手機裡還沒有存任何內容。請在有網路時先打開升級頁面一次。',
    again: '再試一次',
  },
)
