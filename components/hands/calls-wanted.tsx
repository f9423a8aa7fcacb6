'use client'
import { callsFor } from '../../domain/hands/calls.ts'
import { deskRequests } from '../../domain/hands/words/desk.ts'
import { cannotText } from '../../domain/hands/words/presets.ts'
import { whom } from '../../domain/hands/words/whom.ts'
import { doerName } from '../../domain/messages/events.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { MoveButton } from '../moves/move-button.tsx'
import { useOffered } from '../moves/use-moves.ts'
import { useNumbers } from '../notices/use-numbers.ts'
import { BothClocks } from '../time/both-clocks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Who on site asks to be called, about what, and the number where one is known: the upgrader's move, and nobody else's. */
export function CallsWanted() {
  const { state, lang, zones, role, readOnly, open } = useDesk()
  const own = whom[lang]
  const calls = callsFor(state)
  const offered = useOffered()
  const may = role === 'upgrader' && !readOnly
  const numbers = useNumbers(state.id, may ? calls.map((c) => `${c.by}:${c.at}`).join() : '')
  if (!may) return null
  return calls.map(({ request, by, at }) => {
    const known = by === null ? [] : (numbers[by] ?? [])
    return (
      <Notice key={request.id} tone="bad" live title={own.call(doerName(state, by, lang))}>
        <p>
          {request.text} <strong>{cannotText(request, lang)}</strong>{' '}
          <BothClocks instant={at} {...zones} lang={lang} size="sm" />
        </p>
        <p>
          {known.length === 0
            ? own.noNumber
            : known.map((n) => (
                <a key={n} className="font-mono text-base" href={`tel:${n.replace(/[^+\d]/g, '')}`}>
                  {n}
                </a>
              ))}
        </p>
        <div className="mt-1 flex flex-wrap gap-1.5">
          <Button size="sm" kind="primary" onClick={() => open({ dialog: 'call', request: request.id })}>
            {own.called}
          </Button>
          <MoveButton move={offered('ask-again', 'request', request.id)} size="sm">
            {deskRequests[lang].reopen}
          </MoveButton>
        </div>
      </Notice>
    )
  })
}
