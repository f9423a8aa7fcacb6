'use client'
import { type FormEvent, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { people } from '../../domain/people/words/people.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { textOf } from '../moves/command-form.tsx'
import { Do } from '../moves/do.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { fieldLook, TextField } from '../ui/field.tsx'
import { Badge } from '../ui/marks.tsx'
import { Fault } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Row, RowTools } from '../ui/row.tsx'
import { usePost } from '../ui/use-post.ts'
import { RowsHead } from './rows-head.tsx'
import { Secret } from './secret.tsx'

/** Tokens for scripts: made here, shown once as the line that uses them, revoked here. */
export function ScriptSection() {
  const { state, lang, can } = useDesk()
  const words = people[lang].scripts
  const invites = people[lang].invites
  const [made, setMade] = useState<string | null>(null)
  const { post, busy, fault } = usePost(people[lang].failed)
  const [unnamed, setUnnamed] = useState(false)
  const tokens = Object.values(state.tokens)

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const name = textOf(new FormData(e.currentTarget), 'name')
    setUnnamed(name === '')
    if (name === '') return
    const token = await post<{ curl: string }>(`/api/upgrades/${state.id}/tokens`, { name })
    if (token !== null) setMade(token.curl)
  }

  return (
    <Panel title={words.title} flush>
      <div className="px-4 pt-3.5 pb-4">
        {made === null ? (
          <form className={fieldLook.form} onSubmit={make}>
            <p className="text-sm text-ink-soft">{words.lead}</p>
            <TextField
              name="name"
              label={words.name}
              hint={words.nameHint}
              error={unnamed ? deskWords[lang].needed : undefined}
              maxLength={80}
              autoComplete="off"
            />
            <Fault>{fault}</Fault>
            <div className={fieldLook.actions}>
              <Button type="submit" busy={busy}>
                {words.make}
              </Button>
            </div>
          </form>
        ) : (
          <div className="grid justify-items-start gap-2" role="status">
            <p className={fieldLook.label}>{words.line}</p>
            <Secret>{made}</Secret>
            <div className={fieldLook.actions}>
              <CopyButton text={made} copy={words.copy} copied={invites.copied} kind="plain" />
              <Button size="sm" kind="quiet" onClick={() => setMade(null)}>
                {invites.done}
              </Button>
            </div>
            <p className={fieldLook.hint}>{words.once}</p>
          </div>
        )}
      </div>
      <RowsHead title={words.list} none={tokens.length === 0 ? words.none : null} />
      <ul>
        {tokens.map((t) => (
          <Row
            key={t.id}
            title={t.name}
            tools={
              <>
                {t.revoked ? <Badge>{words.revoked}</Badge> : null}
                <RowTools>
                  {!t.revoked && can('token.revoke') ? (
                    <Do size="sm" kind="danger" command={() => ({ type: 'token.revoke', id: t.id })}>
                      {words.revoke}
                    </Do>
                  ) : null}
                </RowTools>
              </>
            }
          />
        ))}
      </ul>
    </Panel>
  )
}
