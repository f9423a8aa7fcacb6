'use client'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { UnsentList } from './unsent-list.tsx'
import type { Unsent } from './use-unsent.ts'

/**
 * What is not delivered here, each by name, and the button that delivers it. Nothing where all is; that it can't be known,
 * where nothing can be read. `lead`: what becomes of it else; `done`: said once all of it is sent.
 */
export function UnsentPart(props: { lang: Lang; unsent: Unsent; lead: string; done: string }) {
  const { lang, unsent } = props
  const words = leaving[lang].unsent
  const { items, left, sendable, busy } = unsent
  if (unsent.unread)
    return (
      <div className="mt-3">
        <Notice
          tone="warn"
          live
          title={leaving[lang].unread.title}
          action={
            <Button size="sm" onClick={() => void unsent.look()}>
              {leaving[lang].unread.again}
            </Button>
          }
        >
          <p>{leaving[lang].unread.text}</p>
        </Notice>
      </div>
    )
  if (items === null || items.length === 0) return null
  return (
    <section className="mt-3 border-t border-line pt-3">
      <div role="status">
        <h4 className="font-semibold">{left.length === 0 ? props.done : words.title(left.length)}</h4>
        {left.length === 0 ? null : <p className="text-ink-soft">{props.lead}</p>}
      </div>
      <div className="max-h-[40vh] overflow-y-auto" tabIndex={-1}>
        <UnsentList
          lang={lang}
          items={items}
          titles={unsent.titles}
          became={unsent.became}
          mine={unsent.mine}
          words
        />
      </div>
      {sendable.length === 0 && !busy ? null : (
        <Button kind="primary" busy={busy} onClick={() => void unsent.send()}>
          {busy ? words.sending : words.send}
        </Button>
      )}
    </section>
  )
}
