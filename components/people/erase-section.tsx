'use client'
import { useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { erasable } from '../../domain/log/erasable.ts'
import { people } from '../../domain/people/words/people.ts'
import { useCommand, useDesk } from '../desk/desk-context.tsx'
import { Outcome } from '../desk/do.tsx'
import type { LiveEvent } from '../live/live-upgrade.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { SelectField } from '../ui/field.tsx'
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
      <div className="form">
        <p className="dialog-lead">{words.lead}</p>
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
            <div className="form-actions">
              <Button kind="danger" disabled={line === undefined} onClick={() => setAsking(true)}>
                {words.do}
              </Button>
            </div>
          </>
        )}
      </div>
      {asking && line !== undefined ? (
        <EraseDialog seq={line.seq} text={text(line)} close={() => setAsking(false)} />
      ) : null}
    </Panel>
  )
}

function EraseDialog({ seq, text, close }: { seq: number; text: string; close: () => void }) {
  const { lang } = useDesk()
  const desk = deskWords[lang]
  const words = people[lang].erase
  const sending = useCommand(close)
  return (
    <Dialog title={words.title2} closeWord={desk.close} onClose={close}>
      <div className="form">
        <blockquote className="hand-over">{text}</blockquote>
        <Outcome sending={sending} />
        <div className="form-actions">
          <Button
            kind="danger"
            busy={sending.busy}
            onClick={() => sending.send({ type: 'event.erase', seq })}
          >
            {words.do}
          </Button>
          <Button kind="quiet" onClick={close}>
            {desk.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
