import { bilingual } from '../../messages/lang.ts'

/** How the phone’s page is kept up: by the link, or by what this browser keeps of it. */
export const phoneLine = bilingual(
  {
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Offline',
    gone: 'Signed out',
    lastHeard: 'last heard',
    damaged: 'Log damaged',
    /** The page was opened without the server; then comes when it was true. */
    keptPage: 'Offline: this is what this phone last saw. It updates by itself when the network is back.',
    asOf: 'Last up to date',
    /** The browser threw away what was kept here. */
    wiped: ({ taps, photos }: { taps: number; photos: number }) =>
      taps + photos === 0
        ? 'This browser deleted what it had saved of this page. Nothing unsent was among it. It is being saved again.'
        : `This browser deleted what it had saved of this page, with ${counted(taps, photos)} not sent yet. Check what is asked of you, and do it again here.`,
  },
  {
    live: '已連線',
    connecting: '連線中',
    lost: '沒有連線',
    gone: '已登出',
    lastHeard: '上次收到',
    damaged: '紀錄損壞',
    keptPage: '離線中：這是手機最後看到的內容。網路恢復後會自動更新。',
    asOf: '最後更新',
    wiped: ({ taps, photos }) =>
      taps + photos === 0
        ? '這個瀏覽器刪掉了這一頁存在手機裡的資料。沒有未送出的內容在裡面，正在重新儲存。'
        : `這個瀏覽器刪掉了這一頁存在手機裡的資料，其中有${[taps > 0 ? ` ${taps} 次點按` : '', photos > 0 ? ` ${photos} 張照片` : ''].filter(Boolean).join('、')}還沒送出。請確認現在要你做什麼，並在這裡再按一次。`,
  },
)

function counted(taps: number, photos: number): string {
  const parts = [
    taps === 0 ? '' : `${taps} ${taps === 1 ? 'tap' : 'taps'}`,
    photos === 0 ? '' : `${photos} ${photos === 1 ? 'photo' : 'photos'}`,
  ]
  return parts.filter(Boolean).join(' and ')
}
