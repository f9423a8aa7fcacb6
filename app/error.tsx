'use client'
import { Button } from '../components/ui/button.tsx'
import { DeadEnd } from '../components/ui/dead-end.tsx'
import { Page } from '../components/ui/page.tsx'
import { pickLang } from '../domain/messages/lang.ts'
import { shell } from '../domain/messages/shell.ts'

/** Runs in the browser, where the language stands on the document. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const lang = pickLang(typeof document === 'undefined' ? null : document.documentElement.lang, null)
  const words = shell[lang]
  return (
    <Page skip={words.skip} title={words.error.title} narrow>
      <DeadEnd
        sign="broken"
        actions={
          <Button size="end" kind="primary" onClick={reset}>
            {words.error.again}
          </Button>
        }
      >
        <p>{words.error.lead}</p>
        <p>{words.error.now}</p>
      </DeadEnd>
    </Page>
  )
}
