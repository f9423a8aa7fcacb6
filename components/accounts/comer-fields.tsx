import { comer } from '../../domain/accounts/words/comer.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { SelectField, TextField } from '../ui/field.tsx'

/** How a form is laid out that is met on a phone, once. */
export const enter = 'form grid gap-4.5'

/** What somebody new says of themselves: a name and a language. */
export function ComerFields(props: {
  lang: Lang
  error?: string | undefined
  /** Who they probably are. */
  name?: string | undefined
}) {
  const { lang, error } = props
  const words = comer[lang]
  return (
    <>
      <TextField
        name="name"
        look={{ size: 'lg' }}
        label={words.name}
        hint={words.nameHint}
        error={error}
        defaultValue={props.name}
        maxLength={80}
        autoComplete="name"
        required
      />
      <SelectField
        name="lang"
        look={{ size: 'lg' }}
        label={words.language}
        defaultValue={lang}
        choices={langs.map((l) => ({ value: l, label: words.languages[l] }))}
      />
    </>
  )
}
