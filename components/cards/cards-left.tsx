'use client'
import { openCards } from '../../domain/cards/cards.ts'
import { deskCards } from '../../domain/cards/words/desk.ts'
import { type DeskTools, useDesk } from '../desk/desk-context.tsx'
import { type FieldErrors, textOf } from '../moves/command-form.tsx'
import { CheckField, fieldLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sticker } from '../ui/sticker.tsx'

/** Where work stops or turns while a card stands: asks, in the same dialog, what becomes of it. Nothing where none does. */
export function CardsLeft({ errors, mayKeep }: { errors: FieldErrors; mayKeep: boolean }) {
  const { state, live, lang, called } = useDesk()
  const words = deskCards[lang]
  const own = deskCards[lang]
  const open = openCards(state, live.now())
  const [first] = open
  if (first === undefined) return null
  return (
    <Notice tone="warn" title={own.becomes.title}>
      {open.map((c) => (
        <p key={c.id}>
          {c.machine === null ? null : <Sticker>{called.machine(c.machine)}</Sticker>} {words.unless}{' '}
          <strong>{c.unless}</strong>, {words.by} {called.time(c.dueAt)}: <strong>{c.then}</strong>
        </p>
      ))}
      {mayKeep ? (
        <fieldset className="grid gap-0.5">
          <legend className="sr-only">{own.becomes.title}</legend>
          <label className={fieldLook.check}>
            <input className={fieldLook.box} type="radio" name="cards" value="stand-down" />
            <span>{own.becomes.standDown}</span>
          </label>
          <label className={fieldLook.check}>
            <input className={fieldLook.box} type="radio" name="cards" value="keep" />
            <span>{own.becomes.keep(called.time(first.dueAt))}</span>
          </label>
        </fieldset>
      ) : (
        <CheckField name="cards" value="stand-down" label={own.becomes.standDown} />
      )}
      {errors['cards'] === undefined ? null : (
        <p className={fieldLook.error} role="alert">
          {errors['cards']}
        </p>
      )}
    </Notice>
  )
}

type Read<K extends string> = { cards?: K } | { error: string }

function read(
  form: FormData,
  { state, live, lang }: DeskTools,
  mayKeep: boolean,
): Read<'stand-down' | 'keep'> {
  if (openCards(state, live.now()).length === 0) return {}
  const said = textOf(form, 'cards')
  if (said === 'stand-down' || (mayKeep && said === 'keep')) return { cards: said }
  return { error: deskCards[lang].becomes[mayKeep ? 'choose' : 'only'] }
}

/** What was chosen for a work that goes on later, or back; nothing where no card stands; or what is wrong. */
export const readCards = (form: FormData, desk: DeskTools) => read(form, desk, true)

/** The same where the work ends: a card can only be taken back with it. */
export const readCardsOver = (form: FormData, desk: DeskTools) =>
  read(form, desk, false) as Read<'stand-down'>
