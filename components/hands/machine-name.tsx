'use client'
import { machineWords } from '../../domain/hands/words/machines.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Sticker } from '../ui/sticker.tsx'

/** A machine as it is read off the box: the sticker first; the name beside it where the two differ. */
export function MachineName({ id, place = false }: { id: string; place?: boolean }) {
  const { state, lang } = useDesk()
  const machine = state.machines[id]
  if (machine === undefined) return <span>{id}</span>
  return (
    <span>
      <Sticker>{machine.sticker}</Sticker>
      {machine.formerName === null ? null : (
        <span className="tone-warn text-tone"> {machineWords[lang].named(machine.name)}</span>
      )}
      {place && machine.place !== '' ? <span className="text-ink-faint"> {machine.place}</span> : null}
    </span>
  )
}
