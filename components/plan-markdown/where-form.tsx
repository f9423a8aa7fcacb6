import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { names as roleNames } from '../../domain/messages/names.ts'
import { type FreshField, readBlank } from '../../domain/plan/fresh.ts'
import { sayFreshFault } from '../../domain/plan/words/fresh.ts'
import type { Draft } from '../../domain/plan-markdown/draft.ts'
import { draftFaults, planOfDraft } from '../../domain/plan-markdown/to-plan.ts'
import { markdown } from '../../domain/plan-markdown/words.ts'
import { SidesFields } from '../listing/sides-fields.tsx'
import { newCommandId } from '../live/command-id.ts'
import { Button } from '../ui/button.tsx'
import { fieldLook, TextField } from '../ui/field.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

type Errors = Partial<Record<FreshField, string>>

/** The few things a procedure does not say; then the upgrade is made, and its desk opened. */
export function WhereForm(props: { lang: Lang; now: number; draft: Draft; unread: number }) {
  const { lang, draft } = props
  const words = markdown[lang]
  const [title, setTitle] = useState(draft.title)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<Errors>({})
  const [message, setMessage] = useState<string | null>(null)
  // Once the faults stand at their fields, however long that takes.
  const [mending, setMending] = useState(0)
  useEffect(() => {
    if (mending > 0) document.querySelector<HTMLElement>('.md-import [aria-invalid]')?.focus()
  }, [mending])
  // The same plan sent again over a bad line is the same upgrade.
  const sent = useRef({ plan: '', key: '' })

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    if (busy) return
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(e.currentTarget))
      if (typeof value === 'string') fields.set(name, value)
    const { upgrader, sentinel } = roleNames[lang].role
    const read = readBlank(fields, { upgrader, sentinel, phase: '-', firstStep: '-' }, props.now)
    const told = read.ok
      ? {}
      : Object.fromEntries(
          Object.entries(read.faults).map(([f, fault]) => [f, sayFreshFault(lang, f as FreshField, fault)]),
        )
    setErrors(told)
    const mendFirst = draftFaults(draft)
    if (!read.ok || mendFirst.length > 0 || document.querySelector('.md-plan [aria-invalid]') !== null) {
      setMessage(
        mendFirst.some((f) => f.field === 'steps' && f.fault === 'missing') ? words.noSteps : words.mend,
      )
      setMending((n) => n + 1)
      return
    }
    setBusy(true)
    setMessage(null)
    const plan = JSON.stringify(planOfDraft(draft, read.value, words.phases))
    if (sent.current.plan !== plan) sent.current = { plan, key: newCommandId() }
    const answer = await send(plan, sent.current.key)
    if (answer?.id !== undefined) return location.assign(`/u/${answer.id}`)
    setMessage(answer === null ? words.failed : (answer.message ?? words.refused))
    setBusy(false)
  }

  return (
    <Panel title={words.where} className="md-where">
      <form className={fieldLook.form} noValidate onSubmit={make}>
        <p className="text-sm text-ink-soft">{words.whereLead}</p>
        <TextField
          name="title"
          label={words.upgradeTitle}
          value={title}
          error={errors.title}
          autoComplete="off"
          onChange={(e) => setTitle(e.target.value)}
        />
        <SidesFields lang={lang} now={props.now} errors={errors} />
        {props.unread === 0 ? null : <Notice tone="warn">{words.stillUnread(props.unread)}</Notice>}
        <Fault>{message}</Fault>
        <div className={fieldLook.actions}>
          <Button type="submit" kind="primary" size="lg" busy={busy}>
            {busy ? words.making : words.make}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

interface Said {
  id?: string
  message?: string
}

/** Null: nobody answered. */
async function send(plan: string, key: string): Promise<Said | null> {
  try {
    const answer = await fetch('/api/upgrades', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': key,
      },
      body: plan,
    })
    return (await answer.json()) as Said
  } catch {
    return null
  }
}
