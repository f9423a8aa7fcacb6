import type { Condition, RequestState, Status, StepState } from '../../domain/log/state.ts'
import type { Mark, Tone } from '../ui/marks.tsx'

/** A clock of the bar. */
export const clockLook =
  'max-[95.99rem]:[&_.side-clock-date]:hidden sm:[&_.side-clock]:whitespace-nowrap [&_.side-clock-offset]:text-xs [&_.side-clock-shift]:text-xs [&_.side-clock-time]:text-lg [&_.side-clock-time]:leading-[1.2]'

/** A request or a box in its panel's list, and its first line. */
export const thingRow = 'grid gap-0.75 border-line px-4 py-2.5 not-first:border-t'
export const thingHead = 'flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm'

/** A line about a request, a question or a box; what was said itself stands out in it. */
export const aboutLine = 'text-xs text-ink-soft [&_strong]:font-semibold [&_strong]:text-ink'

/** What may be done next: in sight as long as any of what it is about is. */
export const actionsRow =
  'now-actions flex w-full flex-wrap items-center gap-2 empty:hidden still:sticky still:-bottom-2.5 still:z-2 still:-mx-4 still:w-[calc(100%+2rem)] still:max-w-none still:border-t still:border-line still:bg-[var(--now-foot,var(--panel))] still:px-4 still:py-2'

/** Sign and colour of every state, the same wherever it is shown. */
export const stepLook: Record<StepState, { mark: Mark; tone: Tone }> = {
  todo: { mark: 'ring', tone: 'plain' },
  running: { mark: 'half', tone: 'now' },
  done: { mark: 'check', tone: 'good' },
  failed: { mark: 'cross', tone: 'bad' },
  skipped: { mark: 'dash', tone: 'plain' },
  undone: { mark: 'back', tone: 'plain' },
}

export const requestLook: Record<RequestState, { mark: Mark; tone: Tone }> = {
  queued: { mark: 'dots', tone: 'warn' },
  asked: { mark: 'ring', tone: 'site' },
  seen: { mark: 'eye', tone: 'site' },
  'on-my-way': { mark: 'walk', tone: 'site' },
  done: { mark: 'check', tone: 'good' },
  cannot: { mark: 'cross', tone: 'bad' },
  withdrawn: { mark: 'dash', tone: 'plain' },
  expired: { mark: 'dash', tone: 'plain' },
}

export const conditionLook: Record<Condition['state'], { mark: Mark; tone: Tone }> = {
  up: { mark: 'check', tone: 'good' },
  rebooting: { mark: 'half', tone: 'now' },
  dark: { mark: 'cross', tone: 'bad' },
  unknown: { mark: 'dash', tone: 'plain' },
}

export const statusLook: Record<Status, { tone: Tone; mark: Mark }> = {
  draft: { tone: 'plain', mark: 'dots' },
  ready: { tone: 'good', mark: 'ring' },
  running: { tone: 'now', mark: 'half' },
  suspended: { tone: 'warn', mark: 'dash' },
  'rolling-back': { tone: 'bad', mark: 'back' },
  closed: { tone: 'good', mark: 'check' },
  cancelled: { tone: 'plain', mark: 'cross' },
}
