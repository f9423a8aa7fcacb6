'use client'
import { machineWords } from '../../domain/hands/words/machines.ts'
import { useDesk } from '../desk/desk-context.tsx'

/** A machine as it is read off the box: the sticker first; the name beside it where the two differ. */
export function MachineName({ id, place = false }: { id: string; place?: boolean }) {
  const { state, lang } = useDesk()
  const machine = state.machines[id]
  if (machine === undefined) return <span className="machine-name">{id}</span>
  return (
    <span className="machine-name">
      <span className="sticker">{machine.sticker}</span>
      {machine.formerName === null ? null : (
        <span className="tone-warn toned"> {machineWords[lang].named(machine.name)}</span>
      )}
      {place && machine.place !== '' ? <span className="faint"> {machine.place}</span> : null}
    </span>
  )
}
