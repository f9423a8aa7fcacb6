'use client'
import type { Lang } from '../../domain/messages/lang.ts'
import { sayDifference, tzBrowser } from '../../domain/time/words/tz-browser.ts'
import type { ZoneFacts } from '../../domain/time/zone-facts.ts'
import { Notice } from '../ui/notice.tsx'
import { useZoneDifferences } from './zone-differences.ts'

/** Warns of a browser whose tz data is not the server's. Nothing else can: its own times look right. */
export function TzWarning(props: {
  facts: ZoneFacts[] | undefined
  lang: Lang
  sides: { name: string; zone: string }[]
}) {
  const { facts, lang, sides } = props
  const found = useZoneDifferences(facts)
  if (found.length === 0) return null
  return (
    <Notice tone="bad" live title={tzBrowser[lang].browserTitle}>
      {found.map((d) => (
        <p key={d.zone}>{sayDifference(d, sides, lang)}</p>
      ))}
      <p>{tzBrowser[lang].mend}</p>
    </Notice>
  )
}
