import { createContext, memo, type ReactNode, useContext } from 'react'
import type { Me } from '../../domain/contract/wire.ts'
import type { CommandType } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Names } from '../../domain/messages/names.ts'
import type { About, Move, MoveKind } from '../../domain/moves/move.ts'
import type { PhotoTools } from '../photos/use-photos.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { sidesOf } from '../time/sides-of.ts'
import { type PressKind, press } from './look.tsx'

/** What every part of the Hands screen works with, on the server and on the phone alike. */
export interface HandsTools {
  state: UpgradeState
  me: Me
  lang: Lang
  names: Names
  /** The upgrade's clock, ms. */
  now: number
  can(command: CommandType): boolean
  /** The reader's move of that kind about that thing, asked of them or not; null: they have none. */
  offered(kind: MoveKind, of: About['kind'], id: string): Move | null
  /** By the name they go by here; "you" for the reader. */
  nameOf(account: string): string
  /** The command id that stands in a form; another once that form has been sent. */
  idFor(form: string): string
  /** Whether the line lives: what is asked here reaches the others. */
  online: boolean
  /** The card that was just tapped: for a moment it takes no second tap, which would be a slip of the thumb. */
  settling: string | null
  /** Set once the page is live: takes the form's place. */
  submit: ((form: string, element: HTMLFormElement, button: HTMLElement | null) => void) | null
  /** Null where there is no script, or none yet. */
  photos: PhotoTools | null
  /** What had been written in a form whose tap was taken back: form, then field. */
  drafts: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The card a form stands on: what stands before the slash of its name. */
export function cardOf(form: string): string {
  return form.split('/')[0] ?? form
}

const Context = createContext<HandsTools | null>(null)
export const HandsProvider = Context.Provider

export function useHands(): HandsTools {
  const tools = useContext(Context)
  if (tools === null) throw new Error('useHands outside the Hands screen')
  return tools
}

/**
 * One tap that says a command: a plain form with the command's id inside, so that it works before any script has come
 * and without one. Renders nothing where the reader may not say it.
 */
export function Act(props: {
  /** Tells this form from every other on the page. */
  form: string
  type: CommandType
  /** The id of what the command is about. */
  thing?: string
  fixed?: Record<string, string>
  className?: string
  /** For fields that stand elsewhere on the card. */
  id?: string
  children: ReactNode
}) {
  const { state, can, idFor, settling, submit } = useHands()
  const { form, type, thing, fixed = {} } = props
  if (!can(type)) return null
  return (
    <form
      id={props.id}
      method="post"
      action={`/u/${state.id}/do`}
      className={
        `${props.className ?? ''}${settling === cardOf(form) ? ' settling pointer-events-none' : ''}`.trim() ||
        undefined
      }
      onSubmit={
        submit === null
          ? undefined
          : (e) => {
              e.preventDefault()
              const { submitter } = e.nativeEvent as SubmitEvent
              submit(form, e.currentTarget, submitter)
            }
      }
    >
      <Hidden name="id" value={idFor(form)} />
      <Hidden name="type" value={type} />
      {thing === undefined ? null : <Hidden name="thing" value={thing} />}
      {Object.entries(fixed).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <Hidden name="back" value={`/u/${state.id}/hands`} />
      {props.children}
    </form>
  )
}

/** One tap that makes a move of the reader's; nothing where they have no such move. */
export function MoveAct(props: {
  form: string
  kind: MoveKind
  of: About['kind']
  id: string
  /** What the move still needs, where the tap alone says it. */
  fixed?: Record<string, string>
  className?: string
  /** For fields that stand elsewhere on the card. */
  formId?: string
  children: ReactNode
}) {
  const { offered } = useHands()
  const { kind, of, id, formId, fixed, ...rest } = props
  const move = offered(kind, of, id)
  if (move === null) return null
  const { type, id: thing, ...own } = move.send
  const fields = Object.entries({ ...own, ...fixed }).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
  )
  return (
    <Act
      {...rest}
      type={type}
      fixed={Object.fromEntries(fields)}
      {...(typeof thing === 'string' ? { thing } : {})}
      {...(formId === undefined ? {} : { id: formId })}
    />
  )
}

/** React writes every field anew at each drawing, changed or not: with dozens of them that was most of its work. */
const Hidden = memo(function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
})

/** A button of an `Act`. `name` and `value` say which one was pressed, where there are several. */
export function Press(props: {
  kind?: PressKind
  name?: string
  value?: string
  /** It is what holds now. */
  pressed?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="submit"
      aria-pressed={props.pressed}
      className={press(props.kind)}
      name={props.name}
      value={props.value}
    >
      {props.children}
    </button>
  )
}

/** A field with its label above it. */
export function Line(props: {
  id: string
  name: string
  label: string
  hint?: string
  required?: boolean
  max: number
  /** The id of the form it belongs to, where it does not stand inside. */
  form?: string
  /** What the form is called, so that words taken back come back. */
  draft?: string
  /** Where it stands in what it stands in. */
  className?: string
}) {
  const { drafts } = useHands()
  return (
    <p className={props.className}>
      <label htmlFor={props.id} className="block mb-1">
        {props.label}
        {props.hint === undefined ? null : <small> {props.hint}</small>}
      </label>
      <input
        id={props.id}
        name={props.name}
        type="text"
        form={props.form}
        defaultValue={drafts[props.draft ?? '']?.[props.name]}
        required={props.required}
        maxLength={props.max}
        autoComplete="off"
      />
    </p>
  )
}

/** An instant on both clocks, the site's first: the reader stands there. */
export function When({
  at,
  size = 'sm',
  seconds,
}: {
  at: number
  size?: 'sm' | 'md' | 'lg'
  seconds?: boolean
}) {
  const { state, lang } = useHands()
  return <BothClocks instant={at} {...sidesOf(state.head)} lang={lang} size={size} seconds={seconds} />
}
