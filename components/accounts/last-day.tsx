import { lastDayText, signIns } from '../../domain/accounts/words/sign-ins.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Above every page, once a browser's last day comes near: until when, and the press by which it goes on. Real ms. */
export function LastDay({ lang, lastDay, now }: { lang: Lang; lastDay: number; now: number }) {
  return (
    <div className="mx-auto w-full max-w-[44rem] px-4 py-2">
      <Notice
        tone="warn"
        action={
          // A plain one, also with script: what comes back is the page it stands on.
          <form method="post" action="/api/session/prolong">
            <Button type="submit" size="sm">
              {signIns[lang].lastDay.do}
            </Button>
          </form>
        }
      >
        {lastDayText(lang, lastDay, now)}
      </Notice>
    </div>
  )
}
