'use client'
import type { Machine } from '../../domain/log/state.ts'
import { useNow } from '../live/use-live.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Badge } from '../ui/marks.tsx'
import { Empty } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { useDesk } from './desk-context.tsx'
import { conditionLook } from './looks.ts'

/** Every box by its sticker: the name it wears now, where it stands, how it is and who said so. */
export function MachinesPanel() {
  const { state, words, can, open } = useDesk()
  const machines = Object.values(state.machines)
  const alive = state.status !== 'closed' && state.status !== 'cancelled'
  return (
    <Panel
      title={words.machines.title}
      flush
      tools={
        can('machine.swap') && alive && machines.length > 1 ? (
          <Button size="sm" kind="quiet" onClick={() => open({ dialog: 'swap' })}>
            {words.machines.swap}
          </Button>
        ) : undefined
      }
    >
      {machines.length === 0 ? <Empty title={words.machines.none} /> : null}
      <ul className="machines">
        {machines.map((m) => (
          <MachineRow key={m.id} machine={m} />
        ))}
      </ul>
    </Panel>
  )
}

function MachineRow({ machine: m }: { machine: Machine }) {
  const { words, names, can, open } = useDesk()
  return (
    <li className="machine">
      <div className="machine-head">
        <span className="sticker">{m.sticker}</span>
        <Badge {...conditionLook[m.condition.state]}>{names.condition[m.condition.state]}</Badge>
        {can('machine.report') ? (
          <Button
            size="sm"
            kind="quiet"
            className="machine-report"
            aria-label={`${words.machines.report}: ${m.sticker}`}
            onClick={() => open({ dialog: 'report', machine: m.id })}
          >
            {words.machines.report}
          </Button>
        ) : null}
      </div>
      {m.formerName === null ? null : (
        <p className="request-line tone-warn toned">
          {words.machines.named(m.name)} <span className="faint">{words.machines.was(m.formerName)}</span>
        </p>
      )}
      <p className="request-line">
        {[
          m.formerName === null && m.name.toLowerCase() !== m.sticker.toLowerCase() ? m.name : '',
          m.place,
          ...m.addresses,
        ]
          .filter((t) => t !== '')
          .join(' · ')}
      </p>
      <SaidBy machine={m} />
    </li>
  )
}

function SaidBy({ machine: m }: { machine: Machine }) {
  const { words, zones, lang, actor, live } = useDesk()
  useNow(live, 30_000)
  if (m.condition.by === '') return <p className="request-line">{words.machines.neverSaid}</p>
  return (
    <p className="request-line">
      {words.machines.saidBy(actor(m.condition.by))}{' '}
      <BothClocks instant={m.condition.at} {...zones} lang={lang} size="sm" />
      {m.condition.note === '' ? null : <span className="signer-note">{m.condition.note}</span>}
    </p>
  )
}
