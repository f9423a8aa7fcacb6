'use client'
import { type ReactNode, useState } from 'react'
import { demo } from '../../domain/demo/words/demo.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { SideClock } from '../time/side-clock.tsx'
import { DeskFrame, PhoneFrame } from './frames.tsx'

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
    <main id="main" className="demo">
      <section className="demo-story" aria-label={words.title}>
        <div className="demo-words">
          {props.caption}
          <div className="demo-buttons">{props.buttons}</div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; these are two clocks. */}
        <div className="demo-clocks" role="group" aria-label={words.clocks}>
          {(['home', 'site'] as const).map((side) => (
            <div key={side} className={`demo-clock side-${side}`}>
              <span className="demo-clock-name" aria-hidden="true">
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
      <div className="demo-tabs" role="group" aria-label={words.views}>
        {(['desk', 'phone'] as const).map((which) => (
          <button key={which} type="button" aria-pressed={shown === which} onClick={() => show(which)}>
            {which === 'desk' ? words.deskOf(name('upgrader')) : words.phoneOf(name('sentinel'))}
          </button>
        ))}
      </div>
      <div className={`demo-frames demo-shows-${shown}`}>
        <DeskFrame
          key={`desk ${state.id}`}
          upgrade={state.id}
          title={words.deskOf(name('upgrader'))}
          watching={props.watching}
          onShown={props.onDesk}
        />
        <PhoneFrame
          key={`phone ${state.id}`}
          upgrade={state.id}
          title={words.phoneOf(name('sentinel'))}
          dark={props.dark}
          words={words}
          onShown={props.onPhone}
        />
      </div>
    </main>
  )
}
