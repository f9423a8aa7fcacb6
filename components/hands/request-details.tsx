import { type Details, detailsFor } from '../../domain/hands/details.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { text as reading, Well } from '../phone/look.tsx'
import { useHands } from '../phone/tools.tsx'
import { Fact } from '../ui/row.tsx'

/** What to wait for, what to do then, and that nothing else is to be touched. */
export function StandBy({ details }: { details: Details }) {
  const { lang } = useHands()
  const words = requests[lang]
  return (
    <>
      {detailsFor('stand-by', details).map(([name, text]) => (
        <Well key={name} title={words.detail[name]}>
          {text}
        </Well>
      ))}
      <p className={reading}>
        <strong>{words.nothingElse}</strong>
      </p>
    </>
  )
}

/** The fields that are the kind's own: which cable from where to where, which key at which moment. */
export function DetailList({ kind, details }: Pick<HandsRequest, 'kind' | 'details'>) {
  const { lang } = useHands()
  const said = detailsFor(kind, details)
  if (said.length === 0) return null
  return (
    <dl className="my-3 [&_dt]:text-ink-soft [&_dd]:font-bold">
      {said.map(([name, text]) => (
        <Fact
          key={name}
          className="grid grid-cols-[5.5rem_1fr] py-1.5 border-t border-line"
          name={requests[lang].detail[name]}
        >
          {text}
        </Fact>
      ))}
    </dl>
  )
}
