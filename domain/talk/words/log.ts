import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { TalkEvents } from '../rules.ts'

export const talkLines = bilingual<Lines<TalkEvents>>(
  {
    'talk.said': ({ text }) => text,
  },
  {
    'talk.said': ({ text }) => text,
  },
)
