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

export const abbreviations: Readonly<Record<string, readonly Meaning[]>> = table

const halfYear = 182 * 86_400_000

/** Whether people on a zone's clock, in the year around an instant, write this abbreviation for it. */
export function meansZone(meaning: Meaning, zone: string, around: number): boolean {
  if (!meaning.areas.some((a) => (a.endsWith('/') ? zone.startsWith(a) : zone === a))) return false
  const a = offsetAt(zone, around)
  const b = offsetAt(zone, around + halfYear)
  return Math.min(a, b) === meaning.standard
}
