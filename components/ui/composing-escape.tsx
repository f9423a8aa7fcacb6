'use client'
import { useEffect } from 'react'
import { leaveEscapeToComposing } from './keys.ts'

/** Once on every page: an Escape that an input method has taken does nothing else. */
export function ComposingEscape() {
  useEffect(() => leaveEscapeToComposing(), [])
  return null
}
