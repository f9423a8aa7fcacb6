import { type DragEvent, type FormEvent, useState } from 'react'
import type { MarkdownWords } from '../../domain/plan-markdown/words.ts'
import { Button } from '../ui/button.tsx'
import { AreaField, fieldLook, TextField } from '../ui/field.tsx'
import { Panel } from '../ui/panel.tsx'

/** The procedure's text: pasted, dropped, or from a file. */
export function BringIn(props: {
  words: MarkdownWords
  text: string
  fault: string | null
  onFault: (fault: string | null) => void
  onRead: (text: string) => void
}) {
  const { words, fault } = props
  const [text, setText] = useState(props.text)
  const [over, setOver] = useState(false)

  async function take(file: File | undefined) {
    if (file === undefined) return
    try {
      // What is no text is refused here, not shown as rows of odd signs.
      const said = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
      setText(said)
      props.onRead(said)
    } catch {
      props.onFault(words.unreadable)
    }
  }
  function drop(e: DragEvent) {
    setOver(false)
    const file = e.dataTransfer.files[0]
    if (file === undefined) return
    e.preventDefault()
    void take(file)
  }
  function read(e: FormEvent) {
    e.preventDefault()
    props.onRead(text)
  }

  return (
    <Panel title={words.bring}>
      <form
        className={`${fieldLook.form} md-bring [&_textarea]:min-h-56 [&_textarea]:font-mono [&_textarea]:text-sm ${over ? '[&_textarea]:border-accent [&_textarea]:bg-raised' : ''}`}
        noValidate
        onSubmit={read}
        onDragOver={(e) => {
          if (!e.dataTransfer.types.includes('Files')) return
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <AreaField
          label={words.paste}
          rows={16}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.example}
          value={text}
          error={fault ?? undefined}
          onChange={(e) => setText(e.target.value)}
        />
        <TextField
          type="file"
          label={words.file}
          accept=".md,.markdown,.mdown,.txt,text/markdown,text/plain"
          onChange={(e) => void take(e.target.files?.[0])}
        />
        <div className={fieldLook.actions}>
          <Button type="submit" kind="primary" size="lg">
            {words.read}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
