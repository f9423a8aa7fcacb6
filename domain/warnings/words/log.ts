import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { WarningEvents } from '../rules.ts'

export const warningLines = bilingual<Lines<WarningEvents>>(
  {
    'warning.given': ({ kind, about }, n) =>
      ({
        'hands-leave': `warned: nobody is on site from ${n.time(about)} on`,
        'low-window': `warned: the upgrader’s circadian low starts at ${n.time(about)}`,
        'turn-back': `warned: the last moment to turn back is ${n.time(about)}`,
      })[kind],
    'warning.lifted': ({ kind, about }, n) =>
      kind === 'turn-back'
        ? `corrected: the last moment to turn back is no longer ${n.time(about)}`
        : `lifted the warning about ${n.time(about)}`,
  },
  {
    'warning.given': ({ kind, about }, n) =>
      ({
        'hands-leave': `提醒：${n.time(about)} 起現場沒有人`,
        'low-window': `提醒：遠端工程師的生理低潮從 ${n.time(about)} 開始`,
        'turn-back': `提醒：最晚回頭時間是 ${n.time(about)}`,
      })[kind],
    'warning.lifted': ({ kind, about }, n) =>
      kind === 'turn-back'
        ? `更新：最晚回頭時間不再是 ${n.time(about)}`
        : `先前關於 ${n.time(about)} 的提醒已不適用`,
  },
)
