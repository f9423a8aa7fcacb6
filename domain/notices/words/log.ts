import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { NoticeEvents } from '../rules.ts'
import { triedLine } from './tried.ts'

export const noticeLines = bilingual<Lines<NoticeEvents>>(
  {
    'notice.tried': ({ person, ...t }, n) => triedLine(t, person === null ? '' : n.person(person), 'en'),
  },
  {
    'notice.tried': ({ person, ...t }, n) => triedLine(t, person === null ? '' : n.person(person), 'zh-TW'),
  },
)
