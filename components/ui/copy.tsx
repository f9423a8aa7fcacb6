'use client'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** Copies a text and says so for a moment. */
export function CopyButton(props: {
  text: string
  copy: string
  copied: string
  kind?: 'quiet' | 'plain'
  size?: 'sm' | 'md' | 'end'
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
      size={props.size ?? 'sm'}
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

/** The clipboard, also on plain http and inside apps, where the newer interface is withheld or refused. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined)
    try {
      return await navigator.clipboard.writeText(text)
    } catch {
      // Refused: the older way asks nobody.
    }
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
