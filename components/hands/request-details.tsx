import { type Details, detailsFor } from '../../domain/hands/details.ts'
import { requests } from '../../domain/hands/words/requests.ts'
import type { HandsRequest } from '../../domain/log/state.ts'
import { useHands } from '../phone/tools.tsx'
import { Fact } from '../ui/fact.tsx'

/** What to wait for, what to do then, and that nothing else is to be touched. */
export function StandBy({ details }: { details: Details }) {
  const { lang } = useHands()
  const words = requests[lang]
  return (
    <>
      {detailsFor('stand-by', details).map(([name, text]) => (
        <div key={name} className="expect">
          <h2>{words.detail[name]}</h2>
          <p className="pre">{text}</p>
        </div>
      ))}
      <p className="text">
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
    <dl className="details">
      {said.map(([name, text]) => (
        <Fact key={name} name={requests[lang].detail[name]}>
          {text}
        </Fact>
      ))}
    </dl>
  )
}
