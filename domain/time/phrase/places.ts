import { parseZone } from '../zone.ts'

// What people write for a place and no zone is called after. Countries only where they keep one clock.
const wellKnown: Record<string, string> = {
  'taiwan|taipei|tpe|tw|台灣|中原|台北|台中|台南|高雄|新竹|taichung|tainan|kaohsiung|hsinchu': 'Asia/Taipei',
  'massachusetts|boston|new york|ny|nyc|new jersey|washington dc|philadelphia|atlanta|miami|florida|us east coast|east coast|us eastern|maine|connecticut|virginia|maryland|ohio|pennsylvania|north carolina|eastern us|us eastern time|eastern time|eastern|et|bos|jfk|紐約|波士頓|麻州|麻薩諸塞|華盛頓|美東|美國東部|美國東岸|東部':
    'America/New_York',
  'chicago|illinois|texas|minnesota|wisconsin|missouri|dallas|houston|austin|us central|central us|us central time|central time|central|ct|芝加哥|達拉斯|休士頓|美中|美國中部':
    'America/Chicago',
  'denver|colorado|utah|us mountain|mountain time|mountain|mt|丹佛': 'America/Denver',
  'phoenix|arizona|鳳凰城': 'America/Phoenix',
  'los angeles|san francisco|seattle|california|oregon|silicon valley|us west coast|west coast|us pacific|us pacific time|pacific time|pacific|pt|sfo|lax|洛杉磯|舊金山|西雅圖|加州|矽谷|美西|美國西部|美國西岸|太平洋':
    'America/Los_Angeles',
  'atlantic time': 'America/Halifax',
  'alaska time|alaska': 'America/Anchorage',
  'central european time': 'Europe/Paris',
  'eastern european time': 'Europe/Athens',
  'western european time': 'Europe/Lisbon',
  'hawaii|夏威夷': 'Pacific/Honolulu',
  'toronto|多倫多': 'America/Toronto',
  'vancouver|溫哥華': 'America/Vancouver',
  'london|england|britain|uk|united kingdom|lhr|倫敦|英國': 'Europe/London',
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
  'kyiv|kiev|ukraine|基輔|烏克蘭': 'Europe/Kyiv',
  'warsaw|poland|華沙|波蘭': 'Europe/Warsaw',
  'madrid|spain|馬德里|西班牙': 'Europe/Madrid',
  'rome|italy|milan|羅馬|義大利': 'Europe/Rome',
  'jakarta|雅加達': 'Asia/Jakarta',
  'kuala lumpur|malaysia|吉隆坡|馬來西亞': 'Asia/Kuala_Lumpur',
  'yangon|rangoon|仰光': 'Asia/Yangon',
  'brisbane|布里斯本': 'Australia/Brisbane',
  'easter island|復活節島': 'Pacific/Easter',
  'christmas island|聖誕島': 'Indian/Christmas',
  'wake island': 'Pacific/Wake',
  'utc|zulu|世界協調|世界標準|協調世界|國際標準|世界協調時|世界標準時|協調世界時|國際標準時|世界協調時間|世界標準時間|協調世界時間|國際標準時間|格林威治|格林威治標準|格林威治標準時間':
    'UTC',
}

// Names that are also words, or of which no one would think first.
const words =
  'easter|christmas|wake|midway|reunion|troll|center|casey|davis|palmer|mawson|resolute|man|currie|truk'

// Places that share a name, the one that most people mean first.
const shared: Record<string, string> = {
  'cambridge|劍橋': 'Europe/London America/New_York',
  birmingham: 'Europe/London America/Chicago',
  manchester: 'Europe/London America/New_York',
  jersey: 'America/New_York Europe/Jersey',
  'portland|波特蘭': 'America/Los_Angeles America/New_York',
  richmond: 'America/New_York America/Los_Angeles America/Vancouver Europe/London',
  georgia: 'America/New_York Asia/Tbilisi',
  'san jose|聖荷西': 'America/Los_Angeles America/Costa_Rica',
  kingston: 'America/Jamaica America/Toronto',
  hyderabad: 'Asia/Kolkata Asia/Karachi',
  newcastle: 'Europe/London Australia/Sydney',
  victoria: 'America/Vancouver Australia/Melbourne',
  springfield: 'America/Chicago America/New_York',
  columbus: 'America/New_York America/Chicago',
  worcester: 'America/New_York Europe/London',
  'st. petersburg|saint petersburg|petersburg': 'Europe/Moscow America/New_York',
  washington: 'America/New_York America/Los_Angeles',
  'kansas|kansas city': 'America/Chicago America/Denver',
}

// The states of the USA, as they stand behind a city: E, C, M, P for the clocks of their greater part.
const states =
  'Z az E ct dc de fl ga in ky ma md me mi nc nh nj ny oh pa ri sc va vt wv C al ar ia il ks la mn mo ms nd ne ok sd tn tx wi M co id mt nm ut wy P ca nv wa'
const clocks: Record<string, string> = {
  Z: 'Phoenix',
  E: 'New_York',
  C: 'Chicago',
  M: 'Denver',
  P: 'Los_Angeles',
}
// Those that are no words, and so need no comma before them.
const plainStates = 'dc fl ga ma mi nc nh nj ny oh va vt al il ks mn nd nm sd tn tx wi ca nv wa'.split(' ')
let zonesOfStates: Map<string, string> | null = null

/** The zone of a state that stands behind a city ("Boston, MA"); null: it is none. Lower case. */
export function zoneOfState(code: string, comma: boolean): string | null {
  if (zonesOfStates === null) {
    zonesOfStates = new Map()
    let zone = ''
    for (const word of states.split(' ')) {
      if (clocks[word] !== undefined) zone = `America/${clocks[word]}`
      else zonesOfStates.set(word, zone)
    }
  }
  // "8 PM Boston, in the morning": these two are words wherever they stand.
  if (code === 'in' || code === 'me' || (!comma && !plainStates.includes(code))) return null
  return zonesOfStates.get(code) ?? null
}

/** Zones of the places that share a name, by the name. Lower case. */
export function sharedPlaces(): [name: string, zones: string[]][] {
  return Object.entries(shared).flatMap(([names, zones]) =>
    names.split('|').map((name): [string, string[]] => [name, zones.split(' ')]),
  )
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
  const ordinary = new Set(words.split('|'))
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = cityOf(zone)
    if (city !== '' && !ordinary.has(city) && parseZone(zone).ok) places.set(city, zone)
  }
  for (const [names, zone] of Object.entries(wellKnown))
    for (const name of names.split('|')) places.set(name, zone)
  memory = places
  return places
}
