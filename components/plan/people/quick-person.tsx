'use client'
import { type FormEvent, useRef, useState } from 'react'
import { names } from '../../../domain/messages/names.ts'
import { bulkWords } from '../../../domain/plan/words/bulk.ts'
import { planHead } from '../../../domain/plan/words/head.ts'
import { planPage } from '../../../domain/plan/words/page.ts'
import { newPerson } from '../../../domain/plan-edit/things.ts'
import { useDesk } from '../../desk/desk-context.tsx'
import { newId } from '../../desk/new-id.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { dense } from '../looks.ts'
import { usePlan } from '../plan-context.tsx'

const roles = ['sentinel', 'upgrader', 'observer'] as const

/** The row in which people are typed one after the other: Enter adds one and waits for the next. */
export function QuickPerson() {
  const { lang } = useDesk()
  const { edit, say } = usePlan()
  const w = bulkWords[lang].person
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof roles)[number]>('sentinel')
  const [error, setError] = useState<string>()
  const field = useRef<HTMLFormElement>(null)
  function add(e: FormEvent) {
    e.preventDefault()
    field.current?.querySelector('input')?.focus()
    const said = name.trim()
    if (said === '') return setError(planHead[lang].empty)
    if (!edit((state) => newPerson(state, { id: newId('p'), name: said, role }))) return
    say(planPage[lang].said.added(said))
    setName('')
    setError(undefined)
  }
  return (
    <form
      ref={field}
      noValidate
      data-quick-person
      data-way
      className="flex flex-wrap items-start gap-2 border-t border-line px-pad py-3"
      onSubmit={add}
    >
      <div className="min-w-0 flex-[1_1_14rem]">
        <TextField
          look={dense}
          label={w.name}
          hint={w.hint}
          error={error}
          value={name}
          maxLength={80}
          autoComplete="off"
          onChange={(e) => {
            setName(e.target.value)
            setError(undefined)
          }}
        />
      </div>
      <div className="w-36">
        <SelectField
          look={dense}
          label={w.role}
          value={role}
          choices={roles.map((value) => ({ value, label: names[lang].role[value] }))}
          onChange={(e) => setRole(e.target.value as (typeof roles)[number])}
        />
      </div>
      <Button type="submit" size="sm" className="mt-6">
        {w.add}
      </Button>
    </form>
  )
}
