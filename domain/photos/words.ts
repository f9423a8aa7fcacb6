import { bilingual } from '../messages/lang.ts'

/** Words about photos, on the phone and on the desk. */
export interface PhotoWords {
  title: string
  /** The button that opens the camera; again, once there are some. */
  take: string
  another: string
  takeBox: string
  /** On the desk, where there may be no camera. */
  add: string
  addBox: string
  send: string
  /** How a picture is called aloud: its number, and who took it. */
  alt: (n: number, by: string) => string
  altBox: (sticker: string) => string
  forbidden: string
  preparing: string
  state: { queued: string; offline: string; notKept: string; sending: string; refused: string }
  trying: (why: string) => string
  again: string
  drop: string
  /** In the large view. */
  view: (by: string) => string
  takenAt: string
  by: string
  size: string
  pixels: (width: number, height: number) => string
  fingerprint: string
  compare: string
  whole: string
  gone: string
  tooLarge: string
  noLine: string
}

export const photoWords = bilingual<PhotoWords>(
  {
    title: 'Photos',
    take: 'Take a photo',
    another: 'Another photo',
    takeBox: 'Photograph the box',
    add: 'Add a photo',
    addBox: 'Picture',
    send: 'Send the photo',
    alt: (n, by) => `Photo ${n}, by ${by}`,
    altBox: (sticker) => `What ${sticker} looks like`,
    forbidden: 'No photos at this site. Say in words what you see.',
    preparing: 'Resizing …',
    state: {
      queued: 'Waiting',
      offline: 'On this phone. Sent when the network is back.',
      notKept: 'Only on this page: leave it open until it is sent.',
      sending: 'Sending …',
      refused: 'Not accepted',
    },
    trying: (why) => `Trying again by itself. ${why}`,
    again: 'Try again',
    drop: 'Discard',
    view: (by) => `Photo by ${by}`,
    takenAt: 'Taken',
    by: 'By',
    size: 'Size',
    pixels: (width, height) => `${width} × ${height}`,
    fingerprint: 'Fingerprint (SHA-256)',
    compare: 'What it should look like',
    whole: 'Open full size',
    gone: 'This photo can’t be shown: no network, or it was erased.',
    noLine: 'Not sent: no connection to the server. Choose the photo again in a moment.',
    tooLarge: 'This photo is too large to send. Take it again at a smaller size.',
  },
  {
    title: '照片',
    take: '拍照',
    another: '再拍一張',
    takeBox: '拍這台機器',
    add: '加照片',
    addBox: '機器照片',
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
    view: (by) => `${by}拍的照片`,
    takenAt: '拍攝時間',
    by: '拍攝者',
    size: '大小',
    pixels: (width, height) => `${width} × ${height}`,
    fingerprint: '指紋（SHA-256）',
    compare: '應該看到的',
    whole: '開啟大圖',
    gone: '這張照片無法顯示：沒有網路，或已刪除。',
    noLine: '沒有送出：連不到伺服器。請稍後再選一次這張照片。',
    tooLarge: '這張照片太大，送不出去。請調小尺寸再拍一次。',
  },
)
