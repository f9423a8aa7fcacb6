/** What is wrong, and what to do about it. */
export interface PlanFileSaying {
  reason: string
  repair: string
}

/** For each fault, by its code, what is said of it; `P`: what the words for it need. */
export type SayingsOf<P> = { [C in keyof P]: (p: P[C]) => PlanFileSaying }
