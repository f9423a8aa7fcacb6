'use client'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { leaveAll, type Settled } from './settle.ts'
import { forgetSaid } from './undelivered.ts'
import { UnsentList } from './unsent-list.tsx'

/** What `settle` found, in words. Nothing where there is nothing to be told. `stranger`: nobody is signed in here. */
export function Told(props: { lang: Lang; settled: Settled; stranger: boolean; away: () => void }) {
  const { lang, settled, away } = props
  const { dropped, kept, unread } = settled
  const words = leaving[lang]
  const ended = settled.standing === 'ended'
  const about = ended ? words.ended : words.closed
  return (
    <>
      {!unread ? null : (
        <Region>
          <Notice
            tone="warn"
            live
            title={words.unread.title}
            action={
              // Where somebody is signed in, more than what is meant would go.
              settled.standing === 'in' ? undefined : (
                <Sure words={words.unread} cancel={words.kept.cancel} go={() => void leaveAll().then(away)} />
              )
            }
          >
            <p>{words.unread.stays}</p>
          </Notice>
        </Region>
      )}
      {(!ended || unread) && dropped.length === 0 ? null : (
        <Region>
          <Notice tone="warn" live title={about.title}>
            <p>{about.text}</p>
            {dropped.length === 0 ? null : (
              <>
                <p className="mt-2 font-semibold">{words.dropped}</p>
                <UnsentList lang={lang} items={dropped} words />
              </>
            )}
          </Notice>
        </Region>
      )}
      {!props.stranger || kept.length === 0 || settled.standing === null ? null : (
        <Region>
          <Notice
            title={words.kept.title}
            action={
              <Sure
                words={words.kept}
                cancel={words.kept.cancel}
                go={() => void forgetSaid(kept).then(away)}
              />
            }
          >
            <p>{words.kept.text}</p>
            {/* Whoever holds this phone now may be another: what it was and when, not what was written. */}
            <UnsentList lang={lang} items={kept} />
          </Notice>
        </Region>
      )}
    </>
  )
}

/** A press that is asked about once more. */
function Sure(props: {
  words: { do: string; ask: string; askText: string }
  cancel: string
  go: () => void
}) {
  const { words, cancel } = props
  return (
    <Confirm face={words.do} size="sm" question={words.ask} text={words.askText} cancel={cancel}>
      <Button kind="danger" onClick={props.go}>
        {words.do}
      </Button>
    </Confirm>
  )
}

function Region({ children }: { children: React.ReactNode }) {
  return <div className="mx-auto w-full max-w-[44rem] p-4">{children}</div>
}
