'use client'
import { useEffect, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useDesk } from './desk-context.tsx'

/** What to type, ready to copy, and beside it what should then be seen. */
export function RunText({ run, expect }: { run: string; expect: string }) {
  const { words } = useDesk()
  if (run === '' && expect === '') return null
  return (
    <div className={run === '' || expect === '' ? 'run-text run-text-one' : 'run-text'}>
      {run === '' ? null : (
        <div className="run-text-part">
          <div className="run-text-head">
            <span>{words.now.run}</span>
            <Copy text={run} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
          <pre className="run-text-code" tabIndex={0}>
            {run}
          </pre>
        </div>
      )}
      {expect === '' ? null : (
        <div className="run-text-part">
          <div className="run-text-head">
            <span>{words.now.expect}</span>
          </div>
          <p className="run-text-expect">{expect}</p>
        </div>
      )}
    </div>
  )
}

function Copy({ text }: { text: string }) {
  const { words } = useDesk()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      size="sm"
      kind="quiet"
      onClick={async () => {
        await copyText(text)
        setCopied(true)
      }}
    >
      <span aria-live="polite">{copied ? words.now.copied : words.now.copy}</span>
    </Button>
  )
}

/** The clipboard, also on plain http, where browsers withhold the newer interface. */
async function copyText(text: string): Promise<void> {
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
