import { bilingual } from '../../messages/lang.ts'

/** Words about photos that the phone says, and some of them the Desk too. */
export const photoWords = bilingual(
  {
    /** The button that opens the camera; again, once there are some. */
    take: 'Take a photo',
    another: 'Another photo',
    takeBox: 'Photograph the box',
    send: 'Send the photo',
    /** How a picture is called aloud: its number, and who took it. */
    alt: (n: number, by: string) => `Photo ${n}, by ${by}`,
    altBox: (sticker: string) => `What ${sticker} looks like`,
    forbidden: 'No photos at this site. Say in words what you see.',
    preparing: 'Resizing …',
    state: {
      queued: 'Waiting',
      offline: 'On this phone. Sent when the network is back.',
      notKept: 'Only on this page: leave it open until it is sent.',
      sending: 'Sending …',
      refused: 'Not accepted',
    },
    trying: (why: string) => `Trying again by itself. ${why}`,
    again: 'Try again',
    drop: 'Discard',
    tooLarge: 'This photo is too large to send. Take it again at a smaller size.',
  },
  {
    take: '拍照',
    another: '再拍一張',
    takeBox: '拍這台機器',
    send: '送出照片',
    alt: (n, by) => `第 ${n} 張照片，${by}拍的`,
    altBox: (sticker) => `${sticker} 的外觀`,
    forbidden: '這個現場禁止拍照。請用文字說明你看到的。',
    preparing: '正在縮小…',
    state: {
      queued: '等待中',
      offline: '存在這支手機裡，有網路就送出。',
      notKept: '只在這一頁上：送出前請不要關掉。',
      sending: '傳送中…',
      refused: '沒有收下',
    },
    trying: (why) => `會自己再試。${why}`,
    again: '再試一次',
    drop: '捨棄',
    tooLarge: '這張照片太大，送不出去。請調小尺寸再拍一次。',
  },
)
