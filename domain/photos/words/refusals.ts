import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { PhotoRefusals } from '../rules.ts'

export const photoRefusals = bilingual<Says<PhotoRefusals>>(
  {
    'photos-forbidden': () => 'This site allows no photos. Say in words what you see.',
    'too-many-photos': ({ of, most }) =>
      of === 'upgrade'
        ? `This upgrade has its ${most} photos already. Say in words what you see.`
        : `There are ${most} photos here already, which is the most. Say in words what you see.`,
    'not-a-picture': ({ why }) =>
      ({
        heic: 'This server can’t read HEIC photos. On the iPhone choose Settings, Camera, Formats, Most Compatible, and take it again.',
        unknown:
          'This file is not a photo that can be read here. Take it again with the camera: JPEG, PNG or WebP.',
        'too-large': 'This photo is too large. Take it again at a smaller size.',
        broken: 'This photo arrived damaged. Take it again.',
      })[why],
  },
  {
    'photos-forbidden': () => '這個現場不允許拍照。請用文字說明你看到的。',
    'too-many-photos': ({ of, most }) =>
      of === 'upgrade'
        ? `這次升級已有 ${most} 張照片，不能再多。請用文字說明你看到的。`
        : `這裡已有 ${most} 張照片，不能再多。請用文字說明你看到的。`,
    'not-a-picture': ({ why }) =>
      ({
        heic: '這台伺服器讀不了 HEIC 照片。請在 iPhone 選擇「設定」、「相機」、「格式」、「最相容」，再拍一次。',
        unknown: '這個檔案不是這裡讀得了的照片。請用相機再拍一次（JPEG、PNG 或 WebP）。',
        'too-large': '這張照片太大。請調小尺寸再拍一次。',
        broken: '這張照片收到時已損毀。請再拍一次。',
      })[why],
  },
)
