import type { OwnHours } from '../../domain/availability/sleep.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { settings } from '../../domain/messages/settings.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

/** When one ordinarily wakes up and goes to sleep, and who else may know. Works without script. */
export function SleepPanel(props: {
  lang: Lang
  hours: OwnHours | null
  /** What was given was no pair of hours. */
  refused: boolean
  forgotten: boolean
}) {
  const { lang, hours, refused, forgotten } = props
  const words = settings[lang].sleep
  return (
    <Panel title={words.title} id="sleep">
      <div className="form">
        {forgotten ? (
          <Notice tone="good" live>
            {words.forgotten}
          </Notice>
        ) : null}
        <p className="enter-faint">{words.lead}</p>
        <form id="sleep-hours" className="form" method="post" action="/api/session/hours">
          <div className="field-row">
            <TextField
              type="time"
              name="wake"
              label={words.wake}
              error={refused ? words.bad : undefined}
              defaultValue={hours?.wake}
              required
            />
            <TextField type="time" name="sleep" label={words.sleep} defaultValue={hours?.sleep} required />
          </div>
          <CheckField name="shared" label={words.share} defaultChecked={hours?.shared === true} />
        </form>
        <form id="sleep-forget" method="post" action="/api/session/hours/forget" />
        <div className="form-actions">
          <Button type="submit" form="sleep-hours">
            {settings[lang].save}
          </Button>
          {hours === null ? null : (
            <Button type="submit" form="sleep-forget" kind="danger">
              {words.forget}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  )
}
