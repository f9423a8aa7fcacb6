import type { Tick } from '../../domain/rails/axis.ts'
import type { Bar, Overlay } from '../../domain/rails/picture.ts'

/** The line of now; how far it reaches is said where it is drawn. */
export const nowLine =
  'rails-now pointer-events-none absolute inset-s-(--now-at) z-4 -ms-px inline-0.5 bg-now ring-1 ring-panel/60'

/** A word or a line of them under the picture. */
export const said = 'flex flex-wrap items-center gap-1.5 text-sm text-ink-soft'

/** Hours where there is room: by twos or by threes, not both. */
export const hourLook: Record<Tick['every'], string> = {
  1: '[@container_rails-hour_(inline-size<1.5rem)]:hidden',
  2: '[@container_rails-hour_(inline-size<0.75rem)]:hidden',
  3: '[@container_rails-hour_(inline-size<0.5rem)]:hidden [@container_rails-hour_(0.75rem<=inline-size<1.5rem)]:hidden',
  6: '[@container_rails-hour_(inline-size<0.25rem)]:hidden',
  12: '',
  24: '',
}

/** An hour and its hairline: midnight is the strongest. */
export function tickLook(every: Tick['every']): string {
  if (every === 24) return 'font-heading text-ink before:border-line-strong'
  return `text-ink-faint ${every >= 6 ? 'before:border-line' : 'before:border-line/55'}`
}

const across = 'inset-y-6.5 upright:inset-y-0 low:inset-y-0'
const edge = `${across} border-s border-dashed border-ink-faint`

/** Lines and bands across one side or both. */
export const overlayLook: Record<Overlay['kind'], string> = {
  'window-from': edge,
  'window-to': edge,
  'turn-back': `${across} z-3 border-s-2 border-warn`,
  'ends-80': `${across} border-s border-now/75`,
  ends: `${across} rails-overlay-ends`,
  low: 'rails-overlay-low inset-bs-6.5 inset-be-1/2 upright:inset-bs-0 low:inset-bs-0',
  sleep:
    'inset-bs-[calc(50%-0.375rem)] rounded-[0.125rem] bg-home/55 block-1 upright:inset-bs-0 low:inset-bs-[calc(50%-0.25rem)]',
  'card-due': 'inset-bs-1/2 inset-be-6.5 border-s-2 border-bad upright:inset-be-0 low:inset-be-0',
  dark: 'inset-bs-1/2 rounded-[0.125rem] bg-bad block-1 min-inline-0.75',
}

/** The lines that say what they are; the others are in the legend. */
export const overlayText: Partial<Record<Overlay['kind'], string>> = {
  'window-from': '-inset-s-px text-ink-faint',
  'window-to': 'inset-e-1 text-ink-faint',
  'turn-back': 'inset-e-1 font-semibold text-warn',
}

/** A bar's colours: planned a ghost, expected an outline, happened filled by what came of it. */
export function barLook(bar: Bar, selected: boolean): string {
  const { how, state, echo } = bar
  const looks = [`rails-bar rails-bar-${how} rails-along rails-lane text-start`]
  const running = state === 'running'
  const lost = bar.noHands && how === 'expected'
  // What runs is one bar of two parts.
  looks.push(how === 'happened' && running ? 'rounded-s-[2px]' : 'rounded-[2px]')
  if (how === 'expected') {
    looks.push('border text-ink-soft', running ? 'border-s-0' : 'upright:border-s-2')
    if (echo) looks.push('border-site')
    else looks.push(running ? 'border-now' : lost ? 'border-bad' : 'border-line-strong/75')
  } else if (how === 'planned') looks.push('border border-side/65 bg-side/15 text-ink upright:border-s-2')
  else looks.push('border-s-3 text-ink upright:border-s-2')
  if (echo && how !== 'planned') looks.push('bg-site-soft', how === 'happened' ? 'border-site' : '')
  else if (how === 'happened') looks.push(happened[state] ?? 'border-ink-faint bg-raised')
  else if (how === 'expected' && !lost) looks.push('bg-panel/45')
  if (lost) looks.push('rails-bar-lost')
  else if (state === 'undone' || state === 'skipped') looks.push('rails-bar-off')
  if (bar.rollBack) looks.push('shadow-[inset_0_2px_var(--bad)]')
  if (bar.critical && how !== 'planned' && !echo)
    looks.push('after:absolute after:inset-x-0 after:inset-be-0 after:bg-now after:block-0.5')
  if (selected) looks.push('rails-bar-selected')
  return looks.join(' ')
}

const happened: Partial<Record<Bar['state'], string>> = {
  done: 'border-good bg-good-soft',
  running: 'border-now bg-[color-mix(in_oklab,var(--now),var(--now-soft)_55%)]',
  failed: 'border-bad bg-bad-soft',
}

/** The same in one line. */
export function miniLook({ how, state }: Bar): string {
  return how === 'expected' ? 'bg-side/55' : (mini[state] ?? 'bg-ink-faint')
}

const mini: Partial<Record<Bar['state'], string>> = { done: 'bg-good', running: 'bg-now', failed: 'bg-bad' }
