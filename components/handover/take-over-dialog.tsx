'use client'
import { useState } from 'react'
import { handoverWords } from '../../domain/handover/words.ts'
import { batonNow } from '../../domain/presence/baton.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { CommandForm } from '../moves/command-form.tsx'
import { CheckField } from '../ui/field.tsx'
import { HandOver } from './hand-over.tsx'

/** The next upgrader takes the baton: with the card of how things stand before their eyes at that moment. */
export function TakeOverDialog() {
  const { state, me, lang, called, live } = useDesk()
  const words = handoverWords[lang]
  // Who it is taken from, as it was when this was opened: the dialog must not change its title under the hand.
  const [from] = useState(() => batonNow(state).by)
  const leads = Object.values(state.people).some((p) => p.account === me.account && p.lead)
  return (
    <CommandForm
      title={words.takeFrom(from === null || from === me.person ? null : called.person(from))}
      lead={words.takeLead}
      submit={words.takeDo}
      read={(form) => {
        // The lead goes with it: what is handed back later must come to whoever is there then.
        if (!leads && form.get('lead') === 'on') live.send({ type: 'lead.take' })
        return { type: 'baton.take' }
      }}
    >
      {() => (
        <>
          <HandOver taking />
          {leads ? null : <CheckField name="lead" label={words.leadToo} defaultChecked />}
        </>
      )}
    </CommandForm>
  )
}
