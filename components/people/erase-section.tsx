'use client'
import { useState } from 'react'
import { erasable } from '../../domain/log/erasable.ts'
import { people } from '../../domain/people/words/people.ts'
import { useDesk } from '../desk/desk-context.tsx'
import type { LiveEvent } from '../live/history.ts'
import { SureDialog } from '../moves/sure-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { fieldLook, SelectField } from '../ui/field.tsx'
import { Empty } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** Takes the words out of one line: talk, a note, a name. */
export function EraseSection() {
  const { view, lang, called } = useDesk()
  const words = people[lang].erase
  const [chosen, setChosen] = useState('')
  const [asking, setAsking] = useState(false)
  const lines = view.events.filter((e) => erasable.includes(e.type) && e.body !== null).reverse()
  const line = lines.find((e) => String(e.seq) === chosen)
  const text = (e: LiveEvent) => `${called.who(e)}: ${called.line(e)}`
  return (
    <Panel title={words.title}>
      <div className={fieldLook.form}>
        <p className="text-sm text-ink-soft">{words.lead}</p>
        {lines.length === 0 ? (
          <Empty title={words.none} />
        ) : (
          <>
            <SelectField
              label={words.line}
              value={line === undefined ? '' : chosen}
              onChange={(e) => setChosen(e.target.value)}
              choices={[
                { value: '', label: words.choose },
                ...lines.map((e) => ({ value: String(e.seq), label: `${e.seq}. ${text(e).slice(0, 90)}` })),
              ]}
            />
            <div className={fieldLook.actions}>
              <Button kind="danger" disabled={line === undefined} onClick={() => setAsking(true)}>
                {words.do}
              </Button>
            </div>
          </>
        )}
      </div>
      {asking && line !== undefined ? (
        <SureDialog
          title={words.title2}
          submit={words.do}
          command={{ type: 'event.erase', seq: line.seq }}
          close={() => setAsking(false)}
        >
          <blockquote className="max-w-200 rounded-md bg-raised px-3 py-2 text-sm">{text(line)}</blockquote>
        </SureDialog>
      ) : null}
    </Panel>
  )
}
