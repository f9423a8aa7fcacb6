import { bilingual } from '../../messages/lang.ts'

/** What is said when time zone data has changed since something was planned. */
export const tzData = bilingual(
  {
    which: {
      start: 'the start',
      'window-from': 'the start of the window',
      'window-to': 'the end of the window',
      step: (title: string) => `the fixed start of “${title}”`,
      'shift-from': (name: string) => `the start of a shift of ${name}`,
      'shift-to': (name: string) => `the end of a shift of ${name}`,
    },
    movedTitle: 'Time zone data has changed since this was planned',
    moved: (which: string, clock: string, place: string) =>
      `Under the new data, ${clock} in ${place} is a different moment. Nothing was moved: ${which} is still at the planned moment.`,
    gone: (which: string, clock: string, place: string) =>
      `Under the new data, ${clock} in ${place} no longer exists. Nothing was moved: ${which} is still at the planned moment.`,
    planned: 'As planned',
    today: 'That clock time now',
    keepMoment: 'Keep the moment',
    keepClock: (clock: string) => `Move it to ${clock}`,
  },
  {
    which: {
      start: '開始時間',
      'window-from': '維護時段的開始',
      'window-to': '維護時段的結束',
      step: (title) => `步驟「${title}」的固定開始時間`,
      'shift-from': (name) => `${name}某次到場的開始時間`,
      'shift-to': (name) => `${name}某次到場的結束時間`,
    },
    movedTitle: '訂下計畫之後，時區資料有了變動',
    moved: (which, clock, place) =>
      `依新資料，${place}的 ${clock} 是另一個時刻。系統沒有更動任何時間：${which}仍是原先訂下的那一刻。`,
    gone: (which, clock, place) =>
      `依新資料，${place}的 ${clock} 已不存在。系統沒有更動任何時間：${which}仍是原先訂下的那一刻。`,
    planned: '原訂',
    today: '那個鐘面時間現在是',
    keepMoment: '維持原來的時刻',
    keepClock: (clock) => `改到 ${clock}`,
  },
)
