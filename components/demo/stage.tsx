'use client'
import { type ReactNode, useState } from 'react'
import { demo } from '../../domain/demo/words/demo.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { SideClock } from '../time/side-clock.tsx'
import { DeskFrame, PhoneFrame } from './frames.tsx'

const clock =
  'grid min-w-58 border-s-3 border-side ps-3 max-[75rem]:min-w-50 max-md:min-w-0 [&>time]:text-[2rem] max-[75rem]:[&>time]:text-clock max-md:[&>time]:text-xl [&_.side-clock-date]:ms-1.5 max-md:[&_.side-clock-date]:hidden'

/** The caption and its buttons, both clocks, how far it is told; below them the desk and the phone, on a phone one of the two. */
export function Stage(props: {
  state: UpgradeState
  /** The upgrade's clock, ms. */
  now: number
  lang: Lang
  caption: ReactNode
  buttons: ReactNode
  told: ReactNode
  /** The desk is not the visitor's. */
  watching: boolean
  /** Nothing reaches the phone. */
  dark: boolean
  /** Which of the two a phone shows first. */
  first?: 'desk' | 'phone'
  onDesk?: () => void
  onPhone?: () => void
}) {
  const { state, now, lang } = props
  const words = demo[lang]
  const [shown, show] = useState(props.first ?? 'desk')
  const { site, home } = state.head
  const name = (seat: string) => state.people[seat]?.name ?? ''
  return (
    <main id="main" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <section
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 gap-y-3 px-5 py-3.5 max-[75rem]:gap-x-5 max-[75rem]:gap-y-2 max-[75rem]:px-3.5 max-[75rem]:py-2.5 max-md:grid-cols-1"
        aria-label={words.title}
      >
        <div className="flex min-w-0 items-center gap-x-8 gap-y-4 max-md:grid">
          {props.caption}
          <div className="grid min-w-40 flex-none flex-wrap items-center gap-2 max-md:flex max-md:min-w-0 [&_:is(a,button)]:w-full max-md:[&_:is(a,button)]:min-h-11 max-md:[&_:is(a,button)]:w-auto">
            {props.buttons}
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are two clocks. */}
        <div
          className="flex items-center gap-6 max-[75rem]:grid max-[75rem]:gap-1.5 max-md:row-1 max-md:flex max-md:flex-wrap max-md:justify-between max-md:gap-x-2 max-md:gap-y-1"
          role="group"
          aria-label={words.clocks}
        >
          {(['home', 'site'] as const).map((side) => (
            <div key={side} className={`demo-clock side-${side} ${clock}`}>
              <span className="text-xs text-ink-soft" aria-hidden="true">
                {side === 'home' ? home.name : site.name}
              </span>
              <SideClock
                instant={now}
                zone={side === 'home' ? home.zone : site.zone}
                side={side}
                lang={lang}
                size="lg"
                date
                {...(side === 'home' ? { refInstant: now } : { refZone: home.zone })}
                name={side === 'home' ? home.name : site.name}
              />
            </div>
          ))}
        </div>
        {props.told}
      </section>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons that choose a view, not a form. */}
      <div
        className="hidden grid-cols-2 border-y border-line max-md:grid"
        role="group"
        aria-label={words.views}
      >
        {(['desk', 'phone'] as const).map((which) => (
          <button
            key={which}
            type="button"
            className="min-h-12 border-b-3 border-transparent font-semibold text-ink-soft aria-pressed:border-accent aria-pressed:text-ink"
            aria-pressed={shown === which}
            onClick={() => show(which)}
          >
            {which === 'desk' ? words.deskOf(name('upgrader')) : words.phoneOf(name('sentinel'))}
          </button>
        ))}
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_clamp(19.5rem,27vw,23.75rem)] gap-5 px-5 pb-5 max-[75rem]:gap-3 max-[75rem]:px-3.5 max-[75rem]:pb-3.5 max-md:min-h-152 max-md:grid-cols-1 max-md:p-0">
        <DeskFrame
          key={`desk ${state.id}`}
          upgrade={state.id}
          title={words.deskOf(name('upgrader'))}
          watching={props.watching}
          shown={shown === 'desk'}
          onShown={props.onDesk}
        />
        <PhoneFrame
          key={`phone ${state.id}`}
          upgrade={state.id}
          title={words.phoneOf(name('sentinel'))}
          dark={props.dark}
          shown={shown === 'phone'}
          words={words}
          onShown={props.onPhone}
        />
      </div>
    </main>
  )
}
