import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { openCards } from '../../domain/cards/cards.ts'
import { cards } from '../../domain/cards/words/cards.ts'
import { phoneCards } from '../../domain/cards/words/phone.ts'
import { detailsFor } from '../../domain/hands/details.ts'
import { requestTexts } from '../../domain/hands/request-texts.ts'
import { isOpen } from '../../domain/hands/state.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { requestTitle } from '../../domain/hands/words/request-title.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import { joins } from '../../domain/messages/joins.ts'
import { useHands, When } from './tools.tsx'

/** What is printed of this page, and nothing else of it. Drawn when it is printed: it says all that the screen says. */
export function Paper() {
  return useOnPaper() ? <Sheet /> : null
}

/** Whether the page is being printed. The sheet has to stand before the printer looks. */
function useOnPaper(): boolean {
  const [on, set] = useState(false)
  useEffect(() => {
    const paper = matchMedia('print')
    const look = () => flushSync(() => set(paper.matches))
    const before = () => flushSync(() => set(true))
    const after = () => set(false)
    // Loaded for the printer alone.
    set(paper.matches)
    paper.addEventListener?.('change', look)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      paper.removeEventListener?.('change', look)
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return on
}

const thing = 'mt-4 pt-2 border-t border-[#000] break-inside-avoid'

/** The cards that hold and all that is asked, on one sheet. */
function Sheet() {
  const { state, lang, now } = useHands()
  const words = phoneCards[lang]
  const own = cards[lang]
  const armed = openCards(state, now)
  const open = Object.values(state.requests).filter(isOpen)
  const box = (id: string | null) => {
    const m = id === null ? undefined : state.machines[id]
    return m === undefined ? '' : `${m.sticker}${m.place === '' ? '' : ` (${m.place})`}`
  }
  return (
    <section className="paper hidden print:block text-[#000] text-[12pt] [--site:#000] [--home:#000] [--ink-soft:#000]">
      <h1>{state.head.title}</h1>
      <p>
        {own.asOf} <When at={now} />
      </p>
      {armed.map((c) => (
        <div key={c.id} className={thing}>
          <h2>{words.title}</h2>
          <p>
            {words.unless} <strong>{c.unless}</strong> {words.by} <When at={c.dueAt} />
          </p>
          <p>
            {words.doThis + joins[lang].colon}
            <strong>{c.then}</strong>
          </p>
          <p>{box(c.machine)}</p>
          {c.walk === 0 ? null : (
            <p>
              {own.goBy} <When at={c.dueAt - c.walk * 60_000} />
            </p>
          )}
        </div>
      ))}
      {open.map((r) => {
        const says = requestTexts(state, r, lang)
        return (
          <div key={r.id} className={thing}>
            <h2>{requestTitle(state, r, lang)}</h2>
            <p>
              <strong>{box(r.machine)}</strong>
            </p>
            <p>{says.text}</p>
            {says.text === r.text ? null : <p lang={says.original}>{r.text}</p>}
            {detailsFor(r.kind, says.details).map(([name, text]) => (
              <p key={name}>{requests[lang].detail[name] + joins[lang].colon + text}</p>
            ))}
            {says.expect === '' ? null : (
              <p>{phoneRequests[lang].expect + joins[lang].colon + says.expect}</p>
            )}
            {says.otherwise === '' ? null : (
              <p>{requests[lang].otherwise + joins[lang].colon + says.otherwise}</p>
            )}
            {r.expiresAt === null ? null : (
              <p>
                {phoneRequests[lang].holdsUntil} <When at={r.expiresAt} /> {phoneRequests[lang].afterwards}
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}
