'use client'
import { desk, glance } from '../../domain/desk/words.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { LangSwitch, ThemeSwitch } from '../shell/switches.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Pop } from '../ui/pop.tsx'
import { useDesk } from './desk-context.tsx'

/** The ways to the other screens, language and light. */
export function MoreMenu() {
  const { state, lang, open, readOnly } = useDesk()
  const words = desk[lang]
  const links = [
    ['plan', planPage[lang].open],
    ['log', glance[lang].log],
    ['people', words.top.people],
    ['hands', words.top.hands],
  ] as const
  return (
    <Pop id="desk-more" face={words.top.more} title={words.top.more}>
      <div className="grid justify-items-stretch gap-0.5 [&>*]:justify-start">
        {readOnly ? null : (
          <Button kind="quiet" size="sm" className="lg:hidden" onClick={() => open({ dialog: 'palette' })}>
            {glance[lang].palette.open}
          </Button>
        )}
        {links.map(([screen, name]) => (
          <LinkButton key={screen} kind="quiet" size="sm" href={`/u/${state.id}/${screen}`}>
            {name}
          </LinkButton>
        ))}
        <LangSwitch lang={lang} />
        <ThemeSwitch lang={lang} />
        <Button kind="quiet" size="sm" hint="?" onClick={() => open({ dialog: 'keys' })}>
          {words.top.keys}
        </Button>
      </div>
    </Pop>
  )
}
