import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { PhotoEvents } from '../rules.ts'

export const photoLines = bilingual<Lines<PhotoEvents>>(
  {
    'photo.added': ({ about }, n) =>
      about.kind === 'request'
        ? `took a photo for “${n.request(about.id)}”`
        : `took a photo of ${about.kind === 'step' ? n.step(about.id) : n.machine(about.id)}`,
  },
  {
    'photo.added': ({ about }, n) =>
      about.kind === 'request'
        ? `為「${n.request(about.id)}」拍了照片`
        : `拍了照片：${about.kind === 'step' ? n.step(about.id) : n.machine(about.id)}`,
  },
)
