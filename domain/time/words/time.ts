import { bilingual } from '../../messages/lang.ts'

// Written out here because engines disagree on these words ("Sept", "Sep", "9月 12日"): a time must read the same on
// the phone, on the desk and in the server's page.
export const timeWords = bilingual(
  {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    weekdaysLong: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    date: (month: number, day: number) => `${day} ${enMonths[month - 1]}`,
    dateLong: (month: number, day: number) => `${day} ${enMonthsLong[month - 1]}`,
    withYear: (date: string, year: number) => `${date} ${year}`,
    half: (afternoon: boolean, time: string) => `${time} ${afternoon ? 'PM' : 'AM'}`,
    site: 'On site',
    home: 'At home',
    shift: (days: number) =>
      `${Math.abs(days) === 1 ? 'one day' : `${Math.abs(days)} days`} ${days > 0 ? 'later' : 'earlier'} on the calendar`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    justNow: 'just now',
    seconds: (n: number) => `${n} s`,
    secondsAgo: (n: number) => `${n} s ago`,
    ago: (duration: string) => `${duration} ago`,
    daysAgo: (n: number) => `${n} days ago`,
    in: (duration: string) => `in ${duration}`,
    inDays: (n: number) => `in ${n} days`,
    comma: ', ',
    colon: ': ',
  },
  {
    weekdays: ['週一', '週二', '週三', '週四', '週五', '週六', '週日'],
    weekdaysLong: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
    date: (month, day) => `${month}月${day}日`,
    dateLong: (month, day) => `${month}月${day}日`,
    withYear: (date, year) => `${year}年${date}`,
    half: (afternoon, time) => `${afternoon ? '下午' : '上午'} ${time}`,
    site: '現場',
    home: '遠端',
    shift: (days) => `日期${days > 0 ? '晚' : '早'} ${Math.abs(days)} 天`,
    minutes: (n) => `${n} 分`,
    hours: (n) => `${n} 小時`,
    justNow: '剛剛',
    seconds: (n) => `${n} 秒`,
    secondsAgo: (n) => `${n} 秒前`,
    ago: (duration) => `${duration}前`,
    daysAgo: (n) => `${n} 天前`,
    in: (duration) => `${duration}後`,
    inDays: (n) => `${n} 天後`,
    comma: '，',
    colon: '：',
  },
)

const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const enMonthsLong = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
