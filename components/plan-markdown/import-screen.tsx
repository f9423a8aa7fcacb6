'use client'
import { useEffect, useRef, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import type { MarkdownRead } from '../../domain/plan-markdown/draft.ts'
import type { Mending } from '../../domain/plan-markdown/mend.ts'
import { readMarkdown } from '../../domain/plan-markdown/read.ts'
import { type MarkdownWords, markdown } from '../../domain/plan-markdown/words.ts'
import { BringIn } from './bring-in.tsx'
import { MendReading } from './mend-reading.tsx'

/** A procedure in Markdown becomes an upgrade: brought in, looked over line by line, then made. */
export function ImportScreen({ lang, now }: { lang: Lang; now: number }) {
  const words = markdown[lang]
  const [source, setSource] = useState('')
  const [reading, setReading] = useState<Mending | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const top = useRef<HTMLDivElement>(null)
  const shown = reading !== null
  const before = useRef(shown)
  useEffect(() => {
    // What was pressed is gone: the reader goes on at the top of what has come.
    if (before.current !== shown) top.current?.focus()
    before.current = shown
  }, [shown])

  function read(text: string) {
    setSource(text)
    if (text.trim() === '') return setFault(words.empty)
    const found = readMarkdown(text)
    if (!found.ok) return setFault(refusal(words, found))
    setFault(null)
    setReading(found)
  }

  return (
    <div ref={top} tabIndex={-1} className="md-import grid gap-5 outline-none">
      {reading === null ? (
        <BringIn words={words} text={source} fault={fault} onFault={setFault} onRead={read} />
      ) : (
        <MendReading lang={lang} now={now} reading={reading} onAnew={() => setReading(null)} />
      )}
    </div>
  )
}

function refusal(words: MarkdownWords, found: MarkdownRead & { ok: false }): string {
  if (found.code === 'too-tangled') return words.tooTangled(found.line)
  return found.code === 'too-big' ? words.tooBig(found.max) : words.tooManyLines(found.max)
}
