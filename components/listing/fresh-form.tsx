'use client'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import type { FreshField, Zones } from '../../domain/plan/fresh.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { fieldsIn } from '../accounts/post-fields.ts'
import { newCommandId } from '../live/command-id.ts'
import { Button } from '../ui/button.tsx'
import { AreaField, fieldLook, TextField } from '../ui/field.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { postJson } from '../ui/use-post.ts'
import { SidesFields } from './sides-fields.tsx'
import { StartField } from './start-field.tsx'

type Errors = Partial<Record<FreshField, string>>

/** What can be copied. */
export interface Copyable {
  id: string
  title: string
  zones: Zones
  names: { site: string; home: string }
}

export interface FormProps {
  lang: Lang
  /** The id of this form and of the command it says: sent twice, it makes one upgrade. */
  form: string
  /** Epoch ms: what "tomorrow" counts from, and what the zones' offsets are told for. */
  now: number
}

/** The example anew: as it was on its own clock, or for a date to come. */
export function ExampleForm({ example, ...props }: FormProps & { example: Copyable }) {
  const words = fresh[props.lang]
  const [when, setWhen] = useState('was')
  return (
    <Shell {...props} from="example">
      {(errors) => (
        <>
          <TextField
            name="title"
            label={words.upgradeTitle}
            defaultValue={example.title}
            error={errors.title}
          />
          <fieldset className="grid gap-1">
            <legend className={fieldLook.label}>{words.clock.label}</legend>
            {(['was', 'new'] as const).map((value) => (
              <label key={value} className="flex items-baseline gap-2.5 py-1.75">
                <input
                  type="radio"
                  className="size-4.5 flex-none translate-y-0.75 accent-accent"
                  name="when"
                  value={value}
                  checked={when === value}
                  onChange={() => setWhen(value)}
                />
                <span>{value === 'was' ? words.clock.own : words.clock.wall}</span>
              </label>
            ))}
          </fieldset>
          {when === 'new' ? (
            <StartField
              lang={props.lang}
              now={props.now}
              zones={example.zones}
              names={example.names}
              error={errors.start}
            />
          ) : null}
        </>
      )}
    </Shell>
  )
}

/** The plan of another upgrade, with a new start. */
export function CopyForm({ source, ...props }: FormProps & { source: Copyable }) {
  const words = fresh[props.lang]
  return (
    <Shell {...props} from="copy">
      {(errors) => (
        <>
          <input type="hidden" name="of" value={source.id} />
          {errors.of === undefined ? null : <Notice tone="bad">{errors.of}</Notice>}
          <TextField
            name="title"
            label={words.upgradeTitle}
            defaultValue={words.copyTitle(source.title)}
            error={errors.title}
          />
          <StartField
            lang={props.lang}
            now={props.now}
            zones={source.zones}
            names={source.names}
            error={errors.start}
          />
        </>
      )}
    </Shell>
  )
}

/** Two places, a title, and the first steps. */
export function BlankForm(props: FormProps) {
  const { lang, now } = props
  const words = fresh[lang]
  return (
    <Shell {...props} from="blank">
      {(errors) => (
        <>
          <TextField name="title" label={words.upgradeTitle} error={errors.title} autoComplete="off" />
          <SidesFields lang={lang} now={now} errors={errors} />
          <AreaField name="steps" label={words.steps} hint={words.stepsHint} error={errors.steps} rows={4} />
        </>
      )}
    </Shell>
  )
}

function Shell(props: FormProps & { from: string; children: (errors: Errors) => ReactNode }) {
  const words = fresh[props.lang]
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ errors: Errors; message: string | null }>(none)
  const form = useRef<HTMLFormElement>(null)
  const id = useRef({ said: '', key: props.form })

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    if (busy) return
    setBusy(true)
    const said = fieldsIn(e.currentTarget)
    // Said again over a bad line it is the same form; said otherwise it is another one.
    const text = JSON.stringify(said)
    if (id.current.said !== '' && id.current.said !== text) id.current.key = newCommandId()
    id.current.said = text
    const fields = { ...said, id: id.current.key }
    const answer = (await postJson('/api/new-upgrade', fields).catch(() => null))?.value as Said | undefined
    if (answer?.to !== undefined) return location.assign(answer.to)
    const errors = answer?.fields ?? {}
    setOutcome({
      errors,
      message:
        Object.keys(errors).length > 0
          ? words.mend
          : answer === undefined
            ? words.failed
            : (answer.message ?? ''),
    })
    setBusy(false)
  }
  // Once the faults stand at their fields, however long that takes.
  useEffect(() => {
    if (outcome !== none) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [outcome])

  return (
    <form
      ref={form}
      className={fieldLook.form}
      method="post"
      action="/api/new-upgrade"
      onSubmit={make}
      noValidate
    >
      <input type="hidden" name="from" value={props.from} />
      <input type="hidden" name="id" value={props.form} />
      {props.children(outcome.errors)}
      <Fault>{outcome.message}</Fault>
      <div className={fieldLook.actions}>
        <Button type="submit" kind="primary" size="lg" busy={busy}>
          {busy ? words.making : words.make}
        </Button>
      </div>
    </form>
  )
}

const none = { errors: {}, message: null }

interface Said {
  to?: string
  fields?: Errors
  message?: string
}
