import type { Condition, RequestState, Status, StepState } from '../../domain/log/state.ts'
import type { Mark, Tone } from '../ui/marks.tsx'

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
