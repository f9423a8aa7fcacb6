import { offsetAt } from '../zone.ts'

/** One thing that an abbreviation may stand for. Offsets in minutes east of UTC. */
export interface Meaning {
  offset: number
  /** What the clocks there keep when they are not put forward. */
  standard: number
  /** Zones, or the first part of zones, whose people write it so. */
  areas: string[]
  /** The zone to take when no side of the plan is there; null: not meant unless a side is there. */
  example: string | null
  /** So many people write it for this that a side's own meaning doesn't outweigh it. */
  common?: boolean
}

const america = ['America/', 'US/', 'Canada/']
const china = ['Asia/Taipei', 'Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Macau', 'PRC', 'ROC']
const pair = (std: string, dst: string, standard: number, areas: string[], example: string) => ({
  [std]: [{ offset: standard, standard, areas, example }],
  [dst]: [{ offset: standard + 60, standard, areas, example }],
})
const one = (offset: number, zone: string, areas: string[] = [zone]): Meaning[] => [
  { offset, standard: offset, areas, example: zone },
]
const australia: Meaning[] = [{ offset: 600, standard: 600, areas: ['Australia/'], example: null }]

const table: Record<string, Meaning[]> = {
  ...pair('est', 'edt', -300, america, 'America/New_York'),
  ...pair('cst', 'cdt', -360, america, 'America/Chicago'),
  ...pair('mst', 'mdt', -420, america, 'America/Denver'),
  ...pair('pst', 'pdt', -480, america, 'America/Los_Angeles'),
  ...pair('akst', 'akdt', -540, america, 'America/Anchorage'),
  ...pair('ast', 'adt', -240, america, 'America/Halifax'),
  ...pair('nst', 'ndt', -210, ['America/St_Johns', 'Canada/'], 'America/St_Johns'),
  ...pair('wet', 'west', 0, ['Europe/', 'Atlantic/'], 'Europe/Lisbon'),
  ...pair('cet', 'cest', 60, ['Europe/', 'Arctic/', 'Africa/'], 'Europe/Paris'),
  ...pair('eet', 'eest', 120, ['Europe/', 'Asia/', 'Africa/'], 'Europe/Athens'),
  ...pair('aest', 'aedt', 600, ['Australia/'], 'Australia/Sydney'),
  ...pair('acst', 'acdt', 570, ['Australia/'], 'Australia/Adelaide'),
  ...pair('nzst', 'nzdt', 720, ['Pacific/', 'Antarctica/'], 'Pacific/Auckland'),
  // Greenwich's own clocks leave GMT in summer; for everybody else it is UTC.
  gmt: [
    {
      offset: 0,
      standard: 0,
      areas: [
        'Europe/London',
        'Europe/Belfast',
        'GB',
        'Africa/Abidjan',
        'Africa/Accra',
        'Atlantic/Reykjavik',
      ],
      example: 'UTC',
    },
  ],
  hst: one(-600, 'Pacific/Honolulu', ['Pacific/', 'US/']),
  awst: one(480, 'Australia/Perth', ['Australia/']),
  msk: one(180, 'Europe/Moscow', ['Europe/']),
  gst: one(240, 'Asia/Dubai'),
  pkt: one(300, 'Asia/Karachi'),
  npt: one(345, 'Asia/Kathmandu'),
  wib: one(420, 'Asia/Jakarta'),
  ict: one(420, 'Asia/Bangkok', ['Asia/Bangkok', 'Asia/Ho_Chi_Minh', 'Asia/Saigon']),
  hkt: one(480, 'Asia/Hong_Kong'),
  sgt: one(480, 'Asia/Singapore'),
  myt: one(480, 'Asia/Kuala_Lumpur'),
  pht: one(480, 'Asia/Manila'),
  jst: one(540, 'Asia/Tokyo'),
  kst: one(540, 'Asia/Seoul'),
  sast: one(120, 'Africa/Johannesburg'),
  bst: [
    { offset: 60, standard: 0, areas: ['Europe/London', 'Europe/Belfast', 'GB'], example: 'Europe/London' },
    { offset: 360, standard: 360, areas: ['Asia/Dhaka'], example: null },
  ],
  ist: [
    { offset: 330, standard: 330, areas: ['Asia/Kolkata', 'Asia/Calcutta'], example: 'Asia/Kolkata' },
    { offset: 60, standard: 0, areas: ['Europe/Dublin'], example: 'Europe/Dublin' },
    { offset: 120, standard: 120, areas: ['Asia/Jerusalem', 'Asia/Tel_Aviv'], example: 'Asia/Jerusalem' },
  ],
}
table['est']?.push(...australia)
table['cst']?.push(
  { offset: 480, standard: 480, areas: china, example: 'Asia/Shanghai' },
  { offset: -300, standard: -300, areas: ['America/Havana', 'Cuba'], example: null },
  { offset: 570, standard: 570, areas: ['Australia/'], example: null },
)
table['pst']?.push({ offset: 480, standard: 480, areas: ['Asia/Manila'], example: null })
table['ast']?.push({ offset: 180, standard: 180, areas: ['Asia/'], example: null })
table['mst']?.push({ offset: 480, standard: 480, areas: ['Asia/Kuala_Lumpur'], example: null })

const us = table['cst']?.[0]
if (us !== undefined) us.common = true

// Names in full, as Windows and Outlook write them: `name standard time`, and `name daylight time` an hour ahead of it.
const inFull = `eastern -300 New_York|us eastern -300 New_York|central -360 Chicago|mountain -420 Denver|us mountain -420 America/Phoenix|pacific -480 Los_Angeles|alaskan -540 Anchorage|alaska -540 Anchorage|atlantic -240 Halifax|newfoundland -210 St_Johns|hawaiian -600 Pacific/Honolulu|hawaii -600 Pacific/Honolulu|china 480 Asia/Shanghai|taipei 480 Asia/Taipei|taiwan 480 Asia/Taipei|tokyo 540 Asia/Tokyo|japan 540 Asia/Tokyo|korea 540 Asia/Seoul|singapore 480 Asia/Singapore|hong kong 480 Asia/Hong_Kong|philippine 480 Asia/Manila|india 330 Asia/Kolkata|nepal 345 Asia/Kathmandu|pakistan 300 Asia/Karachi|arabian 240 Asia/Dubai|gulf 240 Asia/Dubai|israel 120 Asia/Jerusalem|russian 180 Europe/Moscow|moscow 180 Europe/Moscow|gmt 0 Europe/London|british 0 Europe/London|w. europe 60 Europe/Berlin|central europe 60 Europe/Budapest|central european 60 Europe/Warsaw|romance 60 Europe/Paris|e. europe 120 Europe/Chisinau|eastern european 120 Europe/Athens|fle 120 Europe/Kyiv|gtb 120 Europe/Athens|western european 0 Europe/Lisbon|south africa 120 Africa/Johannesburg|se asia 420 Asia/Bangkok|indochina 420 Asia/Bangkok|w. australia 480 Australia/Perth|australian western 480 Australia/Perth|e. australia 600 Australia/Brisbane|aus eastern 600 Australia/Sydney|australian eastern 600 Australia/Sydney|cen. australia 570 Australia/Adelaide|tasmania 600 Australia/Hobart|new zealand 720 Pacific/Auckland`
for (const line of inFull.split('|')) {
  const [, name, minutes, city] = /^(.*) (-?\d+) (\S+)$/.exec(line) as unknown as [
    string,
    string,
    string,
    string,
  ]
  const zone = city.includes('/') ? city : `America/${city}`
  const areas = city.includes('/') ? [zone] : america
  const standard = Number(minutes)
  table[`${name} standard time`] = [{ offset: standard, standard, areas, example: zone }]
  for (const word of ['daylight', 'summer'])
    table[`${name} ${word} time`] = [{ offset: standard + 60, standard, areas, example: zone }]
}
Object.assign(table, {
  'greenwich mean time': table['gmt'],
  'coordinated universal time': one(0, 'UTC'),
  美東標準時間: table['est'],
  美東夏令時間: table['edt'],
  美東日光節約時間: table['edt'],
  美中標準時間: table['central standard time'],
  美中夏令時間: table['cdt'],
  美西標準時間: table['pacific standard time'],
  美西夏令時間: table['pdt'],
  中國標準時間: table['china standard time'],
  台北標準時間: table['taipei standard time'],
  台灣標準時間: table['taipei standard time'],
  中原標準時間: table['taipei standard time'],
  日本標準時間: table['jst'],
})

/** An abbreviation, or a zone's name in full, as it is written in a sentence. */
export function writtenName(name: string): string {
  return name.includes(' ') ? name.replace(/(^|[ .])[a-z]/g, (c) => c.toUpperCase()) : name.toUpperCase()
}

export const abbreviations: Readonly<Record<string, readonly Meaning[]>> = table

const halfYear = 182 * 86_400_000

/** Whether people on a zone's clock, in the year around an instant, write this abbreviation for it. */
export function meansZone(meaning: Meaning, zone: string, around: number): boolean {
  if (!meaning.areas.some((a) => (a.endsWith('/') ? zone.startsWith(a) : zone === a))) return false
  const a = offsetAt(zone, around)
  const b = offsetAt(zone, around + halfYear)
  return Math.min(a, b) === meaning.standard
}
