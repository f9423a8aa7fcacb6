'use client'
import { type FormEvent, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { people } from '../../domain/people/words/people.ts'
import { textOf } from '../desk/command-form.tsx'
import { useDesk } from '../desk/desk-context.tsx'
import { Do } from '../desk/do.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { postJson } from './post-json.ts'

/** Tokens for scripts: made here, shown once as the line that uses them, revoked here. */
export function ScriptSection() {
  const { state, lang, can } = useDesk()
  const words = people[lang].scripts
  const invites = people[lang].invites
  const [made, setMade] = useState<string | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [unnamed, setUnnamed] = useState(false)
  const [busy, setBusy] = useState(false)
  const tokens = Object.values(state.tokens)

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const name = textOf(new FormData(e.currentTarget), 'name')
    setUnnamed(name === '')
    if (name === '' || busy) return
    setBusy(true)
    setFault(null)
    const answer = await postJson<{ id: string; token: string; curl: string }>(
      `/api/upgrades/${state.id}/tokens`,
      { name },
    )
    setBusy(false)
    if (answer?.ok === true) setMade(answer.value.curl)
    else setFault(answer === null ? people[lang].failed : answer.message)
  }

  return (
    <Panel title={words.title} flush>
      <div className="section-body">
        {made === null ? (
          <form className="form" onSubmit={make}>
            <p className="dialog-lead">{words.lead}</p>
            <TextField
              name="name"
              label={words.name}
              hint={words.nameHint}
              error={unnamed ? deskWords[lang].needed : undefined}
              maxLength={80}
              autoComplete="off"
            />
            {fault === null ? null : (
              <Notice tone="bad" live>
                {fault}
              </Notice>
            )}
            <div className="form-actions">
              <Button type="submit" busy={busy}>
                {words.make}
              </Button>
            </div>
          </form>
        ) : (
          <div className="made" role="status">
            <p className="field-label">{words.line}</p>
            <p className="made-secret">
              <code>{made}</code>
            </p>
            <div className="form-actions">
              <CopyButton text={made} copy={words.copy} copied={invites.copied} kind="plain" />
              <Button size="sm" kind="quiet" onClick={() => setMade(null)}>
                {invites.done}
              </Button>
            </div>
            <p className="field-hint">{words.once}</p>
          </div>
        )}
      </div>
      <h3 className="rows-title">{words.list}</h3>
      {tokens.length === 0 ? <p className="rows-none">{words.none}</p> : null}
      <ul className="rows">
        {tokens.map((t) => (
          <li key={t.id} className="row">
            <div className="row-words">
              <p className="row-title">{t.name}</p>
            </div>
            {t.revoked ? <Badge>{words.revoked}</Badge> : null}
            <div className="row-tools">
              {!t.revoked && can('token.revoke') ? (
                <Do size="sm" kind="danger" command={() => ({ type: 'token.revoke', id: t.id })}>
                  {words.revoke}
                </Do>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
