'use client'
import { useState } from 'react'
import { cards } from '../../domain/cards/words/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { desk } from '../../domain/desk/words.ts'
import { machineWords } from '../../domain/hands/words/machines.ts'
import { stepAtHand } from '../../domain/moves/at-hand.ts'
import type { Move } from '../../domain/moves/move.ts'
import { stepOf } from '../../domain/work/steps.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { CommandForm, textOf, wholeOf } from '../moves/command-form.tsx'
import { ReasonForm } from '../moves/reason-field.tsx'
import { BothClocks } from '../time/both-clocks.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { fieldLook, SelectField, TextField } from '../ui/field.tsx'

/** The instant so many minutes from now, on both clocks: what "in 20 minutes" comes to. */
function DueIn({ minutes }: { minutes: number | null }) {
  const { live, zones, lang, state } = useDesk()
  if (minutes === null) return null
  return (
    <p className="text-sm">
      {deskCards[lang].due}{' '}
      <BothClocks instant={live.now() + minutes * 60_000} {...zones} {...sidesOf(state.head)} lang={lang} />
    </p>
  )
}

/** Minutes of a card, up to a day; null when it is anything else. */
function minutesIn(text: string): number | null {
  const n = /^\d+$/.test(text) ? Number(text) : 0
  return n >= 1 && n <= 1440 ? n : null
}

/** Arms a card: for the step it is asked for, else for the one at hand if that cuts the link. */
export function CardDialog({ move }: { move: Move }) {
  const { state, live, lang, called } = useDesk()
  const words = deskCards[lang]
  const [card] = useState(() => newId('c'))
  const step = move.about.kind === 'step' ? stepOf(state, move.about.id) : stepAtHand(state, live.now())
  const [minutes, setMinutes] = useState(String(step?.card?.minutes ?? 15))
  const whole = minutesIn(minutes)
  return (
    <CommandForm
      title={words.armTitle}
      lead={step?.cutsLink === true ? `${called.step(step.id)}: ${words.lead}` : words.lead}
      submit={words.armDo}
      read={(form) => {
        const unless = textOf(form, 'unless')
        const then = textOf(form, 'then')
        const machine = textOf(form, 'machine')
        if (unless === '' || then === '' || whole === null)
          return {
            errors: {
              unless: unless === '' ? desk[lang].needed : undefined,
              then: then === '' ? desk[lang].needed : undefined,
              minutes: whole === null ? desk[lang].whole(1, 1440) : undefined,
            },
          }
        const given = {
          id: card,
          unless,
          then,
          machine: machine === '' ? null : machine,
          dueAt: Math.floor(live.now()) + whole * 60_000,
          walk: Math.min(whole, wholeOf(form, 'walk', 0, 240) ?? 0),
          ...(step?.cutsLink === true ? { step: step.id } : {}),
        }
        return { move, given }
      }}
    >
      {(errors) => (
        <>
          <TextField
            name="unless"
            label={words.unless}
            error={errors['unless']}
            defaultValue={step?.card?.unless ?? (step?.cutsLink === true ? step.expect.split('\n')[0] : '')}
            maxLength={4000}
            autoComplete="off"
          />
          <TextField
            name="then"
            label={words.then}
            error={errors['then']}
            defaultValue={step?.card?.then ?? (step?.cutsLink === true ? (step.undo?.what ?? '') : '')}
            maxLength={4000}
            autoComplete="off"
          />
          <div className={fieldLook.row}>
            <TextField
              name="minutes"
              label={words.minutes}
              error={errors['minutes']}
              inputMode="numeric"
              value={minutes}
              onChange={(e) => setMinutes(e.target.value)}
            />
            <TextField
              name="walk"
              label={deskCards[lang].walk}
              hint={deskCards[lang].walkHint}
              inputMode="numeric"
              defaultValue="0"
            />
            <SelectField
              name="machine"
              label={machineWords[lang].which}
              defaultValue={step?.machine ?? ''}
              choices={[
                { value: '', label: machineWords[lang].noMachine },
                ...Object.values(state.machines).map((m) => ({ value: m.id, label: m.sticker })),
              ]}
            />
          </div>
          <DueIn minutes={whole} />
        </>
      )}
    </CommandForm>
  )
}

/** What came of a card, told by telephone: it is over with that. */
export function CardDoneDialog({ move }: { move: Move }) {
  const { state, lang } = useDesk()
  const own = deskCards[lang]
  return (
    <CommandForm
      title={own.enterDone}
      lead={
        <>
          <p>
            <strong>{state.cards[move.about.id]?.then}</strong>
          </p>
          <p>{own.enterDoneLead}</p>
        </>
      }
      submit={own.enterDone}
      read={(form) => ({ move, given: { saw: textOf(form, 'saw') } })}
    >
      {() => <TextField name="saw" label={cards[lang].doneSaw} maxLength={2000} autoComplete="off" />}
    </CommandForm>
  )
}

/** Takes the card back, until it is reported as carried out; whoever holds it reads why. */
export function DisarmDialog({ move }: { move: Move }) {
  const { state, lang } = useDesk()
  const own = deskCards[lang]
  return (
    <ReasonForm
      move={move}
      title={own.disarmTitle}
      lead={state.cards[move.about.id]?.then}
      submit={own.disarm}
      danger
    />
  )
}

/** Lets the card fall due later. */
export function ExtendDialog({ move }: { move: Move }) {
  const { live, lang } = useDesk()
  const words = deskCards[lang]
  const [minutes, setMinutes] = useState('10')
  const whole = minutesIn(minutes)
  return (
    <CommandForm
      title={words.extendTitle}
      submit={words.extend}
      read={() =>
        whole === null
          ? { errors: { minutes: desk[lang].whole(1, 1440) } }
          : { move, given: { dueAt: Math.floor(live.now()) + whole * 60_000 } }
      }
    >
      {(errors) => (
        <>
          <TextField
            name="minutes"
            label={words.minutes}
            error={errors['minutes']}
            inputMode="numeric"
            value={minutes}
            onChange={(e) => setMinutes(e.target.value)}
          />
          <DueIn minutes={whole} />
        </>
      )}
    </CommandForm>
  )
}
