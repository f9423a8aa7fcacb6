import type { Machine } from '../../domain/log/state.ts'
import { useHands } from './tools.tsx'

/** Which box: what stands on it, as it stands there, and where it is. Its name too, where the two differ. */
export function MachinePlate({ id }: { id: string | null }) {
  const { state, words } = useHands()
  const machine = id === null ? undefined : state.machines[id]
  if (machine === undefined) return null
  return (
    <div className="box">
      <p className="sticker">{machine.sticker}</p>
      {machine.formerName === null ? null : (
        <p className="renamed">{words.nowNamed(machine.sticker, machine.name)}</p>
      )}
      {machine.place === '' ? null : <p className="place">{machine.place}</p>}
    </div>
  )
}

/** What is to be written on which box. */
export function Relabels({ ids }: { ids: readonly string[] }) {
  const { state, words } = useHands()
  const machines = ids.map((id) => state.machines[id]).filter((m): m is Machine => m !== undefined)
  return (
    <ul className="relabels">
      {machines.map((m) => (
        <li key={m.id}>
          <span className="sr-only">{words.writeOn(m.sticker, m.name)}</span>
          <span aria-hidden="true">
            <span className="sticker sticker-old">{m.sticker}</span>
            <span className="to"> → </span>
            <span className="sticker">
              {m.sticker === m.sticker.toUpperCase() ? m.name.toUpperCase() : m.name}
            </span>
          </span>
          {m.place === '' ? null : <span className="place">{m.place}</span>}
        </li>
      ))}
    </ul>
  )
}
