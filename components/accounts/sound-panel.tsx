'use client'
import { useEffect, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { settings } from '../../domain/messages/settings.ts'
import { keepSoundSetting, playSound, type SoundSetting, soundSetting } from '../live/sound.ts'
import { Button } from '../ui/button.tsx'
import { Field, SwitchField } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'

/** Whether this browser may sound, and how loud. Kept at once, and here only. */
export function SoundPanel({ lang }: { lang: Lang }) {
  const words = settings[lang].sound
  const [setting, set] = useState<SoundSetting>({ on: false, volume: 0.5 })
  useEffect(() => set(soundSetting()), [])
  const change = (to: Partial<SoundSetting>) => {
    const next = { ...setting, ...to }
    set(next)
    keepSoundSetting(next)
  }
  return (
    <Panel title={words.title} id="sound">
      <div className="form">
        <p className="enter-faint">{words.lead}</p>
        <SwitchField
          label={words.on}
          checked={setting.on}
          onChange={(e) => {
            change({ on: e.target.checked })
            if (e.target.checked) playSound('answer', { ...setting, on: true })
          }}
        />
        <Field label={words.volume}>
          {(wiring) => (
            <input
              {...wiring}
              type="range"
              className="sound-volume"
              min={0.05}
              max={1}
              step={0.05}
              value={setting.volume}
              disabled={!setting.on}
              onChange={(e) => change({ volume: Number(e.target.value) })}
            />
          )}
        </Field>
        <div className="form-actions">
          <Button onClick={() => playSound('answer', { ...setting, on: true })}>{words.test}</Button>
        </div>
      </div>
    </Panel>
  )
}
