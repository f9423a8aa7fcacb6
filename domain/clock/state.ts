/** An upgrade's clock. Own: it read `at` when the real clock read `realAt`, and runs at `rate` since (0 = paused). */
export type ClockSetting = { kind: 'wall' } | { kind: 'own'; at: number; realAt: number; rate: number }

/** Its part of what the log says so far. */
export interface ClockState {
  clock: ClockSetting
}

export const blankClock = (): ClockState => ({
  clock: { kind: 'wall' },
})
