import { cx } from 'class-variance-authority'
import type { ReactNode } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { uiPage } from '../../domain/messages/ui-page.ts'
import { Enter, Press } from './controls.tsx'
import { looks } from './looks.tsx'
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
    <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
      <nav className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm" aria-label={words.contents}>
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
          className={cx(
            'grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-3',
            part !== 'rails' && 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]',
          )}
          aria-labelledby={`${part}-title`}
        >
          <div className={part === 'rails' ? undefined : 'lg:col-span-full'}>
            <h2 id={`${part}-title`} className="text-xl font-heading">
              {words.parts[part as keyof typeof parts].title}
            </h2>
            <p className="text-ink-soft">{words.parts[part as keyof typeof parts].rule}</p>
          </div>
          {themes.map((theme) => (
            <div
              key={theme}
              className="looks-cell grid grid-cols-[minmax(0,1fr)] content-start gap-4 rounded-lg border border-line bg-ground px-4 pt-3 pb-5 text-ink"
              data-theme={theme}
            >
              <h3 className={looks.label}>{words[theme]}</h3>
              <Part lang={lang} theme={theme} night={night} />
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
