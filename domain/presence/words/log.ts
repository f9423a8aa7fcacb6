import { awayText } from '../../hands/words/presets.ts'
import { bilingual } from '../../messages/lang.ts'
import type { Lines } from '../../messages/log-names.ts'
import type { PresenceEvents } from '../rules.ts'

export const presenceLines = bilingual<Lines<PresenceEvents>>(
  {
    'presence.arrived': () => 'is on site',
    // By the clock: as they had answered before.
    'presence.left': ({ person }, n) =>
      n.byClock ? `recorded that ${n.person(person)} has left` : 'has left',
    'presence.away': ({ person, until, ...why }, n) =>
      n.byClock
        ? `recorded ${n.person(person)} as away until ${n.time(until)}${n.because(why.reason)}`
        : `is away until ${n.time(until)}${n.because(awayText(why, 'en'))}`,
    'presence.returned': ({ person }, n) => `noted that ${n.person(person)}’s time away is over`,
    'presence.overdue': ({ person, n: count, backup }, n) =>
      count === 1
        ? `noted that ${n.person(person)} is overdue, and rang`
        : `noted that ${n.person(person)} is still overdue: ${backup === null ? 'nobody else is on site' : `rang ${n.person(backup)}, who is on site`}`,
    'break.asked': ({ person, at, until, label }, n) =>
      until === null
        ? `asked ${n.person(person)}, whose hours end at ${n.time(at)}: leaving, staying or later?`
        : `asked ${n.person(person)} about ${label === '' ? 'the break' : label} at ${n.time(at)}: leaving, staying or later?`,
    'break.answered': ({ at, answer, until }, n) =>
      answer === 'leaving'
        ? `leaves at ${n.time(until ?? at)}`
        : answer === 'later'
          ? `leaves later, at ${n.time(until ?? at)}`
          : until === undefined
            ? 'stays through the break'
            : `stays until ${n.time(until)}`,
    'baton.passed': ({ to }) =>
      to === 'hands' ? 'passed the turn to the sentinel' : 'passed the turn to the upgrader',
  },
  {
    'presence.arrived': () => '到現場了',
    'presence.left': ({ person }, n) => (n.byClock ? `依${n.person(person)}的回答記為已離開` : '離開了'),
    'presence.away': ({ person, until, ...why }, n) => {
      const reason = n.byClock ? why.reason : awayText(why, 'zh-TW')
      return `${n.byClock ? `依${n.person(person)}的回答記為` : ''}暫離，到 ${n.time(until)}${reason === '' ? '' : `（${reason}）`}`
    },
    'presence.returned': ({ person }, n) => `${n.person(person)}的暫離時間結束`,
    'presence.overdue': ({ person, n: count, backup }, n) =>
      count === 1
        ? `${n.person(person)}逾時未回，響鈴通知`
        : `${n.person(person)}仍未回來：${backup === null ? '現場沒有其他人' : `改通知現場的${n.person(backup)}`}`,
    'break.asked': ({ person, at, until, label }, n) =>
      until === null
        ? `詢問${n.person(person)}：排定時間到 ${n.time(at)} 為止，要離開、留下還是晚點走？`
        : `詢問${n.person(person)}：${n.time(at)} 的${label === '' ? '休息' : `「${label}」`}，要離開、留下還是晚點走？`,
    'break.answered': ({ at, answer, until }, n) =>
      answer === 'leaving'
        ? `${n.time(until ?? at)} 離開`
        : answer === 'later'
          ? `晚點離開：${n.time(until ?? at)}`
          : until === undefined
            ? '休息時間留在現場'
            : `留到 ${n.time(until)}`,
    'baton.passed': ({ to }) => (to === 'hands' ? '交由現場動手' : '交由遠端動手'),
  },
)
