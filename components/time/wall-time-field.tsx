'use client'
import { phraseWords } from '../../domain/time/words/phrase.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { PhraseField } from './phrase-field.tsx'

/**
 * A time to come in people's own words, on this upgrade's clocks. What it comes to stands in a hidden field `name`:
 * epoch ms, '' when nothing is given, 'bad' while it is no moment yet.
 */
export function WallTimeField(props: {
  name: string
  label: string
  hint?: string
  error?: string | undefined
  defaultValue?: string | undefined
}) {
  const { state, lang, live } = useDesk()
  const { site, home } = state.head
  const hint = [phraseWords[lang].hint, props.hint].filter(Boolean).join(' ')
  return (
    <PhraseField
      {...props}
      wordsName={`${props.name}-words`}
      hint={hint}
      lang={lang}
      site={site}
      home={home}
      now={live.now()}
      prefer="home"
    />
  )
}
