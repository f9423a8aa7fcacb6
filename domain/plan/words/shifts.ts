import { bilingual, type Lang } from '../../messages/lang.ts'
import type { ShiftFault, Which } from '../../plan-edit/shift-text.ts'
import { formatOffset } from '../../time/format.ts'

/** Words for shifts by date, beside the weekly hours of the plan. */
export const shiftWords = bilingual(
  {
    title: 'Shifts by date',
    lead: 'Once, beside the weekly hours. No break and no day off cuts into them.',
    none: 'None yet.',
    add: 'Add a shift by date',
    nobody: 'Add a sentinel first: a shift is somebody’s.',
    date: 'Starts on',
    from: 'From',
    to: 'Until',
    zone: 'By the clock of',
    zoneHint: 'A time zone by its place, such as Asia/Taipei.',
    nextDay: (day: string) => `On the next day: ${day}.`,
    beginsAt: 'Starts',
    endsAt: 'Ends',
    lasts: (length: string) => `${length} on site`,
    agreed: (zone: string) => `agreed by the clock of ${zone}`,
    set: 'Add the shift',
    change: 'Change the shift',
    edit: 'Edit',
    remove: 'Remove',
    of: (name: string, day: string) => `Shift of ${name} on ${day}`,
    hints: {
      past: 'It is over: no step to come has hands by it.',
      outside: 'It lies outside the change window.',
    },
    faults: {
      date: 'Choose a day from 1970 to 2199.',
      clock: 'Write a time of 24 hours, such as 22:00.',
      zone: 'This is no time zone. Name its place, such as Asia/Taipei or New York.',
      gap: (clock: string, from: string, to: string) =>
        `${clock} doesn’t exist there that night: clocks go from ${from} straight to ${to}. Choose a time before or after.`,
      twice: (clock: string) => `${clock} comes twice there that night: clocks go back. Say which.`,
      order: 'It must end after it starts.',
    },
    which: {
      earlier: (offset: string) => `the first, at ${offset}`,
      later: (offset: string) => `the second, at ${offset}`,
    } satisfies Record<Which, unknown>,
  },
  {
    title: '指定日期的到場',
    lead: '只有這一次，與每週時段並存，不受休息與休假影響。',
    none: '還沒有。',
    add: '新增指定日期的到場',
    nobody: '請先新增現場人員，到場要屬於某個人。',
    date: '開始日期',
    from: '從',
    to: '到',
    zone: '依哪裡的時鐘',
    zoneHint: '用地名表示的時區，例如 Asia/Taipei。',
    nextDay: (day) => `到隔天：${day}。`,
    beginsAt: '開始',
    endsAt: '結束',
    lasts: (length) => `在場 ${length}`,
    agreed: (zone) => `依 ${zone} 的時鐘約定`,
    set: '新增這次到場',
    change: '修改這次到場',
    edit: '編輯',
    remove: '移除',
    of: (name, day) => `${name}在 ${day} 的到場`,
    hints: {
      past: '這次到場已經過去，之後的步驟用不到。',
      outside: '這次到場不在維護時段內。',
    },
    faults: {
      date: '請選擇 1970 到 2199 年之間的日期。',
      clock: '請用 24 小時制填寫，例如 22:00。',
      zone: '這不是時區。請填地名，例如 Asia/Taipei 或 New York。',
      gap: (clock, from, to) =>
        `當晚那裡沒有 ${clock}：時鐘從 ${from} 直接撥到 ${to}。請選之前或之後的時間。`,
      twice: (clock) => `當晚那裡的時鐘往回撥，${clock} 會出現兩次。請選是哪一次。`,
      order: '結束必須晚於開始。',
    },
    which: {
      earlier: (offset) => `第一次，${offset}`,
      later: (offset) => `第二次，${offset}`,
    },
  },
)

/** What is wrong with a field of a shift, in one sentence. */
export function sayShiftFault(fault: ShiftFault, lang: Lang): string {
  const { faults } = shiftWords[lang]
  const clock = (local: string) => local.slice(11)
  switch (fault.fault) {
    case 'gap':
      return faults.gap(clock(fault.local), clock(fault.jumpsFrom), clock(fault.jumpsTo))
    case 'twice':
      return faults.twice(clock(fault.local))
    default:
      return faults[fault.fault]
  }
}

/** Which of two readings, by its offset. */
export function sayWhich(which: Which, offset: number, lang: Lang): string {
  return shiftWords[lang].which[which](formatOffset(offset))
}
