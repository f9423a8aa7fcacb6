import type { Lang } from '../../domain/messages/lang.ts'
import { shell } from '../../domain/messages/shell.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { DeadEnd } from '../ui/dead-end.tsx'
import { Page } from '../ui/page.tsx'

/** A page that could not be drawn. `again`: tries anew; null where only the page itself can be asked for anew. */
export function BrokenPage({ lang, again }: { lang: Lang; again: (() => void) | null }) {
  const words = shell[lang].error
  return (
    <Page skip={shell[lang].skip} title={words.title} narrow>
      <DeadEnd
        sign="broken"
        actions={
          again === null ? (
            <LinkButton size="end" kind="primary" href="">
              {words.again}
            </LinkButton>
          ) : (
            <Button size="end" kind="primary" onClick={again}>
              {words.again}
            </Button>
          )
        }
      >
        <p>{words.lead}</p>
        <p>{words.now}</p>
      </DeadEnd>
    </Page>
  )
}
