'use client'
import { readZone } from '../../domain/plan/fresh.ts'
import type { PlanHead } from '../../domain/plan/plan.ts'
import { planHead } from '../../domain/plan/words/head.ts'
import { setHead } from '../../domain/plan-edit/edit.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { EditCheck, EditText } from './edit-field.tsx'
import { anyText, lineOf } from './fields.ts'
import { LimitsPanel } from './limits-panel.tsx'
import { fieldRow, stack } from './looks.ts'
import { ZoneList } from './people/zone-list.tsx'
import { usePlan } from './plan-context.tsx'
import { StartForm, WindowForm } from './when-forms.tsx'

/** What the upgrade is, where its two sides are, and when it is to be done. */
export function HeadPart() {
  const { state } = useDesk()
  const { shown, lang } = usePlan()
  const { head } = shown
  const field = <F extends keyof PlanHead>(name: F) => ({
    at: `head.${name}`,
    value: head[name] as unknown,
    set: (value: unknown, saw: unknown) => setHead(name, value as PlanHead[F], saw as PlanHead[F]),
  })
  return (
    <div className={stack}>
      <ZoneList />
      <Panel title={planHead[lang].what}>
        <div className={stack}>
          <EditText
            {...field('title')}
            label={planHead[lang].title}
            read={lineOf(lang)}
            write={String}
            max={200}
          />
          <EditText
            {...field('note')}
            label={planHead[lang].note}
            hint={planHead[lang].noteHint}
            read={anyText}
            write={String}
            rows={3}
            max={8000}
          />
          <EditCheck
            {...field('observersTalk')}
            label={planHead[lang].observersTalk}
            on={head.observersTalk}
            turned={(on) => on}
          />
          <EditCheck
            {...field('photosForbidden')}
            label={planHead[lang].photosForbidden}
            on={head.photosForbidden === true}
            turned={(on) => on}
          />
        </div>
      </Panel>
      <Panel title={planHead[lang].places}>
        {(['home', 'site'] as const).map((side) => (
          <div key={side} className={`${fieldRow} border-s-3 border-s-side ps-3 not-first:mt-3 side-${side}`}>
            <EditText
              {...field(side)}
              label={planHead[lang][side]}
              read={(text) =>
                text.trim() === ''
                  ? { ok: false, error: planHead[lang].empty }
                  : { ok: true, value: { ...head[side], name: text.trim() } }
              }
              write={(place) => (place as PlanHead['site']).name}
              max={200}
            />
            <EditText
              {...field(side)}
              at=""
              label={planHead[lang][`${side}Zone`]}
              list="plan-zones"
              read={(text) => {
                const read = readZone(text)
                return read.ok
                  ? { ok: true, value: { ...head[side], zone: read.zone } }
                  : { ok: false, error: planHead[lang].zoneBad }
              }}
              write={(place) => (place as PlanHead['site']).zone}
              max={64}
            />
          </div>
        ))}
      </Panel>
      <Panel title={planHead[lang].when} id="when">
        <div className={stack}>
          <StartForm field={field('start')} locked={state.startedAt !== null} />
          <WindowForm field={field('window')} />
        </div>
      </Panel>
      <LimitsPanel />
    </div>
  )
}
