'use client'
import { type ReactNode, useState } from 'react'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { names } from '../../domain/messages/names.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { Button, type ButtonProps, LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { Confirm, Dialog } from '../ui/dialog.tsx'
import { AreaField, CheckField, fieldLook, SelectField, SwitchField, TextField } from '../ui/field.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Pop } from '../ui/pop.tsx'
import { Segments } from '../ui/segments.tsx'
import { Label, looks as own } from './looks.tsx'
import type { PartProps } from './ui-page.tsx'

const kinds = ['primary', 'plain', 'quiet', 'danger'] as const
const sizes = ['sm', 'md', 'lg', 'end', 'way', 'text'] as const
const states: Record<'rest' | 'hover' | 'focus' | 'busy' | 'off', ButtonProps & { 'data-shown'?: string }> = {
  rest: {},
  hover: { 'data-shown': 'hover' },
  focus: { 'data-shown': 'focus' },
  busy: { busy: true },
  off: { disabled: true },
}

export function Press({ lang, theme }: PartProps) {
  const words = uiPage[lang]
  const { press } = words
  return (
    <div className={own.stack}>
      {Object.entries(states).map(([state, props]) => (
        <Choices key={state} label={words.looks[state as keyof typeof states]}>
          {kinds.map((kind) => (
            <Button key={kind} kind={kind} {...props}>
              {press[kind]}
            </Button>
          ))}
        </Choices>
      ))}
      {sizes.map((size) => (
        <Choices key={size} label={<code translate="no">{size}</code>}>
          {kinds.map((kind) => (
            <Button key={kind} kind={kind} size={size}>
              {press[kind]}
            </Button>
          ))}
        </Choices>
      ))}
      <div className={own.row}>
        <Button kind="primary" size="lg" hint="N">
          {press.large}
        </Button>
        <span className="[--fill-ink:var(--panel)] [--fill:var(--now)]">
          <Button kind="primary">{press.primary}</Button>
        </span>
        <span data-density="dense">
          <Button hint="H">{press.dense}</Button>
        </span>
        <LinkButton href="#press">{press.link}</LinkButton>
        <a href="#press">{press.link}</a>
        <CopyButton text={words.title} copy={press.copy} copied={press.copied} />
        <span>
          {words.say.key} <Kbd>Ctrl K</Kbd>
        </span>
        <Pop id={`pop-${theme}`} face={press.quiet} title={press.quiet}>
          {words.say.plain.text}
        </Pop>
        <Confirm
          face={press.danger}
          question={words.say.dialog}
          text={words.say.dialogText}
          cancel={words.say.dialogNot}
        >
          <Button kind="danger">{words.say.dialogDo}</Button>
        </Confirm>
      </div>
      <Opened lang={lang} />
    </div>
  )
}

function Choices({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5rem_repeat(4,auto)_1fr] items-center gap-2 max-[40rem]:flex max-[40rem]:flex-wrap">
      <Label className="max-[40rem]:basis-full">{label}</Label>
      {children}
    </div>
  )
}

/** A dialog of each size, behind a button. */
function Opened({ lang }: { lang: PartProps['lang'] }) {
  const { say } = uiPage[lang]
  const [open, setOpen] = useState<'form' | 'list' | 'picture' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className={own.row}>
      {(['form', 'list', 'picture'] as const).map((size) => (
        <Button key={size} onClick={() => setOpen(size)}>
          {say.dialog} <code translate="no">{size}</code>
        </Button>
      ))}
      {open === null ? null : (
        <Dialog size={open} title={say.dialog} closeWord={deskWords[lang].close} onClose={close}>
          <div className={fieldLook.form}>
            <p>{say.dialogText}</p>
            <AreaField label={uiPage[lang].enter.note} />
            <div className={fieldLook.actions}>
              <Button kind="primary" onClick={close}>
                {say.dialogDo}
              </Button>
              <Button kind="quiet" onClick={close}>
                {say.dialogNot}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
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
  const named = { label: words.name, defaultValue: '美玲' }
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] gap-x-5 gap-y-4">
      <TextField {...named} hint={words.nameHint} />
      <TextField label={words.zone} error={words.zoneBad} defaultValue="Asia/Taipeh" />
      <SelectField label={words.role} choices={roles} />
      <TextField label={words.closed} defaultValue={words.closedValue} disabled />
      <AreaField label={words.note} placeholder={words.noteHint} data-shown="focus" />
      <AreaField label={words.note} defaultValue={words.noteHint} look={{ lines: 'all', face: 'typed' }} />
      {(['sm', 'lg'] as const).map((size) => (
        <TextField key={size} {...named} beside={<code translate="no">{size}</code>} look={{ size }} />
      ))}
      {(['unless-fixed', 'when-touched'] as const).map((edge) => (
        <TextField
          key={edge}
          {...named}
          beside={<code translate="no">{edge}</code>}
          look={{ edge }}
          readOnly
        />
      ))}
      <TextField
        {...named}
        beside={<code translate="no">when-touched</code>}
        look={{ edge: 'when-touched', face: 'heading' }}
      />
      <TextField label={words.note} type="file" />
      <div>
        <CheckField label={words.check} defaultChecked />
        <CheckField label={words.check} disabled />
        <SwitchField label={words.onNow} defaultChecked />
        <SwitchField label={words.off} />
        <SwitchField label={words.off} disabled />
        <div className={own.row}>
          <Segments label={words.offer} choices={choices} value={shown} onChoose={show} />
          <Segments label={words.offer} choices={choices} value="talk" />
          <Segments size="md" label={words.offer} choices={choices} value={shown} onChoose={show} />
        </div>
      </div>
    </div>
  )
}
