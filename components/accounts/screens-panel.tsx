'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { comer } from '../../domain/accounts/words/comer.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { settings } from '../../domain/accounts/words/settings.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { SavingForm, SavingSelect, SavingText } from './saving.tsx'
import { Box } from './settings-parts.tsx'

export type Theme = 'dark' | 'light' | 'device'

/** What one is called. */
export function NamePanel(props: {
  lang: Lang
  name: string
  saved: boolean
  refused: 'no-name' | 'name-taken' | null
}) {
  const { lang } = props
  const why = {
    'no-name': joinWords[lang].noName,
    'name-taken': refusalText({ code: 'name-taken', params: { name: '' } }, lang),
  }
  const router = useRouter()
  return (
    <Box id="name">
      <SavingForm
        lang={lang}
        action="/api/session/name"
        faults={{
          'no-name': { field: 'name', text: why['no-name'] },
          'name-taken': { field: 'name', text: why['name-taken'] },
        }}
        {...(props.refused === null ? {} : { initial: { name: { at: 'refused', why: why[props.refused] } } })}
        {...(props.saved ? { initial: { name: { at: 'saved' } } } : {})}
        // The bar above bears it too.
        onSaved={() => router.refresh()}
      >
        <SavingText
          name="name"
          label={comer[lang].name}
          hint={settings[lang].name.hint}
          defaultValue={props.name}
          maxLength={80}
          autoComplete="name"
        />
      </SavingForm>
    </Box>
  )
}

/** Language, clocks and light. */
export function ScreensPanel(props: {
  lang: Lang
  theme: Theme
  hour12: boolean
  saved: 'lang' | 'screens' | null
}) {
  const { lang, hour12 } = props
  const words = settings[lang]
  const [theme, setTheme] = useState<Theme | null>(null)
  useTheme(theme)
  const came = props.saved === 'lang'
  useEffect(() => {
    if (came) document.querySelector<HTMLElement>('select[name=lang]')?.focus({ preventScroll: true })
  }, [came])
  return (
    <Box>
      <SavingForm
        lang={lang}
        action="/api/session/lang"
        saveLabel={`${words.save}: ${comer[lang].language}`}
        initial={props.saved === 'lang' ? { lang: { at: 'saved' } } : {}}
        // The whole page is in the other language now.
        onSaved={() => location.assign('/settings?done=lang#screens')}
      >
        <SavingSelect
          name="lang"
          label={comer[lang].language}
          defaultValue={lang}
          choices={langs.map((l) => ({ value: l, label: comer[lang].languages[l] }))}
        />
      </SavingForm>
      <SavingForm
        lang={lang}
        action="/api/session/screens"
        saveLabel={`${words.save}: ${words.clock.label}, ${words.theme.label}`}
        initial={props.saved === 'screens' ? { clock: { at: 'saved' }, theme: { at: 'saved' } } : {}}
        onSaved={(name, value) => {
          if (name !== 'theme') return
          // What turned it with the device was there before this page was ours: only a new one is rid of it.
          if (props.theme === 'device') location.reload()
          else setTheme(value as Theme)
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <SavingSelect
            name="clock"
            label={words.clock.label}
            defaultValue={hour12 ? '12' : '24'}
            choices={[
              { value: '24', label: words.clock.h24 },
              { value: '12', label: words.clock.h12 },
            ]}
          />
          <SavingSelect
            name="theme"
            label={words.theme.label}
            defaultValue={props.theme}
            choices={(['dark', 'light', 'device'] as const).map((t) => ({ value: t, label: words.theme[t] }))}
          />
        </div>
      </SavingForm>
    </Box>
  )
}

/** The page in the light that was chosen; by the device's, it turns with it. Null: as it was loaded. */
function useTheme(theme: Theme | null): void {
  useEffect(() => {
    if (theme === null) return
    const { dataset } = document.documentElement
    if (theme !== 'device') {
      dataset['theme'] = theme
      return
    }
    const light = matchMedia('(prefers-color-scheme: light)')
    const turn = () => {
      dataset['theme'] = light.matches ? 'light' : 'dark'
    }
    turn()
    light.addEventListener('change', turn)
    return () => light.removeEventListener('change', turn)
  }, [theme])
}
