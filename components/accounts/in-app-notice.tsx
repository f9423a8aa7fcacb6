import { appNames, type InApp, type System, wayOut } from '../../domain/accounts/in-app.ts'
import { inAppWords, menuSteps } from '../../domain/accounts/words/in-app.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { LinkButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy.tsx'
import { controlLook } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** In whose browser a page is read. */
export interface Inside {
  app: InApp
  system: System
  /** It may also be our own page on the Home Screen; that one shows nothing of this. */
  unsure: boolean
}

const nameOf = (app: InApp) => (app === 'other' ? null : appNames[app])

/** Who opened a page inside an app is told so before anything is pressed: what won't work, and how to get out. */
export function InAppNotice(props: { lang: Lang; inside: Inside; url: string }) {
  const { lang, inside, url } = props
  const words = inAppWords[lang]
  return (
    <section
      aria-labelledby="inside"
      className={`mb-5 grid gap-3 rounded-lg border border-line-strong bg-panel p-4 ${inside.unsure ? '[@media(display-mode:standalone)]:hidden' : ''}`}
    >
      <h2 id="inside" className="text-lg leading-snug font-semibold">
        {words.title(nameOf(inside.app))}
      </h2>
      <p>
        {words.limits}
        {lang === 'en' ? ' ' : ''}
        {words.first}
      </p>
      <WaysOut lang={lang} inside={inside} url={url} />
    </section>
  )
}

/** For who is signed in inside an app: in short, with the way to their own browser. */
export function InAppStrip({ lang, app }: { lang: Lang; app: InApp }) {
  const { strip } = inAppWords[lang]
  return (
    <Notice
      tone="warn"
      action={
        <LinkButton href="/move" size="sm">
          {strip.do}
        </LinkButton>
      }
    >
      {strip.told(nameOf(app))}
    </Notice>
  )
}

/** How `url` (absolute) is opened outside: a button where the app has a way for that, its menu, and the link to copy. */
export function WaysOut(props: { lang: Lang; inside: Inside; url: string }) {
  const { lang, url } = props
  const { app, system } = props.inside
  const words = inAppWords[lang]
  const out = wayOut(app, system, url)
  const steps = menuSteps(words.menu, app, system)
  return (
    <div className="grid gap-3">
      {out === null ? (
        <p className="font-semibold first-letter:uppercase">{steps}</p>
      ) : (
        <>
          <LinkButton href={out.href} kind="primary" size="way">
            {words.open[out.opens]}
          </LinkButton>
          <p className="text-sm text-ink-soft">
            {words.orMenu}
            {lang === 'en' ? ' ' : ''}
            {steps}
          </p>
        </>
      )}
      <LinkToCopy lang={lang} url={url} lead={words.orCopy} />
    </div>
  )
}

/** A link in a field, where it can be selected by hand too: in apps, scripts may not always write to the clipboard. */
export function LinkToCopy(props: { lang: Lang; url: string; lead: string }) {
  const words = inAppWords[props.lang]
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-ink-soft">{props.lead}</p>
      <div className="flex flex-wrap items-center gap-2">
        <input
          readOnly
          value={props.url}
          aria-label={words.link}
          className={controlLook({ face: 'typed', className: 'h-11 min-w-0 flex-1 basis-40 select-all' })}
        />
        <CopyButton text={props.url} copy={words.copy} copied={words.copied} kind="plain" size="md" />
      </div>
    </div>
  )
}
