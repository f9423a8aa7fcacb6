'use client'
import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { CheckField, type Choice, controlLook, optionsOf, SelectField, TextField } from '../ui/field.tsx'
import { StateMark } from '../ui/marks.tsx'
import { fieldsIn, postFields } from './post-fields.ts'

/** How the newest change of one control stands. `why`: what is wrong with what stands in it. */
type Standing = { at: 'saving' | 'saved' } | { at: 'refused'; why: string }
interface Shared {
  lang: Lang
  standing: Readonly<Record<string, Standing>>
}
const Saving = createContext<Shared>({ lang: 'en', standing: {} })

interface FormProps {
  lang: Lang
  action: string
  /** By the code of a refusal: at which control it is told, in which words. */
  faults?: Record<string, { field: string; text: string }>
  /** Told while what must be there is not: it is sent once it is complete. Without it, the server is asked. */
  incomplete?: string
  /** As the page was loaded: where a form without script led back to. */
  initial?: Record<string, Standing>
  /** What the button is called without script, where several would have one name. */
  saveLabel?: string
  onSaved?: (name: string, value: string) => void
  className?: string
  children: ReactNode
}

/**
 * A form whose every change is stored at once, and says so beside the control. One request at a time, always with all that
 * stands in it, so that the last change is what stays. What could not be stored stays typed, says why, and is tried again
 * by its button and when the network is back. Without script it is a form with a button.
 */
export function SavingForm(props: FormProps) {
  const { lang, action } = props
  const words = settingsPage[lang].saving
  const form = useRef<HTMLFormElement>(null)
  const [standing, setStanding] = useState<Record<string, Standing>>(props.initial ?? {})
  const [trouble, setTrouble] = useState<{ text: string; name: string | null } | null>(null)
  const sending = useRef({ busy: false, next: null as string | null })

  async function save(name: string) {
    if (form.current === null) return
    if (props.incomplete !== undefined && !form.current.checkValidity())
      return setTrouble({ text: props.incomplete, name: null })
    sending.current.next = name
    if (sending.current.busy) return
    sending.current.busy = true
    for (let at: string | null = name; at !== null; at = sending.current.next) {
      sending.current.next = null
      const [control, sent] = [at, fieldsIn(form.current)]
      setStanding((all) => ({ ...all, [control]: { at: 'saving' } }))
      const answer = await postFields(action, sent)
      const fault = answer.ok || answer.why === undefined ? undefined : props.faults?.[answer.why]
      setStanding((all) => told(all, control, answer.ok, fault))
      setTrouble(
        answer.ok || fault !== undefined
          ? null
          : { text: answer.message ?? (answer.reached ? words.refused : words.noAnswer), name: control },
      )
      if (answer.ok) props.onSaved?.(control, sent[control] ?? '')
    }
    sending.current.busy = false
  }

  const saveNow = useRef(save)
  useEffect(() => {
    saveNow.current = save
  })
  useEffect(() => {
    const { current } = form
    if (current === null) return
    // React's own "change" is every letter; a line is stored when one leaves it.
    const changed = (e: Event) => void saveNow.current((e.target as HTMLInputElement).name)
    current.addEventListener('change', changed)
    // Changed before this page could listen.
    const early = changedIn(current)
    if (early !== undefined) void saveNow.current(early)
    return () => current.removeEventListener('change', changed)
  }, [])
  const failed = trouble?.name ?? null
  useEffect(() => {
    if (failed === null) return
    const again = () => void saveNow.current(failed)
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [failed])

  return (
    <Saving value={{ lang, standing }}>
      <form
        ref={form}
        className={props.className ?? 'grid gap-3'}
        method="post"
        action={action}
        autoComplete="off"
        onSubmit={(e) => {
          e.preventDefault()
          // Enter in a line that was changed: the change is on its way.
          if (sending.current.busy) return
          const [first = ''] = Object.keys(fieldsIn(e.currentTarget))
          const at = document.activeElement
          void save(at instanceof HTMLInputElement && at.form === e.currentTarget ? at.name : first)
        }}
      >
        {props.children}
        <div
          role="alert"
          className={trouble === null ? 'hidden' : 'flex flex-wrap items-center gap-x-3 gap-y-1'}
        >
          {trouble === null ? null : (
            <p className={failed === null ? 'text-sm text-ink-soft' : 'text-sm text-bad'}>{trouble.text}</p>
          )}
          {failed === null ? null : (
            <Button size="sm" onClick={() => void save(failed)}>
              {words.again}
            </Button>
          )}
        </div>
        <noscript>
          <button type="submit" className={buttonLook({})} aria-label={props.saveLabel}>
            {settings[lang].save}
          </button>
        </noscript>
      </form>
    </Saving>
  )
}

/** All that stood in the form was sent: what is stored is so for every control, what is refused for one. */
function told(
  all: Record<string, Standing>,
  control: string,
  ok: boolean,
  fault: { field: string; text: string } | undefined,
): Record<string, Standing> {
  const rest = Object.fromEntries(
    Object.entries(all).filter(([name, s]) => name !== control && (!ok || s.at === 'saved')),
  )
  if (ok) return { ...rest, [control]: { at: 'saved' } }
  return fault === undefined ? rest : { ...rest, [fault.field]: { at: 'refused', why: fault.text } }
}

/** The name of a control that stands otherwise than the page came. */
function changedIn(form: HTMLFormElement): string | undefined {
  for (const e of form.elements) {
    if (e instanceof HTMLSelectElement && e.selectedOptions[0]?.defaultSelected === false) return e.name
    if (!(e instanceof HTMLInputElement) || e.type === 'hidden') continue
    if (e.type === 'checkbox' ? e.checked !== e.defaultChecked : e.value !== e.defaultValue) return e.name
  }
  return undefined
}

/** Beside a control: that its change is on its way, or stored. Read out when it turns so. */
export function Said({ at, lang }: { at: 'saving' | 'saved' | null; lang: Lang }) {
  const words = settingsPage[lang].saving
  return (
    <span role="status" className="inline-flex min-h-5 items-center gap-1 text-xs text-ink-soft">
      {at === 'saved' ? <StateMark mark="check" tone="good" /> : null}
      {at === null ? null : words[at]}
    </span>
  )
}

function useStanding(name: string) {
  const { lang, standing } = useContext(Saving)
  const mine = standing[name]
  return {
    beside: <Said at={mine === undefined || mine.at === 'refused' ? null : mine.at} lang={lang} />,
    error: mine?.at === 'refused' ? <span role="alert">{mine.why}</span> : undefined,
  }
}

type Named = { name: string; label: ReactNode; hint?: ReactNode }

export function SavingText(props: Named & InputHTMLAttributes<HTMLInputElement>) {
  return <TextField {...props} {...useStanding(props.name)} />
}

export function SavingSelect(
  props: Named & { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>,
) {
  return <SelectField {...props} {...useStanding(props.name)} />
}

/** One whose name is only read out: where the row says what it is about. */
export function SavingBareSelect(props: {
  name: string
  label: string
  value: string
  choices: readonly Choice[]
}) {
  const { beside, error } = useStanding(props.name)
  return (
    <>
      <select
        name={props.name}
        aria-label={props.label}
        defaultValue={props.value}
        className={controlLook({ width: 'own' })}
      >
        {optionsOf(props.choices)}
      </select>
      {beside}
      {error}
    </>
  )
}

export function SavingCheck(props: Named & InputHTMLAttributes<HTMLInputElement>) {
  const { beside } = useStanding(props.name)
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <CheckField {...props} />
      {beside}
    </div>
  )
}
