'use client'
import { LIMIT_SOURCES, limitsOf } from '../../domain/plan/limits.ts'
import type { Limits } from '../../domain/plan/plan.ts'
import { limitWords } from '../../domain/plan/words/limits.ts'
import { setHead } from '../../domain/plan-edit/edit.ts'
import { readClocks, readHours, withLimit, writeHours } from '../../domain/plan-edit/limits-text.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Conflict, EditText, type Read } from './edit-field.tsx'
import { buttons, facts, stack } from './looks.ts'
import { usePlan } from './plan-context.tsx'

const inHours = ['awakeAmber', 'awakeRed', 'rest', 'sleep'] as const

/** What a body should not be asked in this upgrade, and where each number comes from. All of it is one value. */
export function LimitsPanel() {
  const { lang } = useDesk()
  const { shown, edit, may } = usePlan()
  const w = limitWords[lang]
  const own = shown.head.limits ?? null
  const set = (value: unknown, saw: unknown) =>
    setHead('limits', value as Limits | null, saw as Limits | null)
  const changed = (change: Partial<Limits>): Read => {
    const next = withLimit(limitsOf(shown.head), change)
    return next.ok ? { ok: true, value: next.limits } : { ok: false, error: w.faults[next.fault] }
  }
  const limits = (value: unknown) => limitsOf({ limits: value as Limits | null })
  const low = (value: unknown) => `${limits(value).low.from}-${limits(value).low.to}`
  const field = { at: '', value: own as unknown, set }
  const sources = [...new Set(Object.values(LIMIT_SOURCES).flat())]
  return (
    <Panel title={w.title} id="limits">
      <div className={stack}>
        <p className="text-sm text-ink-faint">{w.lead}</p>
        <Conflict
          {...field}
          at="head.limits"
          write={(value) => [...inHours.map((key) => writeHours(limits(value)[key])), low(value)].join(' / ')}
        />
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(13rem,100%),1fr))] items-end gap-3">
          {inHours.map((key) => (
            <EditText
              key={key}
              {...field}
              label={w.names[key]}
              hint={w.hours}
              read={(text) => {
                const minutes = readHours(text)
                return minutes === null ? { ok: false, error: w.faults.hours } : changed({ [key]: minutes })
              }}
              write={(value) => writeHours(limits(value)[key])}
              max={20}
            />
          ))}
          <EditText
            {...field}
            label={w.names.low}
            hint={w.lowHint(shown.head.home.name)}
            read={(text) => {
              const clocks = readClocks(text)
              return clocks === null ? { ok: false, error: w.faults.clocks } : changed({ low: clocks })
            }}
            write={low}
            max={20}
          />
        </div>
        {own === null ? (
          <p className="text-sm text-ink-faint">{w.areUsual}</p>
        ) : may ? (
          <div className={`${buttons} mt-1.5`}>
            <Button size="sm" onClick={() => edit([set(null, own)])}>
              {w.backToUsual}
            </Button>
          </div>
        ) : null}
        <details className="plan-sources group">
          <summary className="w-fit cursor-pointer text-sm text-ink-soft group-open:mb-2.5">
            {w.whence}
          </summary>
          <dl className={facts}>
            {sources.map((source) => (
              <div key={source}>
                <dt>{w.sources[source].ref}</dt>
                <dd className="text-sm">{w.sources[source].says}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Panel>
  )
}
