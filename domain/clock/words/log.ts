import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import { formatDuration } from '../../time/format.ts'
import type { ClockEvents } from '../rules.ts'

export const clockLines = bilingual<Lines<ClockEvents>>(
  {
    'clock.set': ({ clock }, n) =>
      clock.kind === 'wall'
        ? 'set the upgrade to the real clock'
        : `set the upgrade’s clock to ${n.time(clock.at)}, ${clock.rate === 0 ? 'paused' : clock.rate === 1 ? 'at real speed' : `${clock.rate} times real speed (${formatDuration(clock.rate, 'en')} a minute)`}`,
    'clock.declared': ({ at, was }, n) => `put the clock right: it is ${n.time(at)}; it read ${n.time(was)}`,
  },
  {
    'clock.set': ({ clock }, n) =>
      clock.kind === 'wall'
        ? '改用真實時鐘'
        : `把這次升級的時鐘設為 ${n.time(clock.at)}，${clock.rate === 0 ? '停住不走' : clock.rate === 1 ? '以真實速度走' : `以真實速度的 ${clock.rate} 倍走（每分鐘走 ${formatDuration(clock.rate, 'zh-TW')}）`}`,
    'clock.declared': ({ at, was }, n) => `校正時鐘：現在是 ${n.time(at)}，原本顯示 ${n.time(was)}`,
  },
)
