'use client'
import { type KeyboardEvent, useRef, useState } from 'react'
import { damageWords } from '../../domain/log/words/damage.ts'
import { deskTalk } from '../../domain/talk/words/desk.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { Button } from '../ui/button.tsx'
import { controlLook } from '../ui/field.tsx'
import { onKeys } from '../ui/keys.ts'

/**
 * The line to say something. Others see it while it is typed; Enter says it, Shift+Enter begins a new line, Escape goes
 * back to the keys of the Desk.
 */
export function Composer() {
  const { live, view, can, me, lang } = useDesk()
  const words = deskTalk[lang]
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  if (!can('talk.say'))
    return <p className="border-t border-line px-4 py-3 text-sm text-ink-faint">{words.notAllowed}</p>
  const others = view.present.some((p) => p.account !== me.account)
  const hint =
    view.damage !== null
      ? damageWords[lang].hint
      : view.connection === 'lost'
        ? words.lostHint
        : others
          ? words.talkHint
          : words.writeHint

  function change(to: string) {
    setText(to)
    live.type(to)
  }
  function say() {
    const line = text.trim()
    if (line === '') return
    live.send({ type: 'talk.say', text: line.slice(0, 4000) })
    change('')
    field.current?.focus()
  }
  function key(e: KeyboardEvent) {
    // Back to the keys of the Desk; what was written stays.
    if (e.key === 'Escape') document.getElementById('desk-main')?.focus({ preventScroll: true })
    if (e.key !== 'Enter' || e.shiftKey) return
    e.preventDefault()
    say()
  }
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-1.25 border-t border-line px-3 py-2.5"
      onSubmit={(e) => {
        e.preventDefault()
        say()
      }}
    >
      <label className="sr-only" htmlFor="composer">
        {words.label}
      </label>
      <textarea
        id="composer"
        ref={field}
        className={controlLook({ lines: 'talk' })}
        rows={1}
        maxLength={4000}
        value={text}
        placeholder={words.label}
        aria-describedby="composer-hint"
        aria-keyshortcuts="T"
        onChange={(e) => change(e.target.value)}
        onKeyDown={onKeys(key)}
      />
      <Button type="submit" kind="primary">
        {words.send}
      </Button>
      <p id="composer-hint" className="col-span-full text-xs text-ink-faint">
        {hint}
      </p>
    </form>
  )
}
