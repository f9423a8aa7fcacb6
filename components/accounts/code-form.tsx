import { codeWords } from '../../domain/accounts/words/code.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { enter } from './comer-fields.tsx'

/** Six digits from another device. */
export function CodeForm({ lang, why }: { lang: Lang; why: string | undefined }) {
  const words = codeWords[lang]
  const error = why === 'wrong' ? words.wrong : why === 'too-many' ? words.tooMany : undefined
  return (
    <form className={enter} method="post" action="/api/session/enter">
      <TextField
        name="code"
        look={{ size: 'lg' }}
        label={words.label}
        error={error}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9０-９ ]{6,8}"
        maxLength={8}
        required
      />
      <Button type="submit" kind="primary" size="way">
        {words.do}
      </Button>
    </form>
  )
}
