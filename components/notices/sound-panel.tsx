'use client'
import { useEffect, useState } from 'react'
import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Said } from '../accounts/saving.tsx'
import { Box } from '../accounts/settings-parts.tsx'
import { Button } from '../ui/button.tsx'
import { Field, SwitchField } from '../ui/field.tsx'
import { keepSoundSetting, playSound, type SoundSetting, soundSetting } from './sound.ts'

/** Whether this browser may sound, and how loud. Kept at once, and here only. */
export function SoundPanel({ lang }: { lang: Lang }) {
  const words = settings[lang].sound
  const { notKept, noScript } = settingsPage[lang].sound
  const [setting, set] = useState<SoundSetting>({ on: false, volume: 0.5 })
  const [kept, setKept] = useState<{ what: keyof SoundSetting; well: boolean } | null>(null)
  useEffect(() => set(soundSetting()), [])
  const change = (what: keyof SoundSetting, to: Partial<SoundSetting>) => {
    const next = { ...setting, ...to }
    set(next)
    setKept({ what, well: keepSoundSetting(next) })
  }
  const said = (what: keyof SoundSetting) => (
    <Said at={kept?.what === what && kept.well ? 'saved' : null} lang={lang} />
  )
  return (
    <Box id="sound" title={words.title} lead={words.lead}>
      <noscript>
        <p className="text-sm text-warn">{noScript}</p>
      </noscript>
      <div className="flex flex-wrap items-center gap-x-3">
        <SwitchField
          label={words.on}
          checked={setting.on}
          onChange={(e) => {
            change('on', { on: e.target.checked })
            if (e.target.checked) playSound('answer', { ...setting, on: true })
          }}
        />
        {said('on')}
      </div>
      <div className="max-w-80">
        <Field label={words.volume} beside={said('volume')}>
          {(wiring) => (
            <input
              {...wiring}
              type="range"
              className="w-full accent-accent"
              min={0.05}
              max={1}
              step={0.05}
              value={setting.volume}
              disabled={!setting.on}
              onChange={(e) => change('volume', { volume: Number(e.target.value) })}
            />
          )}
        </Field>
      </div>
      <p role="alert" className={kept?.well === false ? 'text-sm text-bad' : 'hidden'}>
        {kept?.well === false ? notKept : null}
      </p>
      <div>
        <Button size="sm" onClick={() => playSound('answer', { ...setting, on: true })}>
          {words.test}
        </Button>
      </div>
    </Box>
  )
}
