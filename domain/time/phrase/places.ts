import { parseZone } from '../zone.ts'

// What people write for a place and no zone is called after. Countries only where they keep one clock.
const wellKnown: Record<string, string> = {
  'taiwan|taipei|台灣|台北|台中|台南|高雄|新竹|taichung|tainan|kaohsiung|hsinchu': 'Asia/Taipei',
  'massachusetts|boston|cambridge|new york|nyc|new jersey|washington dc|philadelphia|atlanta|miami|florida|east coast|eastern time|eastern|et|紐約|波士頓|麻州|麻薩諸塞|華盛頓|美東':
    'America/New_York',
  'chicago|dallas|houston|austin|central time|ct|芝加哥|達拉斯|休士頓|美中': 'America/Chicago',
  'denver|mountain time|mt|丹佛': 'America/Denver',
  'phoenix|arizona|鳳凰城': 'America/Phoenix',
  'los angeles|san francisco|seattle|california|silicon valley|west coast|pacific time|pt|洛杉磯|舊金山|西雅圖|加州|矽谷|美西':
    'America/Los_Angeles',
  'hawaii|夏威夷': 'Pacific/Honolulu',
  'toronto|多倫多': 'America/Toronto',
  'vancouver|溫哥華': 'America/Vancouver',
  'london|england|britain|uk|united kingdom|倫敦|英國': 'Europe/London',
  'dublin|ireland|愛爾蘭': 'Europe/Dublin',
  'paris|france|巴黎|法國': 'Europe/Paris',
  'berlin|germany|munich|frankfurt|柏林|德國': 'Europe/Berlin',
  'amsterdam|netherlands|holland|荷蘭': 'Europe/Amsterdam',
  'zurich|switzerland|geneva|瑞士': 'Europe/Zurich',
  'moscow|莫斯科': 'Europe/Moscow',
  'japan|tokyo|osaka|日本|東京|大阪': 'Asia/Tokyo',
  'korea|seoul|韓國|首爾': 'Asia/Seoul',
  'china|beijing|shanghai|shenzhen|guangzhou|中國|北京|上海|深圳|廣州': 'Asia/Shanghai',
  'hong kong|香港': 'Asia/Hong_Kong',
  'singapore|新加坡': 'Asia/Singapore',
  'philippines|manila|馬尼拉|菲律賓': 'Asia/Manila',
  'india|mumbai|delhi|bangalore|bengaluru|kolkata|calcutta|印度': 'Asia/Kolkata',
  'nepal|kathmandu|katmandu|尼泊爾|加德滿都': 'Asia/Kathmandu',
  'vietnam|hanoi|saigon|ho chi minh city|越南': 'Asia/Ho_Chi_Minh',
  'thailand|bangkok|泰國|曼谷': 'Asia/Bangkok',
  'dubai|uae|杜拜': 'Asia/Dubai',
  'israel|tel aviv|jerusalem|以色列': 'Asia/Jerusalem',
  'sydney|melbourne|canberra|雪梨|墨爾本': 'Australia/Sydney',
  'perth|伯斯': 'Australia/Perth',
  'new zealand|auckland|wellington|紐西蘭|奧克蘭': 'Pacific/Auckland',
  'samoa|apia|薩摩亞': 'Pacific/Apia',
  'lord howe|lord howe island': 'Australia/Lord_Howe',
  'morocco|casablanca|摩洛哥': 'Africa/Casablanca',
  'utc|zulu|世界協調時間|格林威治': 'UTC',
}

/** What a zone is called after, as people write it: "new york". '' for zones that no place gave its name to. */
export function cityOf(zone: string): string {
  if (!zone.includes('/') || zone.startsWith('Etc/')) return ''
  return (zone.split('/').at(-1) as string).replaceAll('_', ' ').toLowerCase()
}

let memory: ReadonlyMap<string, string> | null = null

/** Zones by what people call their place: every city that IANA lists, and what is well known beside. Lower case. */
export function knownPlaces(): ReadonlyMap<string, string> {
  if (memory !== null) return memory
  const places = new Map<string, string>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = cityOf(zone)
    if (city !== '' && parseZone(zone).ok) places.set(city, zone)
  }
  for (const [names, zone] of Object.entries(wellKnown))
    for (const name of names.split('|')) places.set(name, zone)
  memory = places
  return places
}
