import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import { names } from '../../messages/names.ts'
import { formatWhile } from '../../time/format.ts'
import type { BeatEvents } from '../rules.ts'

export const beatLines = bilingual<Lines<BeatEvents>>(
  {
    'machine.reported': ({ machine, condition, note }, n) =>
      `reported ${n.machine(machine)} as ${names.en.condition[condition].toLowerCase()}${n.because(note)}`,
    'machine.came-up': ({ machine, gone, note }, n) =>
      `reported that ${n.machine(machine)} is up${gone === null ? '' : ` (dark ${n.second(gone.from)}, back ${n.second(gone.to)}, ${formatWhile(gone.to - gone.from, 'en')})`}${n.because(note)}`,
    'machine.lost': ({ machine, since }, n) =>
      `has not heard from ${n.machine(machine)} since ${n.second(since)}`,
  },
  {
    'machine.reported': ({ machine, condition, note }, n) =>
      `回報 ${n.machine(machine)}：${names['zh-TW'].condition[condition]}${note === '' ? '' : `（${note}）`}`,
    'machine.came-up': ({ machine, gone, note }, n) =>
      `自己回報：${n.machine(machine)} 運作中${gone === null ? '' : `（${n.second(gone.from)} 起無回應，${n.second(gone.to)} 恢復，共 ${formatWhile(gone.to - gone.from, 'zh-TW')}）`}${note === '' ? '' : `（${note}）`}`,
    'machine.lost': ({ machine, since }, n) =>
      `${n.machine(machine)} 無回應：${n.second(since)} 之後沒有消息`,
  },
)
