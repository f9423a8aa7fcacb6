'use client'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** Copies a text and says so for a moment. */
export function CopyButton(props: {
  text: string
  copy: string
  copied: string
  kind?: 'quiet' | 'plain'
  hint?: string
}) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      size="sm"
      kind={props.kind ?? 'quiet'}
      hint={props.hint}
      onClick={async () => {
        await copyText(props.text)
        setCopied(true)
      }}
    >
      <span aria-live="polite">{copied ? props.copied : props.copy}</span>
    </Button>
  )
}

/** The clipboard, also on plain http, where browsers withhold the newer interface. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
