import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { BeatRefusals } from '../rules.ts'

export const beatRefusals = bilingual<Says<BeatRefusals>>(
  {
    'other-machine': ({ machine, yours }) =>
      `This token speaks for ${yours} only, not for ${machine}. Give ${machine} a boot line of its own.`,
  },
  {
    'other-machine': ({ machine, yours }) =>
      `這個權杖只能替 ${yours} 回報，不能替 ${machine}。請另外給 ${machine} 一行開機回報。`,
  },
)
