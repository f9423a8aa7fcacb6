import type { ReactNode } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { Enter, Press } from './controls.tsx'
import { Faces, Hues, Marks, Times } from './signs.tsx'
import { Night, Say, Wait } from './told.tsx'

export type Theme = 'dark' | 'light'

export interface PartProps {
  lang: Lang
  theme: Theme
  night: UpgradeState
}

const parts = {
  faces: Faces,
  hues: Hues,
  marks: Marks,
  times: Times,
  press: Press,
  enter: Enter,
  say: Say,
  wait: Wait,
  rails: Night,
} satisfies Record<string, (props: PartProps) => ReactNode>
const themes: Theme[] = ['dark', 'light']

/** Every piece in every state; dark and light side by side, so that neither is forgotten. */
export function UiPage({ lang, night }: { lang: Lang; night: UpgradeState }) {
  const words = uiPage[lang]
  return (
    <div className="looks">
      <nav className="looks-contents" aria-label={words.contents}>
        {Object.keys(parts).map((part) => (
          <a key={part} href={`#${part}`}>
            {words.parts[part as keyof typeof parts].title}
          </a>
        ))}
      </nav>
      {Object.entries(parts).map(([part, Part]) => (
        <section
          key={part}
          id={part}
          className={`looks-part looks-part-${part}`}
          aria-labelledby={`${part}-title`}
        >
          <div className="looks-head">
            <h2 id={`${part}-title`} className="looks-title">
              {words.parts[part as keyof typeof parts].title}
            </h2>
            <p className="looks-rule">{words.parts[part as keyof typeof parts].rule}</p>
          </div>
          {themes.map((theme) => (
            <div key={theme} className="looks-cell" data-theme={theme}>
              <h3 className="looks-theme">{words[theme]}</h3>
              <Part lang={lang} theme={theme} night={night} />
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
