import { names } from '../../domain/messages/names.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { clockLook, conditionLook, requestLook, statusLook, stepLook } from '../desk/looks.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Duration } from '../time/elapsed.tsx'
import { SideClock } from '../time/side-clock.tsx'
import { Badge, type Mark, StateMark, type Tone } from '../ui/marks.tsx'
import { Sticker } from '../ui/sticker.tsx'
import { SAMPLE_NOW } from './sample.ts'
import type { PartProps } from './ui-page.tsx'

const zones = { siteZone: 'Asia/Taipei', homeZone: 'America/New_York' }
/** Later than midnight in Taipei, earlier in Massachusetts. */
const EVENING = SAMPLE_NOW + 12 * 3_600_000

export function Faces({ lang }: PartProps) {
  const words = uiPage[lang].faces
  return (
    <dl className="looks-faces">
      <dt>{words.words}</dt>
      <dd>
        <p className="looks-face-2xl">{words.wordsSample}</p>
        <p className="looks-face-xl">{words.wordsSample}</p>
        <p className="looks-face-base">{words.small}</p>
        <p className="looks-face-xs">{words.small}</p>
      </dd>
      <dt>{words.figures}</dt>
      <dd className="looks-figures">
        <p className="looks-face-glance">
          <Duration minutes={134} lang={lang} />
        </p>
        <p className="looks-face-2xl">0123456789 −04:00 +08:00</p>
      </dd>
      <dt>{words.typed}</dt>
      <dd>
        <pre translate="no">{'umount /mnt/var /mnt/usr /mnt\nlilo -r /mnt && shutdown -r now'}</pre>
      </dd>
      <dt>{words.alike}</dt>
      <dd className="looks-alike" translate="no">
        <span className="looks-figures">5S 8B 6G 2Z rn m</span>
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
      <ul className="looks-hues">
        {said.map(([hue, means]) => (
          <li
            key={hue}
            style={
              {
                '--hue': `var(--${hue})`,
                '--hue-soft': `var(--${hue}-soft, transparent)`,
              } as object
            }
          >
            <span className="looks-swatch" aria-hidden="true" />
            <span className="looks-hue-words">
              <strong>{means}</strong>
              <code translate="no">{hue}</code>
            </span>
          </li>
        ))}
      </ul>
      <ul className="looks-grounds">
        {grounds.map((ground) => (
          <li key={ground} style={{ '--hue': `var(--${ground})` } as object}>
            <span className="looks-swatch" aria-hidden="true" />
            <code translate="no">{ground}</code>
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
    <dl className="looks-marks">
      {groups.map(([kind, looks]) => (
        <div key={kind}>
          <dt>{words[kind]}</dt>
          <dd>
            {Object.entries(looks).map(([state, look]) => (
              <Badge key={state} {...look}>
                {(called[kind] as Record<string, string>)[state]}
              </Badge>
            ))}
          </dd>
        </div>
      ))}
      <div>
        <dt>
          {uiPage[lang].sides.site} · {uiPage[lang].sides.home}
        </dt>
        <dd>
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
    </dl>
  )
}

export function Times({ lang }: PartProps) {
  const { sides } = uiPage[lang]
  return (
    <div className="looks-times">
      <div className="looks-row">
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
