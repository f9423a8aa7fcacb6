import { bilingual } from '../../messages/lang.ts'

/** Words of an upgrade’s own clock, which can be stopped and hurried. */
export const ownClock = bilingual(
  {
    label: 'This upgrade’s own clock',
    play: 'Play',
    pause: 'Pause',
    real: 'Real speed',
    fast: '×60',
    paused: 'Paused',
    running: (rate: number) => `×${rate}`,
  },
  {
    label: '這次升級的自訂時鐘',
    play: '播放',
    pause: '暫停',
    real: '真實速度',
    fast: '×60',
    paused: '已暫停',
    running: (rate) => `×${rate}`,
  },
)
