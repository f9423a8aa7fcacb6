'use client'
import { type FormEvent, useRef, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { fresh } from '../../domain/plan/words/fresh.ts'
import { newCommandId } from '../live/command-id.ts'
import { Button } from '../ui/button.tsx'
import { fieldLook, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** What is wrong with a plan file, as the server tells it; `text` is already in the reader's language. */
interface Fault {
  /** Line and field. */
  where: string
  text: string
  repair: string
}

type Outcome = { kind: 'faults'; faults: Fault[] } | { kind: 'failed' } | { kind: 'no-file' } | null

/** Makes an upgrade from a plan file; every fault of a wrong one is listed with its line and its repair. */
export function PlanFileForm({ lang }: { lang: Lang }) {
  const words = fresh[lang].fromFile
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const result = useRef<HTMLDivElement>(null)
  // One key a file: sent twice over a bad line, it makes one upgrade.
  const sent = useRef({ file: '', key: '' })

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const file = new FormData(e.currentTarget).get('plan')
    if (!(file instanceof File) || file.size === 0) return setOutcome({ kind: 'no-file' })
    setBusy(true)
    setOutcome(null)
    const print = `${file.name} ${file.size} ${file.lastModified}`
    if (sent.current.file !== print) sent.current = { file: print, key: newCommandId() }
    setOutcome(await upload(file, sent.current.key))
    setBusy(false)
    result.current?.focus()
  }

  return (
    <form
      className={fieldLook.form}
      onSubmit={make}
      action="/api/upgrades"
      method="post"
      encType="multipart/form-data"
    >
      <p className="text-sm text-ink-soft">{words.lead}</p>
      <TextField
        type="file"
        name="plan"
        label={words.file}
        accept=".yaml,.yml,text/yaml"
        error={outcome?.kind === 'no-file' ? words.noFile : undefined}
      />
      <div ref={result} tabIndex={-1} className="faults empty:hidden">
        {outcome?.kind === 'failed' ? (
          <Notice tone="bad" live>
            {words.failed}
          </Notice>
        ) : null}
        {outcome?.kind === 'faults' ? (
          <Notice tone="bad" live title={words.faults(outcome.faults.length)}>
            <ol className="mt-1.5 grid list-decimal gap-1 ps-5">
              {outcome.faults.map((f) => (
                <li key={`${f.where} ${f.text}`}>
                  <strong>{f.where}</strong> {f.text} <span className="text-ink-faint">{f.repair}</span>
                </li>
              ))}
            </ol>
          </Notice>
        ) : null}
      </div>
      <div className={fieldLook.actions}>
        <Button type="submit" kind="primary" busy={busy}>
          {busy ? words.working : words.make}
        </Button>
      </div>
    </form>
  )
}

async function upload(file: File, key: string): Promise<Outcome> {
  try {
    const answer = await fetch('/api/upgrades', {
      method: 'POST',
      headers: { 'content-type': 'text/yaml', accept: 'application/json', 'idempotency-key': key },
      body: await file.text(),
    })
    const body = (await answer.json()) as { id?: string; errors?: Partial<Fault>[]; message?: string }
    if (answer.ok && body.id !== undefined) {
      location.assign(`/u/${body.id}`)
      return null
    }
    const faults = (body.errors ?? []).map((f) => ({
      where: f.where ?? '',
      text: f.text ?? '',
      repair: f.repair ?? '',
    }))
    if (faults.length > 0) return { kind: 'faults', faults }
    return body.message === undefined
      ? { kind: 'failed' }
      : { kind: 'faults', faults: [{ where: '', text: body.message, repair: '' }] }
  } catch {
    return { kind: 'failed' }
  }
}
