import { names } from '../../domain/messages/names.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { clockLook, conditionLook, requestLook, statusLook, stepLook } from '../desk/looks.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { Badge, type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { Sticker } from '../ui/sticker.tsx'
import { looks } from './looks.tsx'
import { SAMPLE_NOW } from './sample.ts'
import type { PartProps } from './ui-page.tsx'

const tones: Tone[] = ['plain', 'now', 'good', 'bad', 'warn', 'site', 'home']
const sizes = ['2xs', 'xs', 'sm', 'md', 'xl'] as const
const marks: Mark[] = [
  'ring',
  'half',
  'check',
  'cross',
  'dash',
  'back',
  'dots',
  'bang',
  'stop',
  'hand',
  'walk',
  'eye',
]
const FACE = 'mb-3 grid gap-1.5'
const zones = { siteZone: 'Asia/Taipei', homeZone: 'America/New_York' }
/** Later than midnight in Taipei, earlier in Massachusetts. */
const EVENING = SAMPLE_NOW + 12 * 3_600_000

export function Faces({ lang }: PartProps) {
  const words = uiPage[lang].faces
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <dt className={looks.label}>{words.words}</dt>
      <dd className={FACE}>
        <p className="text-2xl leading-tight font-heading">{words.wordsSample}</p>
        <p className="text-xl font-heading">{words.wordsSample}</p>
        <p>{words.small}</p>
        <p className="text-xs text-ink-soft">{words.small}</p>
      </dd>
      <dt className={looks.label}>{words.figures}</dt>
      <dd className={`${FACE} font-figures`}>
        <p className="text-glance leading-[1.1] font-bold">
          <Duration minutes={134} lang={lang} />
        </p>
        <p className="text-2xl leading-tight">0123456789 −04:00 +08:00</p>
      </dd>
      <dt className={looks.label}>{words.typed}</dt>
      <dd className={FACE}>
        <pre translate="no">{'umount /mnt/var /mnt/usr /mnt\nlilo -r /mnt && shutdown -r now'}</pre>
      </dd>
      <dt className={looks.label}>{words.alike}</dt>
      <dd className="mb-3 flex flex-wrap gap-x-8 gap-y-1 text-lg" translate="no">
        <span className="font-figures">5S 8B 6G 2Z rn m</span>
        <code>0O 1lI 5S 8B 6G 2Z rn m</code>
      </dd>
    </dl>
  )
}

const grounds = ['ground', 'panel', 'raised', 'sunken', 'line', 'line-strong']

export function Hues({ lang }: PartProps) {
  const words = uiPage[lang].hues
  const said = Object.entries(words)
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,12.5rem),1fr))] gap-3">
        {said.map(([hue, means]) => (
          <li
            key={hue}
            className={looks.hue}
            style={
              {
                '--hue': `var(--${hue})`,
                '--hue-soft': `var(--${hue}-soft, transparent)`,
              } as object
            }
          >
            <span
              className="h-8 w-10 flex-none rounded-sm border-e-16 border-(--hue-soft,transparent) bg-(--hue)"
              aria-hidden="true"
            />
            <span className="grid leading-[1.3]">
              <strong className="font-semibold text-(--hue)">{means}</strong>
              <code className={looks.code} translate="no">
                {hue}
              </code>
            </span>
          </li>
        ))}
      </ul>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,9.5rem),1fr))] gap-x-3 gap-y-2.5">
        {grounds.map((ground) => (
          <li key={ground} className={looks.hue} style={{ '--hue': `var(--${ground})` } as object}>
            <span
              className="h-8 w-10 flex-none rounded-sm border border-line-strong bg-(--hue)"
              aria-hidden="true"
            />
            <code className={looks.code} translate="no">
              {ground}
            </code>
          </li>
        ))}
      </ul>
    </>
  )
}

export function Marks({ lang }: PartProps) {
  const words = uiPage[lang].kinds
  const called = names[lang]
  const groups: [keyof typeof words, Record<string, { mark: Mark; tone: Tone }>][] = [
    ['status', statusLook],
    ['step', stepLook],
    ['request', requestLook],
    ['condition', conditionLook],
  ]
  return (
    <dl className={looks.stack}>
      {groups.map(([kind, of]) => (
        <div key={kind}>
          <dt className={looks.label}>{words[kind]}</dt>
          <dd className={looks.marks}>
            {Object.entries(of).map(([state, look]) => (
              <Badge key={state} {...look}>
                {(called[kind] as Record<string, string>)[state]}
              </Badge>
            ))}
          </dd>
        </div>
      ))}
      <div>
        <dt className={looks.label}>
          {uiPage[lang].sides.site} · {uiPage[lang].sides.home}
        </dt>
        <dd className={looks.marks}>
          <Badge tone="site" mark="hand">
            {called.need.hands}
          </Badge>
          <Badge tone="site">{called.role.sentinel}</Badge>
          <Badge tone="home">{called.role.upgrader}</Badge>
          <Badge>{called.role.observer}</Badge>
          <Sticker>DOLPHIN</Sticker>
          <StateMark mark="bang" tone="warn" label={uiPage[lang].hues.warn} />
        </dd>
      </div>
      <div>
        <dt className={looks.label}>
          <code translate="no">tone</code>
        </dt>
        <dd className={looks.marks}>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone} mark="ring">
              <span translate="no">{tone}</span>
            </Badge>
          ))}
        </dd>
      </div>
      <div>
        <dt className={looks.label}>
          <code translate="no">mark</code>
        </dt>
        <dd className={looks.marks}>
          {marks.map((mark) => (
            <StateMark key={mark} mark={mark} />
          ))}
          {sizes.map((size) => (
            <StateMark key={size} mark="half" tone="now" size={size} />
          ))}
        </dd>
      </div>
    </dl>
  )
}

export function Times({ lang }: PartProps) {
  const { sides } = uiPage[lang]
  return (
    <div className={looks.stack}>
      <div className={looks.row}>
        {(['home', 'site'] as const).map((side) => (
          <div key={side} className={`side-${side} ${clockLook}`}>
            <span>{sides[side]}</span>
            <SideClock
              instant={EVENING}
              zone={side === 'site' ? zones.siteZone : zones.homeZone}
              refZone={side === 'site' ? zones.homeZone : undefined}
              side={side}
              lang={lang}
              size="lg"
              date="year"
              name={sides[side]}
            />
          </div>
        ))}
      </div>
      <p>
        <BothClocks instant={SAMPLE_NOW} {...zones} lang={lang} date />
      </p>
      <p>
        <BothClocks instant={EVENING} {...zones} lang={lang} size="sm" order="home-first" />
      </p>
      <p>
        <BothClocks instant={EVENING} {...zones} lang={lang} size="sm" hour12 />
      </p>
    </div>
  )
}
