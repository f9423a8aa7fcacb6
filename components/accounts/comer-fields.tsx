import { accounts } from '../../domain/messages/accounts.ts'
import { type Lang, langs } from '../../domain/messages/lang.ts'
import { SelectField, TextField } from '../ui/field.tsx'

/** What somebody new says of themselves: a name and a language. */
export function ComerFields({ lang, error }: { lang: Lang; error?: string | undefined }) {
  const words = accounts[lang]
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        error={error}
        maxLength={80}
        autoComplete="name"
        required
      />
      <LangField lang={lang} />
    </>
  )
}

export function LangField({ lang, label }: { lang: Lang; label?: string }) {
  const words = accounts[lang]
  return (
    <SelectField
      name="lang"
      label={label ?? words.language}
      defaultValue={lang}
      choices={langs.map((l) => ({ value: l, label: words.languages[l] }))}
    />
  )
}
