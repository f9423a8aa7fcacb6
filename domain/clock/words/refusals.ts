import { bilingual } from '../../messages/lang.ts'
import type { Says } from '../../messages/log-names.ts'
import type { ClockRefusals } from '../rules.ts'

export const clockRefusals = bilingual<Says<ClockRefusals>>(
  {
    'clock-backwards': () =>
      'The upgrade’s clock can only go forward: the log already holds later events. Choose a later time.',
    'own-clock': () =>
      'This upgrade runs on a clock of its own, which the real time does not touch. Set that clock instead.',
    'unknown-time': ({ at, now }, n) =>
      `The server’s clock, which every upgrade here goes by, reads ${n.time(now)}. Only the owner of the installation may set it to another time${n.when(at, ': ')}.`,
  },
  {
    'clock-backwards': () => '升級作業的時鐘只能往前：紀錄中已有更晚的事件。請選更晚的時間。',
    'own-clock': () => '這次升級用的是自己的時鐘，真實時間不影響它。請改設定那個時鐘。',
    'unknown-time': ({ at, now }, n) =>
      `這裡所有的升級都依伺服器的時鐘，它現在是 ${n.time(now)}。只有這套系統的擁有者能設定成別的時間${n.when(at, '：')}。`,
  },
)
