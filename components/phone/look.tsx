import type { ComponentProps, ReactNode } from 'react'

/*
 * What recurs on the phone's page. Old phones know no `:is()`, and with it would drop a rule whole: so `[&>a]:` and not `*:`,
 * `[[open]>&]:` and not `open:` or `group-open:`.
 */
export type PressKind = 'big' | 'plain' | 'quiet' | 'bad' | 'chip' | 'box'

/** What is no plain button of the page's own, and is tapped all the same. */
export const taps =
  'border-2 rounded-[12px] cursor-pointer touch-manipulation [-webkit-tap-highlight-color:transparent] active:[transform:translateY(1px)]'
const kinds: Record<PressKind, string> = {
  plain: 'min-h-14 border-line-strong bg-transparent text-ink font-semibold no-underline',
  big: 'min-h-19 border-site bg-site text-site-ink text-[1.5rem] font-bold no-underline [box-shadow:inset_0_1px_0_rgb(255_255_255/.35),0_2px_6px_rgb(0_0_0/.3)] short:min-h-16 short:text-[1.375rem]',
  quiet:
    'min-h-14 border-transparent bg-transparent text-ink-soft font-semibold underline underline-offset-[.25em]',
  bad: 'min-h-14 border-bad bg-transparent text-bad font-semibold no-underline',
  chip: 'min-h-14 border-line-strong bg-sunken text-ink text-md leading-tight font-semibold aria-pressed:border-site aria-pressed:bg-site aria-pressed:text-site-ink aria-pressed:font-bold aria-pressed:before:content-["✓_"]',
  box: 'min-h-14 border-line-strong bg-transparent text-ink font-semibold',
}
const places = {
  button: 'block w-full px-4 py-2 text-center',
  /** A link or a `summary`: their words stand at the top, a button's in the middle. */
  link: 'block w-full px-4 pt-3.5 pb-2 text-center',
  /** A `summary` no wider than its words, flush with what stands above it. */
  words: 'inline-flex px-0 pt-3.5 pb-2 text-center',
  chip: 'block w-full p-2 text-center',
  box: 'flex items-center gap-3.5 w-full p-4 text-left',
  /** A label whose field lies over the whole of it, unseen: it takes the taps, and the label shows where the keyboard is. */
  over: 'relative flex items-center justify-center gap-2.5 w-full px-4 py-2 overflow-hidden text-center focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-focus [&>input]:absolute [&>input]:inset-0 [&>input]:h-full [&>input]:opacity-0 [&>input]:cursor-pointer',
  /** A label with its mark before it. */
  mark: 'flex flex-auto items-center justify-center gap-1.5 p-2 text-center',
  /** Beside the words of a strip. */
  strip: 'max-w-[60%] px-4 py-2 text-center text-md leading-[1.2]',
}

/** The look of a thing to be tapped. `press-big` is its name for who looks for the one big button. */
export function press(kind: PressKind = 'plain', place?: keyof typeof places): string {
  const at = place ?? (kind === 'chip' || kind === 'box' ? kind : 'button')
  return `${kind === 'big' ? 'press-big ' : ''}${taps} ${kinds[kind]} ${places[at]}`
}

/** Words: what is to be read first, and what stands beside it. */
export const lead = 'text-[1.1875rem] short:text-[1.0625rem] short:leading-[1.35]'
export const text = `text ${lead} whitespace-pre-line`
export const soft = 'text-base text-ink-soft'
export const warn = 'text-warn font-semibold'

/** The one column the page is. */
export const column = 'max-w-136 mx-auto px-3'

/** What belongs to a tap stands in one of these. */
export const stack = 'grid gap-2.5 short:gap-2'
export const answers = `${stack} mt-3 short:mt-2`
export const chips = 'grid grid-cols-2 gap-2 mt-2'
/** Two of one height beside each other. */
export const pair = 'pair flex gap-2 mt-2 [&>form]:flex-1 [&>form]:min-w-0 [&_button]:min-h-19'
/** A field and its button on one line. */
export const row = 'flex gap-2 mt-3 [&>p]:flex-1 [&>p]:min-w-0 [&>button]:w-auto [&>button]:self-end'
/** Within reach of the thumb, however long the card is; not where it would cover what it is about: large letters, a phone on its side. */
export const thumb =
  'z-1 mt-1 -mx-4 px-4 pt-2.5 pb-[calc(0.625rem+env(safe-area-inset-bottom))] bg-[linear-gradient(to_bottom,transparent,var(--panel)_0.625rem)] tall:sticky tall:bottom-0 tall:[.docked_&]:bottom-22'

/** Something quoted, sunken into the card. */
export const well = 'my-3 px-3 py-2.5 rounded-md bg-sunken [&_h2]:m-0'

/** What is quoted under its title. */
export function Well({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={well}>
      <h2>{title}</h2>
      <p className="whitespace-pre-line">{children}</p>
    </div>
  )
}

/** What is stuck on a box, as it looks there. */
export const sticker =
  'sticker inline-block max-w-full px-2.5 py-px border-2 border-[#16202b] rounded-sm bg-[linear-gradient(175deg,#fffaf0,#f3ead0)] text-[#16120a] font-mono font-bold leading-[1.3] tracking-[.06em] [box-shadow:0_0_0_3px_#fbf5e3,0_3px_8px_rgb(0_0_0/.35)]'
export const stickerSize = { large: 'text-[1.875rem]', small: 'text-[1.125rem]' }

const tones = {
  plain: 'border-line-strong bg-panel',
  good: 'border-good bg-panel',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad-soft',
}

/** A strip that tells something: what became of a tap, what is to be known. Its words are `told`; a tap beside them is no wider than its own. */
export function strip(tone: keyof typeof tones): string {
  return `said flex flex-wrap items-center gap-x-2.5 gap-y-1 mb-2.5 px-3 py-2.5 border-l-4 rounded-[6px] [&>button]:w-auto [&>a]:w-auto ${tones[tone]}`
}
export const told = 'flex-1 min-w-[60%]'

/** What this phone can do, or can't, with its mark before it. */
export function can(good: boolean | null): string {
  const mark =
    good === null
      ? ''
      : good
        ? ' [&>:first-child]:text-good'
        : ' [&>:first-child]:text-warn [&>:first-child]:font-bold'
  return `grid grid-cols-[1.5rem_1fr] mt-2${mark}`
}

const sheet =
  'mb-3 p-4 rounded-xl [box-shadow:inset_0_1px_0_var(--edge-light),0_1px_3px_rgb(0_0_0/.12)] short:p-3'
const edges = {
  plain: 'border border-line bg-panel',
  idle: 'border border-line bg-panel',
  over: 'border border-line bg-panel',
  ask: 'border-2 border-site bg-panel',
  full: 'border-2 border-site bg-panel',
  late: 'border-2 border-[#f2c94c] bg-panel',
  due: 'border-3 border-bad bg-bad-soft',
  stop: 'border-3 border-bad bg-bad-soft',
  order: 'border-2 border-dashed border-site bg-panel',
  go: 'border-3 border-dashed border-site bg-panel',
  fine: 'border-3 border-good bg-panel',
  gone: 'mt-[max(1.5rem,12vh)] border border-t-[6px] border-line border-t-bad bg-panel',
}

/** The names a card goes by besides its own, for who looks for all that ask. */
const also: Partial<Record<keyof typeof edges, string>> = {
  full: 'card-ask ',
  late: 'card-ask ',
  go: 'card-order ',
}

/** A card: something that is asked, ordered or told. Its kind says by edge and ground how much it presses. */
export function Card({
  kind = 'plain',
  ...rest
}: Omit<ComponentProps<'section'>, 'className'> & { kind?: keyof typeof edges }) {
  return (
    <section
      {...rest}
      className={`card card-${kind} ${also[kind] ?? ''}${sheet} [&_p+p]:mt-1.5 ${edges[kind]}`}
    />
  )
}

const bands = {
  ask: 'bg-site text-site-ink',
  due: 'bg-bad text-bad-ink',
  late: 'bg-[#f2c94c] text-[#1c1204]',
}

/** The band on top of a card: whose turn it is, and for how long. */
export function Kicker({ kind = 'ask', children }: { kind?: keyof typeof bands; children: ReactNode }) {
  return (
    <p
      className={`flex flex-wrap justify-between gap-x-3 -mx-4 -mt-4 mb-3 px-4 py-[.4375rem] rounded-t-[13px] text-md font-semibold [&_strong]:font-bold [&_time_*]:text-inherit short:-mx-3 short:-mt-3 short:mb-2 short:px-3 short:py-1 short:text-base ${bands[kind]}`}
    >
      {children}
    </p>
  )
}

/** A part of the page that can wait. */
export function Panel({
  title,
  id,
  children,
  className = '',
}: {
  title: ReactNode
  id: string
  children: ReactNode
  className?: string
}) {
  return (
    <section className={`${className} ${sheet} ${edges.plain}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** A panel that is one line until it is opened: its title, and what it comes to. */
export function Fold({
  title,
  note,
  children,
  ...rest
}: Omit<ComponentProps<'details'>, 'title' | 'className'> & { title: ReactNode; note?: ReactNode }) {
  return (
    <details {...rest} className={`${sheet} ${edges.plain}`}>
      <summary className="flex items-center gap-3 min-h-14 -m-4 px-4 py-1 cursor-pointer short:-m-3 short:px-3 after:content-['▾'] after:text-ink-soft [[open]>&]:mb-0 [[open]>&]:after:content-['▴']">
        <h2 className={note === undefined ? 'flex-1 m-0' : 'flex-none m-0'}>{title}</h2>
        {note === undefined ? null : <span className={`${soft} ml-auto text-right`}>{note}</span>}
      </summary>
      {children}
    </details>
  )
}

/** More behind a tap that asks the network for nothing. */
export function Opens({
  label,
  kind = 'quiet',
  place = 'link',
  children,
  ...rest
}: ComponentProps<'details'> & {
  label: ReactNode
  kind?: PressKind
  place?: 'link' | 'words'
}) {
  return (
    <details {...rest}>
      <summary className={`${press(kind, place)} [[open]>&]:border-line [[open]>&]:text-ink-soft`}>
        {label}
      </summary>
      {children}
    </details>
  )
}
