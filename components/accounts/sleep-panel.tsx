'use client'
import { useState } from 'react'
import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { OwnHours } from '../../domain/availability/sleep.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { SavingCheck, SavingForm, SavingText } from './saving.tsx'
import { SentForm } from './sent-form.tsx'
import { Box } from './settings-parts.tsx'

/** When one ordinarily wakes up and goes to sleep, and who else may know. Works without script. */
export function SleepPanel(props: {
  lang: Lang
  hours: OwnHours | null
  /** What a form without script led back to. */
  said: 'saved' | 'refused' | 'forgotten' | null
}) {
  const { lang, hours, said } = props
  const words = settings[lang].sleep
  const { sleep, remove, sessions } = settingsPage[lang]
  const [known, setKnown] = useState(hours !== null)
  return (
    <Box>
      {said === 'forgotten' && !known ? (
        <Notice tone="good" live>
          {words.forgotten}
        </Notice>
      ) : null}
      <SavingForm
        lang={lang}
        action="/api/session/hours"
        incomplete={sleep.both}
        faults={{ 'no-hours': { field: 'wake', text: words.bad } }}
        {...(said === 'refused' ? { initial: { wake: { at: 'refused', why: words.bad } } } : {})}
        {...(said === 'saved' ? { initial: { wake: { at: 'saved' }, sleep: { at: 'saved' } } } : {})}
        onSaved={() => setKnown(true)}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <SavingText type="time" name="wake" label={words.wake} defaultValue={hours?.wake} required />
          <SavingText type="time" name="sleep" label={words.sleep} defaultValue={hours?.sleep} required />
        </div>
        <SavingCheck name="shared" label={words.share} defaultChecked={hours?.shared === true} />
      </SavingForm>
      {known ? (
        <div>
          <Confirm
            face={words.forget}
            size="sm"
            question={remove.forget}
            text={remove.forgetText}
            cancel={sessions.cancel}
          >
            <SentForm lang={lang} action="/api/session/hours/forget" part="#sleep">
              <Button type="submit" kind="danger">
                {words.forget}
              </Button>
            </SentForm>
          </Confirm>
        </div>
      ) : null}
    </Box>
  )
}
