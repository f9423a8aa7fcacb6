import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { SignEvents } from '../rules.ts'

export const signLines = bilingual<Lines<SignEvents>>(
  {
    'sign.seen': (seen, n) => `looked. ${n.seen(seen)}${n.entered(seen.entered)}`,
  },
  {
    'sign.seen': (seen, n) => `看過了。${n.seen(seen)}${n.entered(seen.entered)}`,
  },
)
