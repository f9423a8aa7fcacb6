'use client'
import { useEffect } from 'react'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Notice } from '../ui/notice.tsx'
import { UnsentPart } from './unsent-part.tsx'
import { useUnsent } from './use-unsent.ts'

/** Before somebody signs in where another is signed in: `text`, that this one leaves; and what they have not delivered. */
export function AnotherAccount({ lang, text }: { lang: Lang; text: string }) {
  const words = leaving[lang]
  const unsent = useUnsent(lang)
  const { look } = unsent
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once; it is another function after each look
  useEffect(() => void look(), [])
  return (
    <div className="mb-6">
      <Notice tone="warn">
        <p>{text}</p>
        <UnsentPart lang={lang} unsent={unsent} lead={words.unsent.onlyHere} done={words.unsent.delivered} />
      </Notice>
    </div>
  )
}
