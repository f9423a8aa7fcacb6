'use client'
import { type FormEvent, useState } from 'react'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { postFields } from '../accounts/post-fields.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { forgetEverything } from './forget.ts'
import { tellLeft } from './left.ts'
import { stopWorker } from './own-worker.ts'
import { UnsentPart } from './unsent-part.tsx'
import { useUnsent } from './use-unsent.ts'

/**
 * Signs this browser out, and leaves nothing of its person in it. What was not delivered is named first, and may be sent
 * first; only then, or when it is dropped knowingly, is anything deleted. Without script it is a form, and the server's
 * answer has the browser delete the same.
 */
export function SignOut({ lang }: { lang: Lang }) {
  const words = meWords[lang]
  const page = settingsPage[lang]
  const own = leaving[lang]
  const unsent = useUnsent(lang)
  const [state, setState] = useState<'open' | 'leaving' | 'failed'>('open')

  async function leave(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    if (state === 'leaving' || unsent.busy) return
    // Something may have been tapped in another tab since this was opened, or nothing was looked for yet.
    const fresh = await unsent.look()
    // What can't be read is asked about once; whoever presses again wants it gone unseen.
    if (fresh === null ? !unsent.unread : fresh.length > 0) return
    setState('leaving')
    const answer = await postFields('/api/session/end', {})
    if (!answer.ok) return setState('failed')
    // The answer had the browser do it where it can; where it can't, and what is just being written, is left to us.
    await stopWorker()
    await forgetEverything()
    tellLeft()
    // In the place of this page: Back leads to nothing that was shown here.
    location.replace(answer.to ?? '/')
  }

  const face = unsent.unread ? own.out.unseen : unsent.left.length > 0 ? own.out.drop : words.out.do
  return (
    <Confirm
      face={words.out.do}
      size="sm"
      question={page.sessions.endHere}
      text={words.out.lead}
      cancel={page.sessions.cancel}
      onOpen={() => void unsent.look()}
      more={
        <>
          <p className="mt-2 text-ink-soft">{own.out.empties}</p>
          <UnsentPart lang={lang} unsent={unsent} lead={own.unsent.lead} done={own.unsent.allSent} />
          <p role="alert" className={state === 'failed' ? 'mt-2 text-sm text-bad' : 'hidden'}>
            {state === 'failed' ? page.saving.notDone : null}
          </p>
        </>
      }
    >
      <form method="post" action="/api/session/end" onSubmit={leave}>
        <Button type="submit" kind="danger" busy={state === 'leaving'}>
          {state === 'leaving' ? own.out.left : face}
        </Button>
      </form>
    </Confirm>
  )
}
