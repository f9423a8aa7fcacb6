'use client'
import { useState } from 'react'
import { names } from '../../domain/messages/names.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { Button, type ButtonProps, LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { AreaField, CheckField, SelectField, SwitchField, TextField } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Segments } from '../ui/segments.tsx'
import type { PartProps } from './ui-page.tsx'

const kinds = ['primary', 'plain', 'quiet', 'danger'] as const
const looks: Record<'rest' | 'hover' | 'focus' | 'busy' | 'off', ButtonProps & { 'data-shown'?: string }> = {
  rest: {},
  hover: { 'data-shown': 'hover' },
  focus: { 'data-shown': 'focus' },
  busy: { busy: true },
  off: { disabled: true },
}

export function Press({ lang }: PartProps) {
  const words = uiPage[lang]
  return (
    <div className="looks-press">
      {Object.entries(looks).map(([look, props]) => (
        <div key={look} className="looks-press-row">
          <span className="looks-label">{words.looks[look as keyof typeof looks]}</span>
          {kinds.map((kind) => (
            <Button key={kind} kind={kind} {...props}>
              {words.press[kind]}
            </Button>
          ))}
        </div>
      ))}
      <div className="looks-row">
        <Button kind="primary" size="lg" hint="N">
          {words.press.large}
        </Button>
        <Button size="sm">{words.press.small}</Button>
        <span className="now-mine [--fill-ink:var(--panel)] [--fill:var(--now)]">
          <Button kind="primary">{words.press.primary}</Button>
        </span>
        <span data-density="dense">
          <Button hint="H">{words.press.dense}</Button>
        </span>
        <LinkButton href="#press">{words.press.link}</LinkButton>
        <a href="#press">{words.press.link}</a>
        <CopyButton text={words.title} copy={words.press.copy} copied={words.press.copied} />
        <span>
          {words.say.key} <Kbd>Ctrl K</Kbd>
        </span>
      </div>
    </div>
  )
}

export function Enter({ lang }: PartProps) {
  const words = uiPage[lang].enter
  const [shown, show] = useState<'all' | 'talk'>('all')
  const choices = [
    { value: 'all', label: words.all },
    { value: 'talk', label: words.talk },
  ] as const
  const roles = (['sentinel', 'observer'] as const).map((role) => ({
    value: role,
    label: names[lang].role[role],
  }))
  return (
    <div className="looks-enter">
      <TextField label={words.name} hint={words.nameHint} defaultValue="美玲" />
      <TextField label={words.zone} error={words.zoneBad} defaultValue="Asia/Taipeh" />
      <SelectField label={words.role} choices={roles} />
      <TextField label={words.closed} defaultValue={words.closedValue} disabled />
      <AreaField label={words.note} placeholder={words.noteHint} data-shown="focus" />
      <div>
        <CheckField label={words.check} defaultChecked />
        <SwitchField label={words.onNow} defaultChecked />
        <SwitchField label={words.off} />
        <SwitchField label={words.off} disabled />
        <div className="looks-row">
          <Segments label={words.offer} choices={choices} value={shown} onChoose={show} />
          <Segments label={words.offer} choices={choices} value="talk" />
        </div>
      </div>
    </div>
  )
}
