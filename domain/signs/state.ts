/** What was seen when somebody looked. `at` is when they looked (epoch ms), not when it was told. */
export interface Look {
  answer: string
  at: number
  by: string
  /** Told by phone, entered by the upgrader. */
  entered: boolean
}

/** Its part of what the log says so far. */
export interface SignState {
  /** What was seen last of each sign (`signKey`). Absent until the first. */
  seen?: Record<string, Look>
}
