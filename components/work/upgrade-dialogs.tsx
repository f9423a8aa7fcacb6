'use client'
import { useState } from 'react'
import { deskKeys, desk as deskWords } from '../../domain/desk/words.ts'
import { machineDialogs, machineWords } from '../../domain/hands/words/machines.ts'
import type { Condition } from '../../domain/log/state.ts'
import type { Move } from '../../domain/moves/move.ts'
import { peopleHere } from '../../domain/people/words/here.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { CardsLeft, readCards, readCardsOver } from '../cards/cards-left.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { GoOn } from '../handover/go-on.tsx'
import { HandOver } from '../handover/hand-over.tsx'
import { CommandForm, textOf } from '../moves/command-form.tsx'
import { ReasonField } from '../moves/reason-field.tsx'
import { WallTimeField } from '../time/wall-time-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AreaField, CheckField, fieldLook, SelectField, TextField } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'

/** Sends somebody to bed: why, how things stand, and when it goes on. */
export function SuspendDialog({ move }: { move: Move }) {
  const desk = useDesk()
  const { state, lang } = desk
  const words = upgradeWords[lang]
  /** A proposal taken: it is written into the field as if it had been typed, and can be changed there. */
  const [picked, setPicked] = useState<{ n: number; text: string }>({ n: 0, text: '' })
  const { site } = state.head
  const pick = (at: number) => {
    const wall = wallTimeAt(at, site.zone)
    setPicked(({ n }) => ({ n: n + 1, text: `${wall.local.replace('T', ' ')} ${site.zone}` }))
  }
  return (
    <CommandForm
      title={words.suspendTitle}
      lead={words.suspendLead}
      submit={words.suspend}
      read={(form) => {
        const reason = textOf(form, 'reason')
        const at = textOf(form, 'resumeAt')
        const left = readCards(form, desk)
        if (reason === '' || at === 'bad' || 'error' in left)
          return {
            errors: {
              reason: reason === '' ? deskWords[lang].needed : undefined,
              resumeAt: at === 'bad' ? deskWords[lang].badTime : undefined,
              cards: 'error' in left ? left.error : undefined,
            },
          }
        const resumeAt = at === '' ? null : Number(at)
        return { move, given: { reason, handOver: textOf(form, 'handOver'), resumeAt, ...left } }
      }}
    >
      {(errors) => (
        <>
          <TextField
            name="reason"
            label={deskWords[lang].reason}
            error={errors['reason']}
            maxLength={2000}
            autoComplete="off"
          />
          <CardsLeft errors={errors} mayKeep />
          <AreaField name="handOver" label={words.handOver} rows={5} maxLength={8000} />
          <GoOn onPick={pick} />
          <WallTimeField
            key={picked.n}
            name="resumeAt"
            label={words.resumeAt}
            hint={words.resumeAtHint}
            error={errors['resumeAt']}
            defaultValue={picked.text}
          />
          <HandOver />
        </>
      )}
    </CommandForm>
  )
}

export function CloseDialog({ move }: { move: Move }) {
  const desk = useDesk()
  const words = upgradeWords[desk.lang]
  const [ids] = useState(() => Array.from({ length: 100 }, () => newId('f')))
  return (
    <CommandForm
      title={words.close}
      lead={words.closeLead}
      submit={words.closeDo}
      read={(form) => {
        const left = readCardsOver(form, desk)
        if ('error' in left) return { errors: { cards: left.error } }
        const followUps = textOf(form, 'left')
          .split('\n')
          .map((line) => line.trim().slice(0, 500))
          .filter((line) => line !== '')
          .slice(0, ids.length)
          .map((text, i) => ({ id: ids[i] as string, text }))
        return { move, given: { followUps, ...left } }
      }}
    >
      {(errors) => (
        <>
          <AreaField name="left" label={words.followUps} rows={6} />
          <CardsLeft errors={errors} mayKeep={false} />
        </>
      )}
    </CommandForm>
  )
}

export function CancelDialog() {
  const desk = useDesk()
  const words = upgradeWords[desk.lang]
  return (
    <CommandForm
      title={words.cancel}
      lead={words.cancelLead}
      submit={words.cancelDo}
      danger
      read={(form) => {
        const reason = textOf(form, 'reason')
        const left = readCardsOver(form, desk)
        if (reason === '' || 'error' in left)
          return {
            errors: {
              reason: reason === '' ? deskWords[desk.lang].needed : undefined,
              cards: 'error' in left ? left.error : undefined,
            },
          }
        return { type: 'upgrade.cancel', reason, ...left }
      }}
    >
      {(errors) => (
        <>
          <CardsLeft errors={errors} mayKeep={false} />
          <ReasonField errors={errors} />
        </>
      )}
    </CommandForm>
  )
}

const conditions: Condition['state'][] = ['up', 'rebooting', 'dark', 'unknown']

export function ReportDialog({ machine }: { machine: string }) {
  const { names, called, state, lang } = useDesk()
  const dialogs = machineDialogs[lang]
  return (
    <CommandForm
      title={dialogs.report(called.machine(machine))}
      submit={dialogs.reportDo}
      read={(form) => ({
        type: 'machine.report',
        machine,
        condition: conditions.find((c) => c === textOf(form, 'condition')) ?? 'unknown',
        note: textOf(form, 'note'),
      })}
    >
      {() => (
        <>
          <SelectField
            name="condition"
            label={dialogs.condition}
            defaultValue={state.machines[machine]?.condition.state ?? 'up'}
            choices={conditions.map((c) => ({ value: c, label: names.condition[c] }))}
          />
          <TextField name="note" label={dialogs.reportNote} maxLength={500} autoComplete="off" />
        </>
      )}
    </CommandForm>
  )
}

export function SwapDialog() {
  const { state, lang } = useDesk()
  const dialogs = machineDialogs[lang]
  const [request] = useState(() => newId('r'))
  const choices = Object.values(state.machines).map((m) => ({
    value: m.id,
    label: m.formerName === null ? m.sticker : machineWords[lang].nowNamed(m.sticker, m.name),
  }))
  return (
    <CommandForm
      title={dialogs.swap}
      lead={dialogs.swapLead}
      submit={dialogs.swapDo}
      read={(form) => {
        const a = textOf(form, 'a')
        const b = textOf(form, 'b')
        return a === b ? { errors: { b: dialogs.swapSame } } : { type: 'machine.swap', a, b, request }
      }}
    >
      {(errors) => (
        <div className={fieldLook.row}>
          <SelectField name="a" label={dialogs.swapA} choices={choices} />
          <SelectField
            name="b"
            label={dialogs.swapB}
            error={errors['b']}
            choices={choices}
            defaultValue={choices[1]?.value}
          />
        </div>
      )}
    </CommandForm>
  )
}

export function SeatDialog({ person }: { person: string }) {
  const { me, called, lang } = useDesk()
  const dialogs = peopleHere[lang]
  return (
    <CommandForm
      title={dialogs.seatTitle}
      lead={called.person(person)}
      submit={dialogs.seatDo}
      read={(form) => {
        const name = textOf(form, 'name')
        return name === ''
          ? { errors: { name: deskWords[lang].needed } }
          : { type: 'seat.take', person, name }
      }}
    >
      {(errors) => (
        <TextField
          name="name"
          label={dialogs.seatName}
          error={errors['name']}
          defaultValue={me.name}
          maxLength={80}
          autoComplete="name"
        />
      )}
    </CommandForm>
  )
}

export function KeysDialog(props: { on: boolean; turn: (on: boolean) => void }) {
  const { open, lang } = useDesk()
  const dialogs = deskKeys[lang]
  return (
    <Dialog title={dialogs.title} closeWord={deskWords[lang].close} onClose={() => open(null)}>
      <dl className="mb-3 grid grid-cols-[auto_1fr] items-baseline gap-1.25 text-sm">
        {Object.entries(deskKeys[lang].does).map(([key, does]) => (
          <div key={key} className="grid grid-cols-[2rem_1fr] items-baseline gap-3">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className={fieldLook.hint}>{dialogs.hint}</p>
      <CheckField label={dialogs.on} checked={props.on} onChange={(e) => props.turn(e.target.checked)} />
    </Dialog>
  )
}
