'use client'
import { beats } from '../../domain/beats/words/beats.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import type { Machine } from '../../domain/log/state.ts'
import { deskPhotos } from '../../domain/photos/words/desk.ts'
import { ConditionLine } from '../beats/condition-line.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { conditionLook, thingHead, thingRow } from '../desk/looks.ts'
import { AddPhoto, PhotoStrip } from '../photos/desk-photos.tsx'
import { MachineSigns } from '../signs/seen.tsx'
import { Button } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'
import { Empty } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Sticker } from '../ui/sticker.tsx'

/** Every box by its sticker: the name it wears now, where it stands, how it is and who said so. */
export function MachinesPanel() {
  const { state, can, open, lang } = useDesk()
  const words = machineWords[lang]
  const machines = Object.values(state.machines)
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  return (
    <Panel
      title={words.title}
      flush
      tools={
        can('machine.swap') && alive && machines.length > 1 ? (
          <Button size="sm" kind="quiet" onClick={() => open({ dialog: 'swap' })}>
            {words.swap}
          </Button>
        ) : undefined
      }
    >
      {machines.length === 0 ? <Empty title={words.none} /> : null}
      <ul>
        {machines.map((m) => (
          <MachineRow key={m.id} machine={m} />
        ))}
      </ul>
    </Panel>
  )
}

function MachineRow({ machine: m }: { machine: Machine }) {
  const { names, can, open, lang, state } = useDesk()
  const words = machineWords[lang]
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  return (
    <li className={`machine ${thingRow}`}>
      <div className={thingHead}>
        <Sticker>{m.sticker}</Sticker>
        <Badge {...conditionLook[m.condition.state]}>{names.condition[m.condition.state]}</Badge>
        <span className="machine-tools ms-auto flex flex-wrap">
          {can('token.add') && alive ? (
            <Button
              size="sm"
              kind="quiet"
              aria-label={`${beats[lang].open}: ${m.sticker}`}
              onClick={() => open({ dialog: 'boot-line', machine: m.id })}
            >
              {beats[lang].open}
            </Button>
          ) : null}
          <AddPhoto about={{ kind: 'machine', id: m.id }} label={deskPhotos[lang].addBox} aloud={m.sticker} />
          {can('plan.set') && alive ? (
            <Button
              size="sm"
              kind="quiet"
              aria-label={`${words.place}: ${m.sticker}`}
              onClick={() => open({ dialog: 'place', machine: m.id })}
            >
              {words.place}
            </Button>
          ) : null}
          {can('machine.report') ? (
            <Button
              size="sm"
              kind="quiet"
              aria-label={`${words.report}: ${m.sticker}`}
              onClick={() => open({ dialog: 'report', machine: m.id })}
            >
              {words.report}
            </Button>
          ) : null}
        </span>
      </div>
      {m.formerName === null ? null : (
        <p className="text-xs text-ink-soft">
          {words.named(m.name)} <span className="text-ink-faint">{words.was(m.formerName)}</span>
        </p>
      )}
      <p className="text-xs text-ink-soft">
        {[
          m.formerName === null && m.name.toLowerCase() !== m.sticker.toLowerCase() ? m.name : '',
          m.place,
          ...m.addresses,
        ]
          .filter((t) => t !== '')
          .join(' · ')}
      </p>
      <ConditionLine machine={m} />
      <MachineSigns machine={m.id} />
      <PhotoStrip of={[{ kind: 'machine', id: m.id }]} newest />
    </li>
  )
}
