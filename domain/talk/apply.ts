import type { Applies } from '../log/capability.ts'
import type { TalkEvents } from './rules.ts'
export const talkApplies: Applies<TalkEvents> = {
  'talk.said': (state) => state,
}
