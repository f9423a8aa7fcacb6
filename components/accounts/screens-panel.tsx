import { accounts } from '../../domain/messages/accounts.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { settings } from '../../domain/messages/settings.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'
import { LangField } from './comer-fields.tsx'

/** Language, clocks and light of this browser. */
export function ScreensPanel(props: { lang: Lang; theme: 'dark' | 'light' | 'device'; hour12: boolean }) {
  const { lang, theme, hour12 } = props
  const words = settings[lang]
  return (
    <Panel title={words.screens.title} id="screens">
      <form className="form" method="post" action="/api/session/screens">
        <div className="field-row">
          <LangField lang={lang} />
          <SelectField
            name="clock"
            label={words.clock.label}
            defaultValue={hour12 ? '12' : '24'}
            choices={[
              { value: '24', label: words.clock.h24 },
              { value: '12', label: words.clock.h12 },
            ]}
          />
          <SelectField
            name="theme"
            label={words.theme.label}
            defaultValue={theme}
            choices={(['dark', 'light', 'device'] as const).map((t) => ({ value: t, label: words.theme[t] }))}
          />
        </div>
        <p className="enter-faint">{words.screens.lead}</p>
        <div className="form-actions">
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** What one is called. */
export function NamePanel(props: { lang: Lang; name: string; error: string | undefined }) {
  const words = settings[props.lang]
  return (
    <Panel title={words.name.title} id="name">
      <form className="form" method="post" action="/api/session/name">
        <TextField
          name="name"
          label={accounts[props.lang].name}
          hint={words.name.hint}
          error={props.error}
          defaultValue={props.name}
          maxLength={80}
          autoComplete="name"
          required
        />
        <div className="form-actions">
          <Button type="submit">{words.save}</Button>
        </div>
      </form>
    </Panel>
  )
}
