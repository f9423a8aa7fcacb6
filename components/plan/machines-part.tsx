'use client'
import type { Machine } from '../../domain/log/state.ts'
import { planMachines } from '../../domain/plan/words/machines.ts'
import { setField } from '../../domain/plan-edit/edit.ts'
import { readList } from '../../domain/plan-edit/text.ts'
import { newMachine } from '../../domain/plan-edit/things.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { EditText } from './edit-field.tsx'
import { anyText, lineOf } from './fields.ts'
import { fieldRow, none, textRow, thing, thingFoot } from './looks.ts'
import { usePlan } from './plan-context.tsx'
import { RemoveThing } from './remove-thing.tsx'
import { SignsField } from './steps/sign-fields.tsx'

/** The boxes: what is written on them, what they are called, where hands find them. */
export function MachinesPart() {
  const { shown, may, edit, lang } = usePlan()
  const w = planMachines[lang]
  const machines = Object.values(shown.machines)
  return (
    <Panel
      title={w.title}
      flush
      tools={
        may ? (
          <Button size="sm" onClick={() => edit(newMachine({ id: newId('m'), name: w.fresh }))}>
            {w.add}
          </Button>
        ) : null
      }
    >
      {machines.length === 0 ? <p className={none}>{w.none}</p> : null}
      <ul>
        {machines.map((m) => (
          <MachineFields key={m.id} machine={m} />
        ))}
      </ul>
    </Panel>
  )
}

function MachineFields({ machine }: { machine: Machine }) {
  const { state } = useDesk()
  const { may, lang } = usePlan()
  const w = planMachines[lang]
  // Names in use change by a swap or a re-label, which tell the hands.
  const inUse = state.status !== 'draft' && state.status !== 'ready'
  const field = (name: 'sticker' | 'name' | 'place' | 'addresses' | 'note' | 'signs') => ({
    at: `machine.${machine.id}.${name}`,
    value: machine[name] as unknown,
    set: (value: unknown, saw: unknown) => setField('machine', machine.id, name, value, saw),
    locked: inUse && ['sticker', 'name', 'addresses'].includes(name),
  })
  return (
    <li className={thing}>
      <div className={fieldRow}>
        <EditText
          {...field('sticker')}
          label={w.sticker}
          hint={w.stickerHint}
          read={lineOf(lang)}
          write={String}
          max={200}
          mono
        />
        <EditText {...field('name')} label={w.name} read={lineOf(lang)} write={String} max={200} mono />
        <EditText
          {...field('place')}
          label={w.place}
          hint={w.placeHint}
          read={(t) => ({ ok: true, value: t.trim() })}
          write={String}
          max={200}
        />
      </div>
      <div className={textRow}>
        <EditText
          {...field('addresses')}
          label={w.addresses}
          hint={w.addressesHint}
          read={(t) => ({ ok: true, value: readList(t) })}
          write={(value) => (value as string[]).join(', ')}
          mono
        />
        <EditText {...field('note')} label={w.note} read={anyText} write={String} rows={1} max={8000} />
        <SignsField signs={machine.signs ?? []} field={{ ...field('signs'), value: machine.signs ?? null }} />
      </div>
      <p className={thingFoot}>
        <span className="text-ink-faint">{inUse ? w.running : ''}</span>
        {may ? (
          <RemoveThing kind="machine" id={machine.id} name={machine.sticker}>
            {w.remove}
          </RemoveThing>
        ) : null}
      </p>
    </li>
  )
}
