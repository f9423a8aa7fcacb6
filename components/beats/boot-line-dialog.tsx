'use client'
import { type FormEvent, useState } from 'react'
import {
  bootScript,
  placed,
  type Starter,
  shortLine,
  starterText,
  type Tool,
  toolsFor,
} from '../../domain/beats/boot-lines.ts'
import { beats } from '../../domain/beats/words/beats.ts'
import { desk as deskWords } from '../../domain/desk/words.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { textOf } from '../moves/command-form.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { fieldLook } from '../ui/field.tsx'
import { Fault, Notice } from '../ui/notice.tsx'
import { Segments } from '../ui/segments.tsx'
import { usePost } from '../ui/use-post.ts'

interface Made {
  token: string
  up: string
  every: number | null
}

/** Makes a machine's own token and shows, once, what to put on the box. */
export function BootLineDialog({ machine }: { machine: string }) {
  const { state, lang, open } = useDesk()
  const desk = deskWords[lang]
  const words = beats[lang]
  const [made, setMade] = useState<Made | null>(null)
  const { post, busy, fault } = usePost(words.failed)
  const sticker = state.machines[machine]?.sticker ?? machine

  async function make(e: FormEvent<HTMLFormElement>) {
    e.preventDefault()
    const every = textOf(new FormData(e.currentTarget), 'often') === 'minute' ? 60 : null
    const token = await post<{ token: string; up: string }>(`/api/upgrades/${state.id}/tokens`, {
      name: sticker,
      machine,
      ...(every === null ? {} : { every }),
    })
    if (token !== null) setMade({ ...token, every })
  }

  return (
    <Dialog title={words.title(sticker)} closeWord={desk.close} onClose={() => open(null)}>
      {made === null ? (
        <form className={fieldLook.form} onSubmit={make}>
          <p className="text-sm text-ink-soft">{words.lead}</p>
          <fieldset className="grid gap-1.5">
            <legend className={fieldLook.label}>{words.often.label}</legend>
            {(['boot', 'minute'] as const).map((often) => (
              <label key={often} className={fieldLook.check}>
                <input
                  className={fieldLook.box}
                  type="radio"
                  name="often"
                  value={often}
                  defaultChecked={often === 'boot'}
                />
                <span>{words.often[often]}</span>
              </label>
            ))}
          </fieldset>
          <Fault>{fault}</Fault>
          <div className={fieldLook.actions}>
            <Button type="submit" kind="primary" busy={busy}>
              {words.make}
            </Button>
            <Button kind="quiet" onClick={() => open(null)}>
              {desk.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <Texts made={made} />
      )}
    </Dialog>
  )
}

function Texts({ made }: { made: Made }) {
  const { lang, open } = useDesk()
  const words = beats[lang]
  const [tool, setTool] = useState<Tool>('curl')
  const [starter, setStarter] = useState<Starter>('systemd')
  const line = { url: made.up, token: made.token }
  const short = shortLine(tool, starter, made.every, line)
  const first = placed(bootScript(tool, line))
  const second = starterText(starter, made.every)
  return (
    <div className="grid min-w-0 gap-3.5">
      <Notice tone="warn">{words.once}</Notice>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Segments
          label={words.tool}
          className="flex-wrap [&_span]:whitespace-nowrap"
          choices={toolsFor(made.up).map((value) => ({
            value,
            label: value === 'curl' || value === 'wget' ? value : words.tools[value],
          }))}
          value={tool}
          onChoose={setTool}
        />
        <Segments
          label={words.starter}
          choices={(['systemd', 'cron', 'rc-local'] as const).map((value) => ({
            value,
            label: value === 'rc-local' ? 'rc.local' : value,
          }))}
          value={starter}
          onChoose={setStarter}
        />
      </div>
      {made.up.startsWith('https:') && tool.endsWith('wget') ? (
        <p className={fieldLook.hint}>{words.unchecked}</p>
      ) : null}
      {short === null || starter === 'systemd' ? null : (
        <>
          <Part title={words.short[starter]} text={short} copy={words.copyShort} wrap />
          <p className="text-sm text-ink-soft">{words.full}</p>
        </>
      )}
      <Part number={1} title={words.first} text={first} copy={words.copyFirst} />
      <Part number={2} title={words.second[starter]} text={second} copy={words.copySecond} />
      <p className={fieldLook.hint}>
        {words.test} <code>/usr/local/sbin/farhand-up</code>
      </p>
      <div className={fieldLook.actions}>
        <Button kind="primary" onClick={() => open(null)}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

function Part(props: { number?: number; title: string; text: string; copy: string; wrap?: true }) {
  const { lang } = useDesk()
  const wraps = props.wrap === undefined ? '' : 'whitespace-pre-wrap wrap-anywhere'
  return (
    <section className="grid min-w-0 gap-1.5">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h3 className={fieldLook.label}>
          {props.number === undefined ? '' : `${props.number}. `}
          {props.title}
        </h3>
        <CopyButton text={props.text} copy={props.copy} copied={beats[lang].copied} kind="plain" />
      </div>
      <pre
        className={`boot-text max-h-48 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 text-xs leading-normal ${wraps}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must with the keyboard too.
        tabIndex={0}
      >
        {props.text}
      </pre>
    </section>
  )
}
