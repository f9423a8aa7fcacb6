'use client'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { planPage } from '../../domain/plan/words/page.ts'
import type { Edit } from '../../domain/plan-edit/edit.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { type Choice, controlLook, Field, fieldLook, optionsOf } from '../ui/field.tsx'
import { onKeys } from '../ui/keys.ts'
import { Notice } from '../ui/notice.tsx'
import { buttons, editField } from './looks.ts'
import { usePlan } from './plan-context.tsx'

/** What a text comes to, or what is wrong with it. */
export type Read = { ok: true; value: unknown } | { ok: false; error: string }

interface Target {
  /** Which field this is, as `keyOf` says it: its conflicts are shown beside it. */
  at: string
  /** The edit that sets it, by what the editor saw when they began. */
  set: (value: unknown, saw: unknown) => Edit
  value: unknown
  label: ReactNode
  hint?: string | undefined
  /** It can't be edited: it has run, or it is not for this reader to change. */
  locked?: boolean | undefined
}

interface TextProps extends Target {
  read: (text: string) => Read
  write: (value: unknown) => string
  rows?: number | undefined
  mono?: boolean | undefined
  placeholder?: string | undefined
  max?: number | undefined
  list?: string | undefined
  /** Focus comes here when it is drawn. */
  first?: boolean | undefined
  /** Nothing but its words, until it is pointed at. */
  bare?: boolean | undefined
}

/** The field an edit sets, as one word. */
export function keyOf(edit: Edit): string {
  if (edit.type === 'plan.set-head') return `head.${edit.field}`
  return edit.type === 'plan.set' ? `${edit.kind}.${edit.id}.${edit.field}` : ''
}

/** A text that is said when it is left or Enter is pressed. Escape puts back what stood there. */
export function EditText(props: TextProps) {
  const { value, read, write, rows, locked = false } = props
  const { edit, may } = usePlan()
  /** What is being typed, and the value that stood there when it began. */
  const [typing, setTyping] = useState<{ text: string; saw: unknown } | null>(null)
  const [error, setError] = useState<string>()
  const fixed = locked || !may
  const text = typing?.text ?? write(value)

  function commit() {
    if (typing === null) return
    if (typing.text === write(typing.saw)) return leave()
    const result = read(typing.text)
    if (!result.ok) return setError(result.error)
    edit([props.set(result.value, typing.saw)])
    leave()
  }
  function leave() {
    setTyping(null)
    setError(undefined)
  }
  function press(e: KeyboardEvent) {
    // In a text of several lines, Enter makes a line; with Ctrl it is said.
    if (e.key === 'Enter' && (rows === undefined || e.ctrlKey || e.metaKey)) {
      e.preventDefault()
      commit()
    } else if (e.key === 'Escape' && typing !== null && typing.text !== write(typing.saw)) {
      e.stopPropagation()
      leave()
    }
  }
  const typed = {
    value: text,
    readOnly: fixed,
    placeholder: props.placeholder,
    maxLength: props.max,
    autoComplete: 'off',
    'data-first': props.first,
    onChange: (e: { target: { value: string } }) => {
      setTyping({ text: e.target.value, saw: typing === null ? value : typing.saw })
      setError(undefined)
    },
    onBlur: commit,
    onKeyDown: onKeys(press),
  }
  const face = props.mono ? 'typed' : props.bare ? 'heading' : 'plain'
  const edge = props.bare ? 'when-touched' : 'unless-fixed'
  return (
    <div className={`${editField} ${props.bare ? '-ms-2 flex-[1_1_12rem] *:first:gap-0' : ''}`}>
      <Field label={props.label} hint={props.hint} error={error} look={{ size: 'sm' }}>
        {(wiring) =>
          rows === undefined ? (
            <input
              {...typed}
              {...wiring}
              list={props.list}
              className={controlLook({ size: 'sm', face, edge })}
            />
          ) : (
            <textarea
              {...typed}
              {...wiring}
              rows={Math.max(rows, Math.min(12, text.split('\n').length))}
              spellCheck={!props.mono}
              className={controlLook({ size: 'sm', lines: 'all', face, edge, className: 'max-h-80' })}
            />
          )
        }
      </Field>
      <Conflict {...props} />
    </div>
  )
}

/** One of a few, said as soon as it is chosen. */
export function EditSelect(props: Target & { choices: readonly Choice[] }) {
  const { value, label, hint, choices, locked = false } = props
  const { edit, may } = usePlan()
  const write = (v: unknown) => choices.find((c) => c.value === (v ?? ''))?.label ?? String(v ?? '')
  return (
    <div className={editField}>
      <Field label={label} hint={hint} look={{ size: 'sm' }}>
        {(wiring) => (
          <select
            {...wiring}
            className={controlLook({ size: 'sm' })}
            value={String(value ?? '')}
            disabled={locked || !may}
            onChange={(e) => edit([props.set(e.target.value === '' ? null : e.target.value, value)])}
          >
            {optionsOf(choices)}
          </select>
        )}
      </Field>
      <Conflict {...props} write={write} />
    </div>
  )
}

/** Yes or no, said at once. */
export function EditCheck(props: Target & { on: boolean; turned: (on: boolean) => unknown }) {
  const { edit, may, lang } = usePlan()
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label className={fieldLook.check}>
        <input
          type="checkbox"
          className={fieldLook.box}
          checked={props.on}
          disabled={props.locked === true || !may}
          onChange={(e) => edit([props.set(props.turned(e.target.checked), props.value)])}
        />
        <span>{props.label}</span>
      </label>
      <Conflict
        {...props}
        write={(v) => (typeof v === 'boolean' ? (v ? '✓' : '–') : planPage[lang].conflict.empty)}
      />
    </div>
  )
}

/** Somebody was faster: both values, and the choice. Nothing when all is well. */
export function Conflict(props: {
  at: string
  set: Target['set']
  value: unknown
  write: (value: unknown) => ReactNode
}) {
  const { conflicts, edit, may, lang } = usePlan()
  const words = planPage[lang]
  const { live } = useDesk()
  const own = conflicts.filter((o) => keyOf(o.command as Edit) === props.at)
  const newest = own.at(-1)
  if (newest === undefined) return null
  const mine = (newest.command as Extract<Edit, { type: 'plan.set' }>).value
  const dismiss = () => {
    for (const o of own) live.dismiss(o.id)
  }
  const show = (value: unknown) => String(props.write(value) ?? '') || words.conflict.empty
  return (
    <Notice tone="warn" live title={words.conflict.title}>
      <p>{words.conflict.theirs(show(props.value))}</p>
      <p>{words.conflict.yours(show(mine))}</p>
      <div className={`${buttons} mt-1.5`}>
        <Button size="sm" onClick={dismiss}>
          {words.conflict.keepTheirs}
        </Button>
        {may ? (
          <Button
            size="sm"
            onClick={() => {
              dismiss()
              edit([props.set(mine, props.value)])
            }}
          >
            {words.conflict.takeMine}
          </Button>
        ) : null}
      </div>
    </Notice>
  )
}
