import { bilingual } from '../../messages/lang.ts'

/** What the Desk alone says of photos. */
export const deskPhotos = bilingual(
  {
    title: 'Photos',
    /** There may be no camera. */
    add: 'Add a photo',
    addBox: 'Picture',
    /** In the large view. */
    view: (by: string) => `Photo by ${by}`,
    takenAt: 'Taken',
    by: 'By',
    size: 'Size',
    pixels: (width: number, height: number) => `${width} × ${height}`,
    fingerprint: 'Fingerprint (SHA-256)',
    compare: 'What it should look like',
    whole: 'Open full size',
    gone: 'This photo can’t be shown: no network, or it was erased.',
    noLine: 'Not sent: no connection to the server. Choose the photo again in a moment.',
  },
  {
    title: '照片',
    add: '加照片',
    addBox: '機器照片',
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
  },
)
