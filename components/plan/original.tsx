import type { Lang } from '../../domain/messages/lang.ts'
import { originalWords } from '../../domain/plan/words/original.ts'
import { Opens, well } from '../phone/look.tsx'
import { useHands } from '../phone/tools.tsx'

/** What is read here, and the plan's own words for it. */
export type Pair = readonly [shown: string, original: string | undefined]

/**
 * The plan's own words, one tap away where others are read in their place: without script too. Nothing where what is
 * read are these words. `from`: their language; '' where nobody knows it.
 */
export function Original({ of, from }: { of: readonly Pair[]; from: Lang | '' }) {
  const { lang } = useHands()
  const others = new Set(of.flatMap(([shown, own = '']) => (own.trim() === '' || shown === own ? [] : [own])))
  if (others.size === 0) return null
  return (
    <Opens className="original" label={originalWords[lang].title}>
      <div lang={from} className={well}>
        {[...others].map((text) => (
          <p key={text} className="whitespace-pre-line">
            {text}
          </p>
        ))}
      </div>
    </Opens>
  )
}
